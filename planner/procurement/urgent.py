"""What is to be done for the contracts that end before the plan or in its first year, by whom, until when."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import groupby

from planner.missing import is_known
from planner.procurement.late import LatePurchase
from planner.procurement.model import SharedYear, SystemPurchase, UrgentTask
from planner.procurement.stages import Timetable
from planner.situation.model import Situation

Plan = Callable[[date, tuple[str, ...]], Timetable]

_ENDING, _PLAN = "derived.ledger_ending", "derived.plan_years"
_EXTENSION = "assumption.extension_days"
READS = (_ENDING, f"{_ENDING}.department", _EXTENSION)


def urgent_tasks(
    situation: Situation, systems: Iterable[SystemPurchase], shared: Iterable[SharedYear]
) -> tuple[UrgentTask, ...]:
    """Return the tasks, the earliest first; migrations reported to the state have their own months and none here."""
    first = situation.value(_PLAN)[0]
    tasks = [*_extensions(situation), *_purchases([item for item in systems if item.renewal == first], situation)]
    for year in shared:
        if year.year == first:
            tasks.append(UrgentTask("join", first, year.works, "、".join(year.departments), year.decide_by))
    return tuple(sorted(tasks, key=lambda task: task.by))


def late_purchases(
    systems: Iterable[SystemPurchase], shortest: Plan, unwaited: Plan, today: date
) -> Iterator[LatePurchase]:
    """Yield those of `systems` that come too late.

    `shortest` and `unwaited` make the timetable of the fewest weeks up to a day on which systems go live, with the vote
    on the budget and without it.
    """
    for item in systems:
        if item.due.timing == "late":
            plan, funded = (made(item.due.wanted, item.works) for made in (shortest, unwaited))
            yield LatePurchase(
                works=item.works,
                department=item.department,
                ends=item.renewal,
                wanted=item.due.wanted,
                live=plan.live,
                weeks=plan.late_weeks,
                start_by=plan.start,
                vote=plan.vote,
                unwaited=funded.live,
                unwaited_by=funded.start,
                answer_by=_month_after(today),
            )


def extension_days(tasks: Iterable[UrgentTask]) -> float:
    """Return the person-days that all extensions take."""
    return float(sum(task.days for task in tasks))


def _extensions(situation: Situation) -> Iterator[UrgentTask]:
    ending, each = situation.value(_ENDING), situation.value(_EXTENSION)
    rows = sorted(ending, key=lambda row: (row["renewal"], str(row["department"]))) if is_known(ending) else []
    for (ends, _), group in groupby(rows, key=lambda row: (row["renewal"], str(row["department"]))):
        due = list(group)
        by = min(_month_after(situation.on), date(ends + 1, 3, 31))
        works = tuple(row["work"] for row in due)
        yield UrgentTask("extend", ends, works, due[0]["department"], by, len(due) * each)


def _purchases(systems: Iterable[SystemPurchase], situation: Situation) -> Iterator[UrgentTask]:
    for item in systems:
        if item.due.timing == "late":
            by, each = _month_after(situation.on), situation.value(_EXTENSION)
            yield UrgentTask("hasten", item.renewal, item.works, item.department, by, each)
        elif item.due.start_by:
            yield UrgentTask("buy", item.renewal, item.works, item.department, item.due.start_by)


def _month_after(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, min(day.day, 28))
