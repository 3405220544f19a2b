"""No more begins or is under way than those can follow who carry it out and who decide about it."""

from datetime import date

from msgspec.structs import replace

from planner.assessment.model import Side
from planner.programme.capacity import Capacity
from planner.programme.reasons import WhyNot
from planner.programme.schedule import schedule
from tests.programme.ranked import YEARS, candidate, starts


def test_no_more_measures_begin_in_a_year_than_the_staff_can_follow() -> None:
    plan = schedule([candidate(name, 1) for name in "abcd"], YEARS, Capacity(30, starts=2))
    assert starts(plan) == {"a": 2027, "b": 2027, "c": 2028, "d": 2028}


def test_an_office_begins_no_more_in_a_year_than_it_can_follow_and_the_one_for_it_its_own_number() -> None:
    ranked = [*(candidate(name, 1, office="税") for name in "ab"), *(candidate(name, 1, office="IT") for name in "cde")]
    plan = schedule(ranked, YEARS, Capacity(30, of_office=1, of_it_office=2, it_office="IT"))
    assert starts(plan) == {"a": 2027, "b": 2028, "c": 2027, "d": 2027, "e": 2028}


def test_an_office_begins_one_more_in_the_last_year_that_the_plan_can_judge_and_leaves_out_the_rest() -> None:
    plan = schedule([candidate(name, 1, office="税") for name in "abcde"], YEARS, Capacity(30, of_office=1))
    assert starts(plan) == {"a": 2027, "b": 2028, "c": 2029, "d": 2029}
    assert [(item.measure.id, why) for item, why in plan.left_out] == [("e", WhyNot.OFFICE)]


def test_what_the_plan_can_no_longer_judge_begins_only_where_no_days_were_left_for_it_before() -> None:
    free = schedule([candidate(name, 1) for name in "abcd"], YEARS, Capacity(30, starts=1))
    assert [(item.measure.id, why) for item, why in free.left_out] == [("d", WhyNot.COUNT)]
    full = schedule([candidate(name, 30) for name in "abcd"], YEARS, Capacity(30, starts=1))
    assert starts(full) == {"a": 2027, "b": 2028, "c": 2029, "d": 2030}


def test_what_goes_on_already_is_judged_from_its_first_year_and_may_begin_later() -> None:
    last = replace(candidate("d", 1), practised=("systems.gis",))
    plan = schedule([*(candidate(name, 1) for name in "abc"), last], YEARS, Capacity(30, starts=1))
    assert starts(plan)["d"] == 2030


def test_what_the_head_of_an_office_decides_about_takes_no_place_at_the_board() -> None:
    own = [replace(candidate(name, 1, office=name), within_office=True) for name in "ab"]
    plan = schedule([*own, *(candidate(name, 1, office=name) for name in "cd")], YEARS, Capacity(30, at_once=1))
    assert starts(plan) == {"a": 2027, "b": 2027, "c": 2027}
    assert [(item.measure.id, why) for item, why in plan.left_out] == [("d", WhyNot.BOARD)]


def test_an_office_begins_no_more_of_what_its_head_decides_about_either() -> None:
    own = [replace(candidate(name, 1, office="税"), within_office=True) for name in "ab"]
    assert starts(schedule(own, YEARS, Capacity(30, of_office=1))) == {"a": 2027, "b": 2028}


def test_what_an_office_carries_out_alone_takes_no_place_of_the_others_and_has_limits_of_its_own() -> None:
    alone = [candidate(name, 0, office=office) for name, office in (("a", "福"), ("b", "福"), ("c", "産"), ("d", "建"))]
    law = candidate("law", 30, running=30, deadline=date(2027, 7, 1), office="IT")
    plan = schedule([law, *alone, candidate("e", 1, office="民")], YEARS, Capacity(20, alone=2, alone_of_office=1))
    assert starts(plan) == {"law": 2027, "a": 2027, "c": 2027, "b": 2029, "d": 2029}
    assert [(item.measure.id, why) for item, why in plan.left_out] == [("e", WhyNot.CAPACITY)]


def test_an_office_begins_the_next_alone_once_its_head_has_seen_a_year_of_the_one_before() -> None:
    alone = [candidate(name, 0, office="福") for name in "abc"]
    plan = schedule(alone, YEARS, Capacity(20, alone=3, alone_of_office=1))
    assert starts(plan) == {"a": 2027, "b": 2029}
    assert [(item.measure.id, why) for item, why in plan.left_out] == [("c", WhyNot.ALONE)]


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


def test_what_the_board_has_decided_about_makes_room_for_others() -> None:
    plan = schedule([candidate(name, 1) for name in "abc"], YEARS, Capacity(30, starts=1, at_once=2, decided_after=1))
    assert starts(plan) == {"a": 2027, "b": 2028, "c": 2029}


def test_a_set_up_over_two_years_is_under_way_a_year_longer() -> None:
    ranked = [candidate("long", 40), candidate("next", 1)]
    plan = schedule(ranked, YEARS, Capacity(30, at_once=1, decided_after=0))
    assert starts(plan) == {"long": 2027, "next": 2029}


def test_the_office_in_charge_of_it_has_no_more_under_way_than_its_staff_can_follow() -> None:
    ranked = [*(candidate(name, 1, office="IT") for name in "ab"), candidate("c", 1, office="税")]
    plan = schedule(ranked, YEARS, Capacity(30, followed=1, it_office="IT", decided_after=1))
    assert starts(plan) == {"a": 2027, "b": 2029, "c": 2027}


def test_what_the_board_cannot_decide_about_and_what_the_staff_cannot_follow_are_told_apart() -> None:
    ranked = [candidate(name, 1, office="IT") for name in "ab"]
    board = schedule(ranked, YEARS, Capacity(30, at_once=1))
    staff = schedule(ranked, YEARS, Capacity(30, followed=1, it_office="IT"))
    assert [why for plan in (board, staff) for _, why in plan.left_out] == [WhyNot.BOARD, WhyNot.COUNT]
