"""A legal deadline is kept even over capacity, and what that costs is told."""

from datetime import date

from planner.programme.capacity import Capacity
from planner.programme.deadlines import covered, lacking, stretch
from planner.programme.reasons import WhyNot
from planner.programme.schedule import schedule
from tests.programme.ranked import YEARS, candidate, phases, starts


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


def test_the_days_that_miss_up_to_a_legal_day_are_told_of_all_that_must_be_done_by_it() -> None:
    day = date(2027, 7, 1)
    ranked = [candidate("before", 4), candidate("a", 6, after=("before",), deadline=day), candidate("free", 50)]
    assert lacking(ranked, date(2026, 12, 10), Capacity(12)) == {"a": 4}
    assert covered(ranked, date(2026, 12, 10), Capacity(12)) == {"a": 60}  # 6 of the 10 days
    assert lacking(ranked, date(2026, 12, 10), Capacity(20)) == covered(ranked, date(2026, 12, 10), Capacity(20)) == {}


def test_nothing_can_be_done_up_to_a_legal_day_that_is_over() -> None:
    over = candidate("over", 6, deadline=date(2026, 4, 1))
    later = candidate("later", 6, deadline=date(2027, 4, 1))
    assert lacking([over, later], date(2026, 12, 10), Capacity(12)) == {"later": 9}


def test_a_legal_day_is_kept_by_a_larger_share_of_the_time_up_to_the_most_that_is_assumed() -> None:
    day, on = date(2027, 7, 1), date(2026, 12, 10)  # six whole months, in which 20 % of the time are 12 days
    found = [stretch(lacks, day, on, Capacity(24, share=20, most_share=50)) for lacks in (6, 0.5, 18)]
    assert [(item.months, item.now, item.share) for item in found if item] == [(6, 20, 30), (6, 20, 21), (6, 20, 50)]
    assert [item.days_of_percent for item in found if item] == [0.6] * 3
    assert stretch(18.5, day, on, Capacity(24, share=20, most_share=50)) is None
    assert stretch(18, day, on, Capacity(24, share=20, most_share=40)) is None


def test_no_share_of_the_time_is_told_where_nothing_lacks_or_no_whole_month_is_left() -> None:
    assert stretch(0, date(2027, 7, 1), date(2026, 12, 10), Capacity(24, share=20, most_share=50)) is None
    assert stretch(6, date(2027, 1, 1), date(2026, 12, 10), Capacity(24, share=20, most_share=50)) is None
    assert stretch(6, date(2027, 7, 1), date(2026, 12, 10), Capacity(0)) is None
