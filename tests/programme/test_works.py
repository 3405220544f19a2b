"""Each work of the town's list has a measure and a year, or is told to have none."""

from datetime import date
from types import MappingProxyType
from typing import Any

from planner.missing import Missing
from planner.programme.effort import Effort
from planner.programme.measure import Variant
from planner.programme.model import ChosenMeasure, Meeting
from planner.programme.score import Points
from planner.programme.varying import Works
from planner.programme.works import taken_up
from planner.situation.model import Fact, Origin, OriginKind, Situation
from tests.programme.chosen import measure

UNKNOWN = Missing("cell")


def chosen(number: str, works: Works | None = None) -> ChosenMeasure:
    variant = Variant(5, "", (), Effort(1, 1, ""), None, works=works)
    return ChosenMeasure(
        number, number, measure(), variant, Points(1, 1, 1, 1, 1, 0), (), (), "課", (), (), (), 2027, (), ()
    )


def work(task: str, hours: object = UNKNOWN, system: object = UNKNOWN) -> dict[str, Any]:
    return {"task": task, "department": task, "hours": hours, "rework": UNKNOWN, "system": system}


ROWS = (work("届出", 400), work("伝票", 9_000), work("台帳", 50, "表計算"), work("証明", 700), work("広報"))


def situation(first: tuple[str, ...] = ("伝票",), last: int = 2031) -> Situation:
    values = {
        "work.inventory": ROWS,
        "derived.first_works": tuple(row for row in ROWS if row["task"] in first),
        "derived.plan_years": tuple(range(2027, last + 1)),
    }
    facts = (Fact(path, value, "", Origin(OriginKind.ANSWER)) for path, value in values.items())
    return Situation(date(2026, 11, 23), MappingProxyType({fact.path: fact for fact in facts}))


def meetings(*met: str) -> tuple[Meeting, ...]:
    """Meetings of each work, in which 施策1 meets those named."""
    return tuple(Meeting(("施策1",) if row["task"] in met else (), (), ()) for row in ROWS)


def taken(*measures: ChosenMeasure, met: tuple[str, ...] = (), last: int = 2031) -> dict[str, list[tuple[str, int]]]:
    found = taken_up(situation(last=last), measures, meetings(*met), meetings())
    return {row["task"]: [(turn.number, turn.year) for turn in turns] for row, turns in zip(ROWS, found, strict=True)}


BY_TURNS = chosen("施策2", works=Works(2))


def test_a_measure_takes_up_so_many_a_year_those_it_names_first_then_the_longest() -> None:
    turns = {task: year for task, ((_, year),) in taken(BY_TURNS).items()}
    assert turns == {"伝票": 2027, "証明": 2027, "届出": 2028, "台帳": 2028, "広報": 2029}


def test_it_leaves_to_others_what_they_take_up() -> None:
    found = taken(chosen("施策1"), BY_TURNS, met=("証明",))
    assert found["証明"] == [("施策1", 2027)]
    assert found["届出"] == [("施策2", 2027)]


def test_one_for_a_single_system_takes_up_what_is_kept_in_it_and_no_more() -> None:
    found = taken(chosen("施策3", works=Works(3, "表計算")), BY_TURNS)
    assert found["台帳"] == [("施策3", 2027)]
    assert [task for task, turns in found.items() if ("施策3", 2027) in turns] == ["台帳"]


def test_the_next_ones_may_wait_for_a_later_year_of_the_measure() -> None:
    assert taken(chosen("施策2", works=Works(2, next_from=3)))["届出"] == [("施策2", 2029)]


def test_whose_turn_comes_after_the_plan_is_taken_up_by_nobody() -> None:
    assert taken(BY_TURNS, last=2028)["広報"] == []
    assert taken()["伝票"] == []


def test_a_town_without_a_list_has_nothing_to_take_up() -> None:
    nothing = Situation(
        date(2026, 11, 23),
        MappingProxyType({"derived.plan_years": Fact("derived.plan_years", (2027,), "", Origin(OriginKind.DERIVED))}),
    )
    assert taken_up(nothing, (BY_TURNS,), (), ()) == ()
