"""What the list of works (業務の一覧) tells: which to write down first, and which run on the systems of the ledger."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from planner.missing import Missing, Reason, is_known
from planner.situation.standard_works import plainly, works_told
from planner.situation.system_names import in_full

Row = Mapping[str, Any]
Cells = Sequence[Any]
_KIND = re.compile(r"(?:の?管理)?(?:システム|ソフトウェア|ソフト)$")  # of which the rest of a name tells more
# What all works are done with, whatever they are: that it stands still tells of none of them
_OF_ALL_WORKS = re.compile(r"メール|グループウェア|チャット|端末|ネットワーク|LAN|プリンタ")
_OUTAGES = ("hour", "half_day", "day", "days")  # from the shortest


def first_works(rows: Sequence[Row], full: Any, staff: Any) -> tuple[Row, ...]:
    """Return the works to write down first: three, two where a handful of people have nobody full-time for it (`full`).

    Those of which rework is told come first, then those that take the most hours a year, only one of an office.
    """
    few = is_known(full) and is_known(staff) and full < 1 and staff < 80
    offices: dict[object, Row] = {}
    for row in (rows[at] for at in weightiest(rows)):
        offices.setdefault(row["department"] if is_known(row["department"]) else id(row), row)
    return tuple(offices.values())[: 2 if few else 3]


def weightiest(rows: Sequence[Row]) -> tuple[int, ...]:
    """Return the places of the works: those of which rework is told first, then those that take the most hours."""
    return tuple(sorted(range(len(rows)), key=lambda at: _weight(rows[at]), reverse=True))


def hours_of(rows: Sequence[Row]) -> int | Missing:
    """Return the hours a year that these works take together; a sum that leaves some out would tell less."""
    hours = [row["hours"] for row in rows]
    return sum(hours) if hours and all(map(is_known, hours)) else Missing(reason=Reason.UNKNOWN)


def in_ledger(rows: Sequence[Row], systems: Cells, ledger: Sequence[str]) -> tuple[Row, ...]:
    """Return the works done with a system of the ledger, the busiest first."""
    named = ((row, name) for row, name in zip(rows, systems, strict=True) if is_known(name))
    found = (row for row, name in named if any(is_same(name, called) for called in ledger))
    return tuple(sorted(found, key=_volume, reverse=True))


def not_to_wait(rows: Sequence[Row], systems: Cells, ledger: Sequence[str], outages: Cells) -> str | Missing:
    """Return the busiest work of those done with a system that may stand still for the shortest time told of any.

    What serves works of all kinds (メール) is no system of one of them.
    """
    waits = [_shortest(name, ledger, outages) for name in systems]
    shortest = min((wait for wait in waits if wait is not None), default=None)
    found = [row for row, wait in zip(rows, waits, strict=True) if wait is not None and wait == shortest]
    return str(max(found, key=_volume)["task"]) if found else Missing(reason=Reason.UNKNOWN)


def _shortest(name: Any, ledger: Sequence[str], outages: Cells) -> int | None:
    if not is_known(name) or _OF_ALL_WORKS.search(name):
        return None
    waits = (wait for called, wait in zip(ledger, outages, strict=True) if is_known(wait) and is_same(name, called))
    return min(map(_OUTAGES.index, waits), default=None)


def is_same(name: str, called: str) -> bool:
    """Whether the system that a work names is the one that a row of the ledger is called, both as people write them."""
    plain = plainly(name)
    return (_KIND.sub("", plain) or plain) in in_full(called) or not works_told(name).isdisjoint(works_told(called))


def _weight(row: Row) -> tuple[bool, float]:
    return is_known(row["rework"]), row["hours"] if is_known(row["hours"]) else 0


def _volume(row: Row) -> float:
    return row["volume"] if is_known(row["volume"]) else 0
