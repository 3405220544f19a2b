"""What ends before the plan or in its first year is a task with an office and a day; what is late has ways out."""

from datetime import date
from types import MappingProxyType
from typing import Any

import pytest
from msgspec.structs import replace

from planner.missing import Missing
from planner.procurement.model import Renewal, SharedYear, SystemPurchase, Timing
from planner.procurement.stages import Stage, Timetable
from planner.procurement.urgent import extension_days, late_purchases, urgent_tasks
from planner.situation.model import Fact, Origin, OriginKind, Situation


def situation(*ending: dict[str, Any], on: date = date(2026, 11, 25)) -> Situation:
    values = {
        "derived.ledger_ending": ending,
        "derived.plan_years": (2027, 2028),
        "assumption.extension_days": 1,
    }
    facts = {path: Fact(path, value, path, Origin(OriginKind.ANSWER)) for path, value in values.items()}
    return Situation(on, MappingProxyType(facts))


def row(work: str, department: str = "税務課", renewal: int = 2026) -> dict[str, Any]:
    return {"work": work, "department": department, "renewal": renewal}


def bought(renewal: int, start_by: date | None, timing: Timing = "in_time") -> SystemPurchase:
    live = date(renewal + 1, 4, 1)
    due = Renewal(live, live, start_by, None, None, timing, 0)
    unknown = Missing()
    return SystemPurchase(("例規",), "総務課", renewal, unknown, due, unknown, unknown, unknown, unknown, unknown)


def test_each_office_asks_within_a_month_how_long_its_contracts_can_be_extended() -> None:
    known = situation(row("税"), row("介護", "福祉課"), row("軽自動車税"))
    tasks = urgent_tasks(known, (), ())
    assert [(task.kind, task.works, task.department, task.days) for task in tasks] == [
        ("extend", ("介護",), "福祉課", 1),
        ("extend", ("税", "軽自動車税"), "税務課", 2),
    ]
    assert {task.by for task in tasks} == {date(2026, 12, 25)}
    assert extension_days(tasks) == 3


def test_the_answer_is_wanted_before_the_contract_ends() -> None:
    assert urgent_tasks(situation(row("税"), on=date(2027, 3, 10)), (), ())[0].by == date(2027, 3, 31)


def test_what_ends_in_the_first_year_is_begun_by_its_timetable_and_what_ends_later_is_no_task_yet() -> None:
    systems = [bought(2027, date(2027, 3, 2)), bought(2028, date(2027, 6, 1))]
    (task,) = urgent_tasks(situation(), systems, ())
    assert (task.kind, task.by, task.days) == ("buy", date(2027, 3, 2), 0)


def test_what_cannot_be_in_time_is_begun_at_once_while_an_extension_is_asked_for() -> None:
    (task,) = tasks = urgent_tasks(situation(), [bought(2027, date(2027, 3, 2), "late")], ())
    assert (task.kind, task.by) == ("hasten", date(2026, 12, 25))
    assert extension_days(tasks) == 1


def timetable(start: date, live: date, weeks: int = 0, vote: date | None = None) -> Timetable:
    stage = Stage("need", "必要の確認", "", "prepare", True, 1, start, start)
    return Timetable((stage,), live, Missing(), vote or Missing(), start, weeks)


@pytest.mark.parametrize(
    ("begun", "live", "gained", "in_time", "decided"),
    [
        (date(2027, 2, 1), date(2027, 10, 4), True, True, date(2027, 2, 1)),
        (date(2027, 4, 5), date(2027, 11, 1), True, False, date(2027, 3, 2)),  # the slower way closes before
        (date(2026, 12, 1), date(2027, 10, 4), True, True, date(2026, 12, 25)),  # nobody has answered before
        (date(2027, 1, 4), date(2027, 12, 13), False, False, date(2027, 3, 2)),
    ],
)
def test_what_comes_too_late_tells_each_way_out_and_is_decided_while_all_are_open(
    begun: date, live: date, gained: bool, in_time: bool, decided: date
) -> None:
    item = replace(bought(2027, date(2027, 3, 2), "late"), works=("回線",))
    item = replace(item, due=replace(item.due, wanted=date(2027, 10, 4)))
    voted = lambda day, works: timetable(date(2027, 3, 2), date(2027, 12, 13), 10, date(2027, 6, 1))  # noqa: E731
    (late,) = late_purchases(
        [item, bought(2027, date(2027, 3, 2))], voted, lambda day, works: timetable(begun, live), date(2026, 11, 25)
    )
    assert (late.works, late.wanted, late.live, late.weeks) == (("回線",), date(2027, 10, 4), date(2027, 12, 13), 10)
    assert (late.vote_month, late.gained, late.in_time, late.decide_by) == ("2027-06", gained, in_time, decided)


def test_a_migration_reported_to_the_state_is_no_task() -> None:
    assert urgent_tasks(situation(), [bought(2027, None, "reported")], ()) == ()


def test_taking_part_in_what_others_buy_is_decided_by_its_day_and_the_earliest_comes_first() -> None:
    shared = SharedYear(2027, ("校務",), ("学校教育課", "総務課"), date(2027, 2, 1), 1, sum_told=False)
    tasks = urgent_tasks(situation(), [bought(2027, date(2027, 3, 2))], [shared])
    assert [(task.kind, task.department, task.days) for task in tasks] == [
        ("join", "学校教育課、総務課", 0),
        ("buy", "総務課", 0),
    ]
