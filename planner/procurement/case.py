"""Tells which rows of the answers belong to the next case, so that examples are about that case and no other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from msgspec import Struct

from planner.japanese.era import month_of
from planner.missing import is_known
from planner.situation.model import Situation

_LEAST = 2  # a part of one character, as 税, stands in names of other systems
_NO_MONTH = "月は未定"
_LEAST_OF = 4  # so does the thing in 施設の予約, while 電子カルテ is the same of a hospital and of a clinic
# How a case is told to put several systems of one kind together, so that the thing alone names each of them
_INTO_ONE = re.compile(r"一つに|1つに|ひとつに|一本に|一本化|まとめ|統合")


class NextCase(Struct, frozen=True):
    """The systems of the ledger that are bought as the next case, and the day to come on which they go live."""

    works: tuple[str, ...]
    live: date | None


def case_works(situation: Situation) -> tuple[str, ...]:
    """Return the systems of the ledger that the next case names, wholly or by a part of their name."""
    return _naming(situation, "systems.ledger", key="work", told="work")


def case_tasks(situation: Situation) -> tuple[str, ...]:
    """Return the tasks of the inventory whose system the next case names."""
    return _naming(situation, "work.inventory", key="system", told="task")


class Migration(Struct, frozen=True):
    """What was reported to the state of a migration: the first of its month, or only how its time was worded."""

    month: date | None
    worded: str = ""


def migrations(situation: Situation) -> dict[str, Migration]:
    """Return what was reported of each standardized system that is still to migrate.

    Of one whose vendor could not meet the term of the state, the time is not ours to choose, whether its month is told
    or not.
    """
    rows, planned = situation.value("systems.ledger"), situation.value("standardization.schedule")
    if not is_known(rows) or not is_known(planned):
        return {}
    works = [row["work"] for row in rows if is_known(row["standard"]) and row["standard"] == "yes"]
    ahead = [(item["task"], found) for item in planned if (found := _reported(item, situation.on))]
    return {work: found for task, found in ahead for work in works if _names(task, work)}


def _reported(item: Mapping[str, Any], today: date) -> Migration | None:
    worded = item["month"] if is_known(item["month"]) else ""
    month = month_of(worded) if worded else None
    if month:
        return Migration(month) if month > today else None
    is_specified = is_known(item.get("specified", "")) and item.get("specified") == "specified"
    return Migration(None, worded or _NO_MONTH) if is_specified else None


def _naming(situation: Situation, path: str, *, key: str, told: str) -> tuple[str, ...]:
    case, rows = situation.value("procurement.next_case"), situation.value(path)
    if not is_known(case) or not is_known(rows):
        return ()
    return tuple(row[told] for row in _with(rows, key) if _names(case, row[key]))


def _with(rows: Iterable[Mapping[str, Any]], key: str) -> Iterable[Mapping[str, Any]]:
    return (row for row in rows if is_known(row[key]))


def _names(case: str, name: str) -> bool:
    plain = name.partition("（")[0]
    parts = plain.split("・")
    things = (part.rpartition("の")[2] for part in parts)
    least = _LEAST if _INTO_ONE.search(case) else _LEAST_OF
    named = [part for part in parts if len(part) >= _LEAST] + [thing for thing in things if len(thing) >= least]
    return case in plain or any(part in case for part in named)
