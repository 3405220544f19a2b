"""A contract that ends before the plan or in its first year is a task with an office, a day and the days it takes."""

from datetime import date
from types import MappingProxyType
from typing import Any

from planner.missing import Missing
from planner.procurement.model import Renewal, SharedYear, SystemPurchase, Timing
from planner.procurement.urgent import extension_days, urgent_tasks
from planner.situation.model import Fact, Origin, OriginKind, Situation


def situation(*ending: dict[str, Any], on: date = date(2026, 11, 25)) -> Situation:
    values = {
        "derived.ledger_ending": ending,
        "derived.plan_years": (2027, 2028),
        "assumption.review_days": 2,
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
    assert extension_days(known) == 3


def test_the_answer_is_wanted_before_the_contract_ends() -> None:
    assert urgent_tasks(situation(row("税"), on=date(2027, 3, 10)), (), ())[0].by == date(2027, 3, 31)


def test_what_ends_in_the_first_year_is_begun_by_its_timetable_and_what_ends_later_is_no_task_yet() -> None:
    systems = [bought(2027, date(2027, 3, 2), "late"), bought(2028, date(2027, 6, 1))]
    (task,) = urgent_tasks(situation(), systems, ())
    assert (task.kind, task.by, task.days, task.late) == ("buy", date(2027, 3, 2), 2, True)


def test_a_migration_reported_to_the_state_is_no_task() -> None:
    assert urgent_tasks(situation(), [bought(2027, None, "reported")], ()) == ()


def test_taking_part_in_what_others_buy_is_decided_by_its_day_and_the_earliest_comes_first() -> None:
    shared = SharedYear(2027, ("校務",), ("学校教育課", "総務課"), date(2027, 2, 1), 1, sum_told=False)
    tasks = urgent_tasks(situation(), [bought(2027, date(2027, 3, 2))], [shared])
    assert [(task.kind, task.department, task.days) for task in tasks] == [
        ("join", "学校教育課、総務課", 2),
        ("buy", "総務課", 2),
    ]
