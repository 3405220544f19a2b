"""The roadmap stays within the capacity, keeps legal deadlines and prerequisites, and can be redone by hand."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.assessment.model import Side
from planner.japanese.era import fiscal_year
from planner.programme.capacity import Capacity, tenths
from planner.programme.choose import Candidate
from planner.programme.deadlines import lacking
from planner.programme.measure import Effort, Indicator, Measure, Variant
from planner.programme.model import Points
from planner.programme.reasons import WhyNot
from planner.programme.schedule import Placement, Schedule, schedule
from planner.situation.departments import Department

YEARS = (2027, 2028, 2029, 2030, 2031)


def candidate(
    name: str,
    setup: float,
    running: float = 0,
    after: tuple[str, ...] = (),
    deadline: date | None = None,
    foundation: str = "",
    side: Side = Side.INSIDE,
    office: str = "",
) -> Candidate:
    variant = Variant(5, "", (), Effort(setup, running, ""), None)
    indicator = Indicator("", "", "", "", "", outcome=True)
    texts = ("", (), after, (), "", "", foundation)
    measure = Measure(name, name, "d", side, (), None, "", (variant,), 1, "it", indicator, *texts)
    owner = Department(office, True, ())
    return Candidate(measure, variant, Points(1, 1, 1, 1, 0), (), deadline, (), owner)


def starts(plan: Schedule) -> dict[str, int]:
    return {item.candidate.measure.id: YEARS[item.start] for item in plan.placements}


def phases(plan: Schedule) -> dict[str, str]:
    return {
        item.candidate.measure.id: " ".join(phase.value or "-" for phase in item.phases) for item in plan.placements
    }


@pytest.mark.parametrize(("finish", "first"), [(None, "準備"), (2026, "実施"), (2027, "実施"), (2029, "準備")])
def test_what_the_answers_want_finished_in_a_year_is_carried_out_from_that_year(finish: int | None, first: str) -> None:
    moving = replace(candidate("m", 5), finish=finish)
    assert phases(schedule([moving], YEARS, Capacity(30))) == {"m": f"{first} 実施 実施 実施 評価"}


def test_what_is_to_be_finished_within_the_plan_has_its_turn_first_and_keeps_to_the_days() -> None:
    late, timed, never = (
        candidate("a", 30),
        replace(candidate("b", 30), finish=2028),
        replace(candidate("c", 30), finish=2040),
    )
    assert starts(schedule([late, timed, never], YEARS, Capacity(30))) == {"a": 2028, "b": 2027, "c": 2029}


def test_what_is_to_be_finished_in_a_year_is_set_up_before_it_or_left_out() -> None:
    first, timed = candidate("a", 30, foundation="土台"), replace(candidate("b", 30), finish=2029)
    assert starts(schedule([first, timed], YEARS, Capacity(30))) == {"a": 2027, "b": 2028}
    plan = schedule([first, replace(timed, finish=2028)], YEARS, Capacity(30))
    assert starts(plan) == {"a": 2027}
    assert [(item.measure.id, why.name) for item, why in plan.left_out] == [("b", "CAPACITY")]


def test_what_is_decided_not_to_be_done_up_to_a_year_begins_after_it() -> None:
    declined = replace(candidate("a", 5), not_before=2029)
    plan = schedule([declined, candidate("b", 5, after=("a",))], YEARS, Capacity(30))
    assert starts(plan) == {"a": 2029, "b": 2029}
    assert plan.placements[0].settled_by.name == "DECIDED"
    assert starts(schedule([replace(declined, not_before=2020)], YEARS, Capacity(30))) == {"a": 2027}


def test_measures_fill_the_years_in_their_rank() -> None:
    plan = schedule([candidate("a", 20), candidate("b", 20), candidate("c", 10)], YEARS, Capacity(30))
    assert starts(plan) == {"a": 2027, "b": 2027, "c": 2028}
    assert [load.needed for load in plan.loads] == [30, 20, 0, 0, 0]


def test_running_work_takes_its_days_from_every_later_year() -> None:
    plan = schedule([candidate("a", 20, running=25), candidate("b", 10)], YEARS, Capacity(30))
    assert [load.needed for load in plan.loads] == [30, 25, 25, 25, 25]


def test_a_measure_follows_in_the_same_year_what_is_set_up_within_it() -> None:
    plan = schedule([candidate("after", 5, after=("before",)), candidate("before", 5)], YEARS, Capacity(30))
    assert starts(plan) == {"before": 2027, "after": 2027}


def test_a_measure_waits_a_year_for_what_takes_two_and_for_what_waited_itself() -> None:
    chain = [candidate("1", 40), candidate("2", 1, after=("1",)), candidate("3", 1), candidate("4", 1, after=("3",))]
    plan = schedule([*chain, candidate("5", 1, after=("4",))], YEARS, Capacity(30))
    assert starts(plan) == {"1": 2027, "2": 2029, "3": 2028, "4": 2028, "5": 2029}


def test_a_prerequisite_that_nothing_calls_for_is_no_hindrance() -> None:
    assert starts(schedule([candidate("a", 5, after=("absent",))], YEARS, Capacity(30))) == {"a": 2027}


def test_what_does_not_fit_is_left_out_with_what_builds_on_it() -> None:
    plan = schedule(
        [candidate("big", 99), candidate("next", 1, after=("big",)), candidate("small", 1)], YEARS, Capacity(30)
    )
    assert starts(plan) == {"small": 2027}
    assert [(item.measure.id, why) for item, why in plan.left_out] == [
        ("big", WhyNot.CAPACITY),
        ("next", WhyNot.PREREQUISITE),
    ]


def test_a_legal_deadline_is_kept_even_over_capacity_and_the_excess_is_told() -> None:
    plan = schedule([candidate("wish", 20), candidate("law", 40, deadline=date(2027, 7, 1))], YEARS, Capacity(30))
    assert starts(plan) == {"law": 2027, "wish": 2028}
    assert [load.over for load in plan.loads] == [10, 0, 0, 0, 0]


def test_measures_with_a_later_deadline_are_spread_over_the_years_before_it() -> None:
    ranked = [candidate(name, 20, deadline=date(2029, 7, 1)) for name in "abcd"]
    plan = schedule(ranked, YEARS, Capacity(30))
    assert [load.needed for load in plan.loads] == [30, 30, 20, 0, 0]
    assert all(load.over == 0 for load in plan.loads)


def test_what_exceeds_the_capacity_is_no_more_than_what_is_missing_up_to_the_deadline() -> None:
    ranked = [candidate("a", 40, deadline=date(2028, 7, 1)), candidate("b", 40, deadline=date(2028, 7, 1))]
    assert [load.over for load in schedule(ranked, YEARS, Capacity(30)).loads] == [0, 20, 0, 0, 0]


def test_a_law_in_force_on_the_first_of_april_wants_the_set_up_in_the_year_before() -> None:
    plan = schedule([candidate("first", 30), candidate("law", 10, deadline=date(2028, 4, 1))], YEARS, Capacity(30))
    assert starts(plan) == {"law": 2027, "first": 2027}
    assert phases(plan)["law"] == "準備 実施 実施 実施 評価"


def test_what_a_legal_deadline_waits_for_is_pulled_forward() -> None:
    law = candidate("law", 5, after=("before",), deadline=date(2028, 7, 1))
    plan = schedule([candidate("wish", 30), law, candidate("before", 20)], YEARS, Capacity(30))
    assert starts(plan) == {"before": 2027, "law": 2027, "wish": 2027}
    assert not any(item.overtakes for item in plan.placements)


def test_a_prerequisite_too_large_for_the_capacity_does_not_drop_a_legal_deadline() -> None:
    law = candidate("law", 5, after=("before",), deadline=date(2028, 7, 1))
    plan = schedule([law, candidate("before", 99)], YEARS, Capacity(30))
    assert starts(plan) == {"before": 2027, "law": 2028}
    assert [load.over for load in plan.loads] == [69, 0, 0, 0, 0]


def test_a_deadline_that_leaves_no_time_for_what_comes_before_says_so() -> None:
    law = candidate("law", 5, after=("before",), deadline=date(2027, 7, 1))
    plan = schedule([law, candidate("before", 5, after=("first",)), candidate("first", 5)], YEARS, Capacity(30))
    overtaken = {item.candidate.measure.id: item.overtakes for item in plan.placements}
    assert overtaken == {"first": (), "before": (), "law": ("before",)}
    assert starts(plan) == {"first": 2027, "before": 2027, "law": 2027}


def test_what_the_days_before_the_plan_do_not_suffice_for_falls_into_its_first_year() -> None:
    law = candidate("law", 20, running=2, deadline=date(2027, 7, 1))
    later = candidate("later", 20, deadline=date(2028, 2, 1))
    loads = [schedule([law, later], YEARS, Capacity(30, eve=days)).loads[0].needed for days in (0, 8, 50)]
    assert loads == [40, 34, 22]


def test_what_must_be_done_before_a_near_deadline_is_set_up_before_the_plan_too() -> None:
    law = candidate("law", 6, after=("base",), deadline=date(2027, 7, 1))
    plan = schedule([law, candidate("base", 4, after=("first",)), candidate("first", 1)], YEARS, Capacity(30, eve=50))
    assert phases(plan) == dict.fromkeys(("first", "base", "law"), "実施 実施 実施 実施 評価")
    assert all(item.ahead for item in plan.placements)
    assert plan.loads[0].needed == 0


def test_once_the_plan_has_begun_nothing_is_set_up_before_it() -> None:
    law = candidate("law", 6, after=("base",), deadline=date(2027, 7, 1))
    plan = schedule([law, candidate("base", 4)], YEARS, Capacity(30))
    assert [(item.candidate.measure.id, item.ahead) for item in plan.placements] == [("base", False), ("law", False)]


def test_a_deadline_after_the_plan_presses_nobody() -> None:
    plan = schedule([candidate("law", 99, deadline=date(2033, 4, 1))], YEARS, Capacity(30))
    assert [why for _, why in plan.left_out] == [WhyNot.CAPACITY]


def test_an_exact_fit_is_a_fit() -> None:
    plan = schedule([candidate(name, 0.1) for name in "abc"], YEARS, Capacity(0.3))
    assert starts(plan) == {"a": 2027, "b": 2027, "c": 2027}


def test_what_the_rest_stands_on_is_placed_in_the_first_year_whatever_its_rank() -> None:
    plan = schedule([candidate("wish", 20), candidate("base", 20, foundation="理由")], YEARS, Capacity(15))
    assert starts(plan)["base"] == YEARS[0]
    assert [load.over for load in plan.loads][:2] == [5, 0]


def test_what_could_only_be_prepared_in_the_last_year_is_left_out() -> None:
    chain = [candidate("1", 1)] + [candidate(str(item), 1, after=(str(item - 1),)) for item in range(2, 7)]
    plan = schedule(chain, YEARS, Capacity(30))
    assert starts(plan) == {"1": 2027, "2": 2027, "3": 2028, "4": 2029, "5": 2030}
    assert [(item.measure.id, why) for item, why in plan.left_out] == [("6", WhyNot.LATE)]


def test_no_more_measures_begin_in_a_year_than_the_staff_can_follow() -> None:
    plan = schedule([candidate(name, 1) for name in "abcd"], YEARS, Capacity(30, starts=2))
    assert starts(plan) == {"a": 2027, "b": 2027, "c": 2028, "d": 2028}


def test_an_office_begins_no_more_in_a_year_than_it_can_follow_and_the_one_for_it_its_own_number() -> None:
    ranked = [*(candidate(name, 1, office="税") for name in "ab"), *(candidate(name, 1, office="IT") for name in "cde")]
    plan = schedule(ranked, YEARS, Capacity(30, of_office=1, of_it_office=2, it_office="IT"))
    assert starts(plan) == {"a": 2027, "b": 2028, "c": 2027, "d": 2027, "e": 2028}


def test_what_an_office_cannot_begin_in_any_year_is_left_out() -> None:
    plan = schedule([candidate(name, 1, office="税") for name in "abcde"], YEARS, Capacity(30, of_office=1))
    assert [(item.measure.id, why) for item, why in plan.left_out] == [("e", WhyNot.OFFICE)]


def test_what_an_office_carries_out_alone_takes_no_place_of_the_others_and_has_limits_of_its_own() -> None:
    alone = [candidate(name, 0, office=office) for name, office in (("a", "福"), ("b", "福"), ("c", "産"), ("d", "建"))]
    law = candidate("law", 30, running=30, deadline=date(2027, 7, 1), office="IT")
    plan = schedule([law, *alone, candidate("e", 1, office="民")], YEARS, Capacity(20, alone=2, alone_of_office=1))
    assert starts(plan) == {"law": 2027, "a": 2027, "c": 2027}
    assert [(item.measure.id, why) for item, why in plan.left_out] == [
        ("b", WhyNot.ALONE),
        ("d", WhyNot.ALONE),
        ("e", WhyNot.CAPACITY),
    ]


def test_each_measure_tells_what_settled_its_year() -> None:
    ranked = [
        candidate("law", 5, after=("before",), deadline=date(2027, 7, 1)),
        candidate("before", 5),
        candidate("base", 5, foundation="理由"),
        candidate("first", 15, office="税"),
        candidate("second", 5, office="税"),
        candidate("heavy", 24, office="福"),
        candidate("then", 1, after=("heavy",), office="民"),
        candidate("last", 1, office="財"),
    ]
    plan = schedule(ranked, YEARS, Capacity(30, of_office=1, starts=3))
    assert {item.candidate.measure.id: item.settled_by.name for item in plan.placements} == {
        "before": "AWAITED",
        "law": "LAW",
        "base": "FOUNDATION",
        "first": "RANK",
        "second": "OFFICE",
        "heavy": "DAYS",
        "then": "PREREQUISITE",
        "last": "STAFF",
    }


def test_what_is_too_many_at_once_is_left_out_and_what_a_law_wants_comes_on_top() -> None:
    law = candidate("law", 1, deadline=date(2027, 7, 1))
    plan = schedule([*(candidate(name, 1) for name in "abc"), law], YEARS, Capacity(30, starts=1, at_once=2))
    assert starts(plan) == {"law": 2027, "a": 2027, "b": 2028}
    assert [(item.measure.id, why) for item, why in plan.left_out] == [("c", WhyNot.BOARD)]


def test_a_part_of_the_measures_under_way_is_kept_for_those_that_reach_the_region() -> None:
    law = candidate("law", 1, deadline=date(2027, 7, 1))
    ranked = [*(candidate(name, 1) for name in "abc"), candidate("region", 1, side=Side.OUTSIDE), law]
    plan = schedule(ranked, YEARS, Capacity(30, starts=2, at_once=3, outside=0.25))
    assert starts(plan) == {"law": 2027, "a": 2027, "b": 2027, "region": 2028}
    without = schedule(
        [item for item in ranked if item.measure.id != "region"], YEARS, Capacity(30, at_once=3, outside=0.25)
    )
    assert starts(without) == {"law": 2027, "a": 2027, "b": 2027, "c": 2027}


def test_duties_inside_leave_the_part_that_is_kept_for_the_region() -> None:
    outside = candidate("region", 8, running=2, side=Side.OUTSIDE)
    plan = schedule([candidate("inside", 30), outside], YEARS, Capacity(30, reserved=10))
    assert starts(plan) == {"inside": 2027, "region": 2027}
    assert [load.needed for load in plan.loads] == [28, 12, 2, 2, 2]


def test_a_law_that_takes_every_day_still_leaves_something_for_the_region() -> None:
    law = candidate("law", 30, running=30, deadline=date(2027, 7, 1))
    ranked = [law, candidate("inside", 1), candidate("region", 3, running=1, side=Side.OUTSIDE)]
    plan = schedule(ranked, YEARS, Capacity(20, reserved=2))
    assert starts(plan) == {"law": 2027, "region": 2027}
    assert [load.over for load in plan.loads] == [12, 11, 11, 11, 11]


# set-up, deadline -> phases with 30 person-days a year
PHASES = [
    (20, None, "準備 実施 実施 実施 評価"),
    (40, None, "検討 準備 実施 実施 評価"),
    (20, date(2026, 4, 1), "実施 実施 実施 実施 評価"),
    (20, date(2027, 7, 1), "実施 実施 実施 実施 評価"),
    (40, date(2028, 7, 1), "検討 実施 実施 実施 評価"),
    (20, date(2028, 4, 1), "準備 実施 実施 実施 評価"),
]


@pytest.mark.parametrize(("setup", "deadline", "expected"), PHASES)
def test_phases_run_from_preparation_to_review_and_what_a_law_wants_is_carried_out(
    setup: float, deadline: date | None, expected: str
) -> None:
    assert phases(schedule([candidate("a", setup, deadline=deadline)], YEARS, Capacity(30))) == {"a": expected}


def test_what_is_first_carried_out_in_the_last_year_is_not_reviewed_in_it() -> None:
    chain = [candidate(str(item), 30, after=(str(item - 1),)) for item in range(4)]
    assert phases(schedule(chain, YEARS, Capacity(30)))["3"] == "- - - 準備 実施"


def test_what_the_board_has_decided_about_makes_room_for_others() -> None:
    plan = schedule([candidate(name, 1) for name in "abcd"], YEARS, Capacity(30, starts=1, at_once=2, decided_after=1))
    assert starts(plan) == {"a": 2027, "b": 2028, "c": 2029, "d": 2030}


def test_a_set_up_over_two_years_is_under_way_a_year_longer() -> None:
    ranked = [candidate("long", 40), candidate("next", 1)]
    plan = schedule(ranked, YEARS, Capacity(30, at_once=1, decided_after=1))
    assert starts(plan) == {"long": 2027, "next": 2030}


def test_the_office_in_charge_of_it_has_no_more_under_way_than_its_staff_can_follow() -> None:
    ranked = [*(candidate(name, 1, office="IT") for name in "ab"), candidate("c", 1, office="税")]
    plan = schedule(ranked, YEARS, Capacity(30, followed=1, it_office="IT", decided_after=1))
    assert starts(plan) == {"a": 2027, "b": 2029, "c": 2027}


def test_what_the_board_cannot_decide_about_and_what_the_staff_cannot_follow_are_told_apart() -> None:
    ranked = [candidate(name, 1, office="IT") for name in "ab"]
    board = schedule(ranked, YEARS, Capacity(30, at_once=1))
    staff = schedule(ranked, YEARS, Capacity(30, followed=1, it_office="IT"))
    assert [why for plan in (board, staff) for _, why in plan.left_out] == [WhyNot.BOARD, WhyNot.COUNT]


def wished(name: str, domain: str, days: float = 1) -> Candidate:
    item = candidate(name, days)
    return replace(item, wished=True, measure=replace(item.measure, domain=domain))


def test_each_domain_that_the_town_put_first_begins_something_before_the_others_have_their_turn() -> None:
    ranked = [candidate("a", 1), wished("b", "service"), wished("c", "service"), wished("d", "data")]
    plan = schedule(ranked, YEARS, Capacity(30, at_once=3))
    assert starts(plan) == {"b": 2027, "d": 2027, "a": 2027}
    assert [item.candidate.measure.id for item in plan.placements if item.leads] == ["b", "d"]


def test_the_next_of_a_domain_leads_where_the_best_does_not_fit_and_none_where_a_duty_serves_it() -> None:
    ranked = [candidate("a", 30), wished("big", "service", 99), wished("small", "service", 20)]
    assert starts(schedule(ranked, YEARS, Capacity(30)))["small"] == 2027
    law = candidate("law", 1, deadline=date(2027, 7, 1))
    served = [replace(law, measure=replace(law.measure, domain="service")), *ranked]
    assert starts(schedule(served, YEARS, Capacity(30)))["small"] == 2028


DAYS = st.integers(0, 400).map(lambda tenths: tenths / 10)
DEADLINES = st.none() | st.dates(date(2025, 1, 1), date(2033, 12, 31))


@st.composite
def capacities(draw: st.DrawFn) -> Capacity:
    days = draw(DAYS)
    limits = draw(st.integers(1, 4)), draw(st.integers(1, 8))
    reserved, office = days * draw(st.integers(0, 50)) / 100, draw(st.integers(1, 3))
    alone = draw(st.integers(0, 3))
    decided = draw(st.integers(0, 5))
    room = Capacity(days, reserved, *limits, eve=draw(DAYS), of_office=office, alone=alone, alone_of_office=1)
    return replace(room, decided_after=decided, followed=draw(st.integers(1, 3)), it_office="税", of_it_office=2)


@st.composite
def rankings(draw: st.DrawFn, deadlines: st.SearchStrategy[date | None] = DEADLINES) -> list[Candidate]:
    """Candidates in any rank, each after some of those with a smaller number."""
    made: list[Candidate] = []
    for number in range(draw(st.integers(0, 10))):
        before = draw(st.sets(st.sampled_from([item.measure.id for item in made]))) if made else set()
        days, side = (draw(DAYS), draw(DAYS) / 4), draw(st.sampled_from(Side))
        office = draw(st.sampled_from("税福"))
        after = tuple(sorted(before))
        made.append(candidate(f"m{number}", *days, after, deadline=draw(deadlines), side=side, office=office))
    return draw(st.permutations(made))


def pressed(ranked: list[Candidate]) -> set[str]:
    """Return the ids of measures that a law wants within the plan, and of what they wait for."""
    by_id = {item.measure.id: item for item in ranked}
    found: set[str] = set()
    queue = [item.measure.id for item in ranked if item.deadline and item.deadline <= date(2032, 4, 1)]
    while queue:
        name = queue.pop()
        if name in by_id and name not in found:
            found.add(name)
            queue += by_id[name].measure.prerequisites
    return found


@given(rankings(), capacities())
def test_only_what_a_law_wants_and_what_is_kept_for_the_region_exceed_the_capacity(
    ranked: list[Candidate], room: Capacity
) -> None:
    plan = schedule(ranked, YEARS, room)
    alone = schedule([item for item in ranked if item.measure.id in pressed(ranked)], YEARS, room)
    for load, least in zip(plan.loads, alone.loads, strict=True):
        assert load.needed <= max(load.capacity, least.needed + tenths(room.reserved) / 10 + 1e-9)


@given(rankings(st.none()), capacities())
def test_without_deadlines_no_year_is_over_capacity(ranked: list[Candidate], room: Capacity) -> None:
    assert all(load.needed <= load.capacity for load in schedule(ranked, YEARS, room).loads)


@given(rankings(), capacities())
def test_every_measure_is_placed_or_left_out(ranked: list[Candidate], room: Capacity) -> None:
    plan = schedule(ranked, YEARS, room)
    names = [item.candidate.measure.id for item in plan.placements] + [item.measure.id for item, _ in plan.left_out]
    assert sorted(names) == sorted(item.measure.id for item in ranked)


@given(rankings(), capacities())
def test_every_measure_that_a_law_wants_is_ready_in_time(ranked: list[Candidate], room: Capacity) -> None:
    plan = schedule(ranked, YEARS, room)
    placed = {item.candidate.measure.id: item for item in plan.placements}
    assert pressed(ranked) <= placed.keys()
    for item in placed.values():
        deadline = item.candidate.deadline
        if deadline and deadline <= date(2032, 4, 1):
            assert YEARS[item.ready] <= max(fiscal_year(deadline - timedelta(days=1)), YEARS[0])


def is_ready(placed: dict[str, Placement], name: str, year: int) -> bool:
    """Whether a measure is set up before the year, or within it without having waited for another."""
    item = placed[name]
    waited = any(before in placed for before in item.candidate.measure.prerequisites)
    return item.ready < year or (item.start == item.ready == year and not waited)


@given(rankings(), capacities())
def test_what_must_come_before_is_ready_before_unless_the_overtaking_is_said(
    ranked: list[Candidate], room: Capacity
) -> None:
    placed = {item.candidate.measure.id: item for item in schedule(ranked, YEARS, room).placements}
    for name, item in placed.items():
        late = {
            other
            for other in item.candidate.measure.prerequisites
            if other in placed and not is_ready(placed, other, item.start)
        }
        assert set(item.overtakes) == late
        assert not late or name in pressed(ranked)


@given(rankings(), capacities(), DAYS, DAYS)
def test_a_measure_of_the_lowest_rank_never_moves_the_others(
    ranked: list[Candidate], room: Capacity, setup: float, running: float
) -> None:
    before = tuple(item.measure.id for item in ranked[:2])
    last = candidate("last", setup, running, before)
    alone, with_last = (schedule(items, YEARS, room) for items in (ranked, [*ranked, last]))
    others = [item for item in with_last.placements if item.candidate.measure.id != "last"]
    assert others == list(alone.placements)


@given(rankings(), capacities())
def test_no_year_begins_more_than_the_staff_can_follow(ranked: list[Candidate], room: Capacity) -> None:
    plan = schedule(ranked, YEARS, room)
    free, alone = [], []
    for item in plan.placements:
        if item.candidate.measure.id not in pressed(ranked):
            (alone if item.candidate.alone else free).append(item)
    for year in range(len(YEARS)):
        way = [item for item in free if item.start <= year <= item.ready + room.decided_after]
        assert len(way) <= room.at_once
        assert sum(item.candidate.owner.name == room.it_office for item in way) <= room.followed
    assert len(alone) <= room.alone
    assert len({item.candidate.owner.name for item in alone}) == len(alone)
    assert all(sum(item.start == year for item in free) <= room.starts for year in range(len(YEARS)))
    begun = Counter((item.start, item.candidate.owner.name) for item in free)
    assert all(count <= room.starts_in(office) for (_, office), count in begun.items())


def test_the_days_that_miss_up_to_a_legal_day_are_told_of_all_that_must_be_done_by_it() -> None:
    day = date(2027, 7, 1)
    ranked = [candidate("before", 4), candidate("a", 6, after=("before",), deadline=day), candidate("free", 50)]
    assert lacking(ranked, date(2026, 12, 10), Capacity(12)) == {"a": 4}
    assert lacking(ranked, date(2026, 12, 10), Capacity(20)) == {}


def test_nothing_can_be_done_up_to_a_legal_day_that_is_over() -> None:
    over = candidate("over", 6, deadline=date(2026, 4, 1))
    later = candidate("later", 6, deadline=date(2027, 4, 1))
    assert lacking([over, later], date(2026, 12, 10), Capacity(12)) == {"later": 9}
