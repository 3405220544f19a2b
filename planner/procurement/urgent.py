"""What is to be done for the contracts that end before the plan or in its first year, by whom, until when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from planner.missing import is_known
from planner.procurement.model import SharedYear, SystemPurchase, UrgentTask
from planner.situation.model import Situation

_ENDING, _PLAN, _REVIEW = "derived.ledger_ending", "derived.plan_years", "assumption.review_days"
_EXTENSION = "assumption.extension_days"
READS = (_ENDING, f"{_ENDING}.department", _EXTENSION)


def urgent_tasks(
    situation: Situation, systems: Iterable[SystemPurchase], shared: Iterable[SharedYear]
) -> tuple[UrgentTask, ...]:
    """Return the tasks, the earliest first; migrations reported to the state have their own months and none here."""
    first, each = situation.value(_PLAN)[0], situation.value(_REVIEW)
    tasks = [*_extensions(situation), *_purchases([item for item in systems if item.renewal == first], each)]
    for year in shared:
        if year.year == first:
            departments = "、".join(year.departments)
            tasks.append(UrgentTask("join", first, year.works, departments, year.decide_by, year.count * each))
    return tuple(sorted(tasks, key=lambda task: task.by))


def extension_days(situation: Situation) -> float:
    """Return the person-days that all extensions take."""
    return float(sum(task.days for task in _extensions(situation)))


def _extensions(situation: Situation) -> Iterator[UrgentTask]:
    ending, each = situation.value(_ENDING), situation.value(_EXTENSION)
    rows = sorted(ending, key=lambda row: (row["renewal"], str(row["department"]))) if is_known(ending) else []
    for (ends, _), group in groupby(rows, key=lambda row: (row["renewal"], str(row["department"]))):
        due = list(group)
        by = min(_month_after(situation.on), date(ends + 1, 3, 31))
        works = tuple(row["work"] for row in due)
        yield UrgentTask("extend", ends, works, due[0]["department"], by, len(due) * each)


def _purchases(systems: Iterable[SystemPurchase], each: float) -> Iterator[UrgentTask]:
    for item in systems:
        if item.due.start_by:
            late = item.due.timing == "late"
            yield UrgentTask("buy", item.renewal, item.works, item.department, item.due.start_by, each, late)


def _month_after(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, min(day.day, 28))
