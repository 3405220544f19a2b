"""Legal and national facts, by the date on which they are in force."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from msgspec import Struct

from planner.japanese.era import fiscal_year
from planner.situation.model import Fact, Origin, OriginKind
from planner.templateset.overlay import Entry, overlaid


class LegalFact(Struct, frozen=True):
    """One fact as it stands on the date of a build.

    `values` are those of that date: where the entry gives others as `before`, these until it takes effect.
    `since` is the day it takes effect, None if the source names none; a source that gives only a month counts from
    its first day. `in_force` is false before that day and after the last day in `values.valid_to`; `expired` after that
    day, and after the last fiscal year (`values.to_fy`) in which a scheme pays. Facts of confidence `low` are not read
    at all, so that no document can state them.
    """

    id: str
    statement: str
    values: Mapping[str, Any]
    since: date | None
    in_force: bool
    edition: str
    source: str
    url: str
    confidence: str
    expired: bool = False


def shipped_laws() -> tuple[Entry, ...]:
    """Return the facts that travel with the planner; a template set may renew some and add others (`laws.yaml`)."""
    return overlaid((), "laws")


def law_facts(laws: Iterable[Entry], on: date) -> Iterator[Fact]:
    """Yield every fact that may be stated, under `law.<id>`, as it stands on `on`."""
    for entry in filter(_may_be_stated, laws):
        fact = _legal_fact(entry.data, on)
        as_of = fact.since.isoformat() if fact.since else ""
        origin = Origin(OriginKind.LAW, fact.source, as_of, url=fact.url)
        yield Fact(f"law.{fact.id}", fact, fact.statement, origin)


def law_ids(laws: Iterable[Entry]) -> set[str]:
    """Return the ids of all facts that may be stated."""
    return {entry.id for entry in filter(_may_be_stated, laws)}


def _may_be_stated(entry: Entry) -> bool:
    return str(entry.data["confidence"]) != "low"


def _legal_fact(entry: Mapping[str, Any], on: date) -> LegalFact:
    since = _day(entry["effective_from"])
    values = MappingProxyType(entry.get("values") or {})
    until = _day(values.get("valid_to"))
    in_force = (since is None or since <= on) and (until is None or on <= until)
    return LegalFact(
        id=entry["id"],
        statement=entry["statement_ja"],
        values=values if since is None or since <= on else MappingProxyType({**values, **values.get("before", {})}),
        since=since,
        in_force=in_force,
        edition=entry.get("edition") or "",
        source=entry["source_title"],
        url=entry["source_url"],
        confidence=entry["confidence"],
        expired=(until is not None and until < on) or fiscal_year(on) > values.get("to_fy", date.max.year),
    )


def _day(text: str | None) -> date | None:
    """Return the first day of what `text` names: a day, a month (2024-12) or a year."""
    if text is None:
        return None
    year, month, day = (*map(int, text.split("-")), 1, 1)[:3]
    return date(year, month, day)
