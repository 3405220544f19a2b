"""Tells which national schemes may pay for a measure here, and what bars the others: time, what is paid, the town."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from typing import Protocol

from msgspec import Struct

from planner.missing import is_known
from planner.programme.measure import Measure, Variant
from planner.situation.law import LegalFact
from planner.situation.model import Situation

_INDEX = "stats.fiscal_strength_index_fy2024"
_TYPE = "town.type"
_AREA = "stats.depopulated_20220401"
READS = (_INDEX, _TYPE, _AREA)


class Bar(Enum):
    """What keeps a measure from a scheme."""

    NOT_IN_FORCE = "not in force today"
    ENDED = "ends before the measure begins"
    TYPE = "not for municipalities of this type"
    STRONG = "not for the fiscally strong, or for those whose strength nobody knows"
    AREA = "for depopulated areas only"
    OPEN = "pays for a set-up, whose amount nobody knows yet"
    NO_SETUP = "pays for a set-up, for which nothing is paid"


class Barred(Struct, frozen=True):
    """A scheme that the catalogue names for a measure and that it may not use here."""

    scheme: str
    why: Bar


class Closed(Struct, frozen=True):
    """A scheme that no measure may use: what bars it, and the numbers of the measures that each of these holds back."""

    scheme: str
    bars: tuple[tuple[Bar, tuple[str, ...]], ...]


class Funded(Protocol):
    """Of a chosen measure, what tells which schemes may pay for it."""

    @property
    def number(self) -> str: ...
    @property
    def funding(self) -> tuple[str, ...]: ...
    @property
    def barred(self) -> tuple[Barred, ...]: ...


def closed(measures: Sequence[Funded]) -> tuple[Closed, ...]:
    """Return the schemes that the catalogue names for the measures and that none of them may use."""
    used = {name for item in measures for name in item.funding}
    named = dict.fromkeys(one.scheme for item in measures for one in item.barred if one.scheme not in used)
    return tuple(Closed(name, tuple(_bars(measures, name))) for name in named)


def _bars(measures: Sequence[Funded], scheme: str) -> Iterator[tuple[Bar, tuple[str, ...]]]:
    for why in Bar:
        held = tuple(item.number for item in measures if Barred(scheme, why) in item.barred)
        if held:
            yield why, held


def eligible(measure: Measure, variant: Variant, first_year: int, situation: Situation) -> tuple[str, ...]:
    """Return the ids of those schemes the measure names that it may use when it starts in `first_year`.

    A scheme's legal fact says in its values what bounds it: `to_fy` its last fiscal year, `covers: setup` that it
    pays for no running costs, `excluded_fiscal_index` the fiscal strength from which on a municipality is excluded,
    `excluded_types` the types of municipality that are, `open_to` the kinds of depopulated area it is for.
    """
    return tuple(name for name, bar in _judged(measure, variant, first_year, situation) if bar is None)


def barred(measure: Measure, variant: Variant, first_year: int, situation: Situation) -> tuple[Barred, ...]:
    """Return the schemes the measure names that it may not use, each with the first bound that bars it."""
    return tuple(Barred(name, bar) for name, bar in _judged(measure, variant, first_year, situation) if bar)


def _judged(
    measure: Measure, variant: Variant, first_year: int, situation: Situation
) -> tuple[tuple[str, Bar | None], ...]:
    facts = ((name, situation.value(f"law.{name}")) for name in measure.funding if f"law.{name}" in situation)
    return tuple((name, _bar(fact, variant, first_year, situation)) for name, fact in facts)


def _bar(fact: LegalFact, variant: Variant, first_year: int, situation: Situation) -> Bar | None:
    """Return what bars a scheme, that which no decision of the town can change first."""
    bounds = fact.values
    if not fact.in_force:
        return Bar.NOT_IN_FORCE
    if situation.value(_TYPE) in bounds.get("excluded_types", ()):
        return Bar.TYPE
    if "open_to" in bounds and situation.value(_AREA) not in bounds["open_to"]:
        return Bar.AREA
    if _is_strong(bounds.get("excluded_fiscal_index"), situation):
        return Bar.STRONG
    if first_year > bounds.get("to_fy", first_year):
        return Bar.ENDED
    return _unpaid(variant) if bounds.get("covers") == "setup" else None


def _is_strong(limit: float | None, situation: Situation) -> bool:
    index = situation.value(_INDEX)
    return limit is not None and not (is_known(index) and isinstance(index, (int, float)) and index < limit)


def _unpaid(variant: Variant) -> Bar | None:
    if variant.cost is not None and variant.cost.once[1] > 0:
        return None
    return Bar.OPEN if variant.cost is None or variant.may_add_unpriced else Bar.NO_SETUP
