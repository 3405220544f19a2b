"""Tells which national schemes may pay for a measure here: in force, in time, and open to this municipality."""

from __future__ import annotations

from planner.missing import is_known
from planner.programme.measure import Measure, Variant
from planner.situation.law import LegalFact
from planner.situation.model import Situation

_INDEX = "stats.fiscal_strength_index_fy2024"
_TYPE = "town.type"
_AREA = "stats.depopulated_20220401"
READS = (_INDEX, _TYPE, _AREA)


def eligible(measure: Measure, variant: Variant, first_year: int, situation: Situation) -> tuple[str, ...]:
    """Return the ids of those schemes the measure names that it may use when it starts in `first_year`.

    A scheme's legal fact says in its values what bounds it: `to_fy` its last fiscal year, `covers: setup` that it
    pays for no running costs, `excluded_fiscal_index` the fiscal strength from which on a municipality is excluded,
    `excluded_types` the types of municipality that are, `open_to` the kinds of depopulated area it is for.
    """
    facts = ((name, situation.value(f"law.{name}")) for name in measure.funding if f"law.{name}" in situation)
    return tuple(
        name
        for name, fact in facts
        if fact.in_force and _in_time(fact, first_year) and _pays(fact, variant) and _open(fact, situation)
    )


def _in_time(fact: LegalFact, first_year: int) -> bool:
    return bool(first_year <= fact.values.get("to_fy", first_year))


def _pays(fact: LegalFact, variant: Variant) -> bool:
    return fact.values.get("covers") != "setup" or (variant.cost is not None and variant.cost.setup[1] > 0)


def _open(fact: LegalFact, situation: Situation) -> bool:
    limit, index = fact.values.get("excluded_fiscal_index"), situation.value(_INDEX)
    poor_enough = limit is None or (is_known(index) and isinstance(index, (int, float)) and index < limit)
    designated = "open_to" not in fact.values or situation.value(_AREA) in fact.values["open_to"]
    return poor_enough and designated and situation.value(_TYPE) not in fact.values.get("excluded_types", ())
