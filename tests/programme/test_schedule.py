"""The roadmap stays within the days, keeps to rank and prerequisites, and can be redone by hand."""

from datetime import date

import pytest
from msgspec.structs import replace

from planner.assessment.model import Side
from planner.programme.candidate import Candidate
from planner.programme.capacity import Capacity
from planner.programme.reasons import WhyNot
from planner.programme.schedule import schedule
from tests.programme.ranked import YEARS, candidate, phases, starts


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
    assert [(item.measure.id, why.name) for item, why in plan.left_out] == [("b", "FINISH")]


def ending(name: str, days: float, year: int, side: Side = Side.INSIDE) -> Candidate:
    """Return a measure whose year of end comes whatever the plan decides."""
    plain = candidate(name, days, side=side)
    return replace(plain, measure=replace(plain.measure, ends="設備の終わり"), finish=year)


def test_what_ends_whatever_is_decided_is_set_up_before_its_year_even_over_capacity() -> None:
    plan = schedule([candidate("a", 30, foundation="土台"), ending("b", 20, 2028)], YEARS, Capacity(30))
    assert starts(plan) == {"a": 2027, "b": 2027}
    assert plan.loads[0].needed == 50
    assert plan.placements[-1].settled_by.name == "FOUNDATION"
    assert {item.candidate.measure.id: item.settled_by.name for item in plan.placements}["b"] == "ENDS"


def test_what_ends_after_the_plan_keeps_to_its_rank() -> None:
    assert starts(schedule([candidate("a", 30), ending("b", 20, 2040)], YEARS, Capacity(30))) == {"a": 2027, "b": 2028}


def test_what_ends_whatever_is_decided_takes_nothing_of_what_is_kept_for_the_region() -> None:
    full, region = candidate("a", 30, foundation="土台"), candidate("c", 8, side=Side.OUTSIDE)
    plan = schedule([full, ending("b", 8, 2028, Side.OUTSIDE), region], YEARS, Capacity(30, reserved=10))
    assert starts(plan) == {"a": 2027, "b": 2027, "c": 2027}


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


def test_duties_inside_leave_the_part_that_is_kept_for_the_region() -> None:
    outside = candidate("region", 8, running=2, side=Side.OUTSIDE)
    plan = schedule([candidate("inside", 30), outside], YEARS, Capacity(30, reserved=10))
    assert starts(plan) == {"inside": 2027, "region": 2027}
    assert [load.needed for load in plan.loads] == [28, 12, 2, 2, 2]


def test_what_reaches_the_region_is_spread_over_two_years_before_it_exceeds_the_days() -> None:
    law = candidate("law", 18, deadline=date(2027, 7, 1))
    plan = schedule([law, candidate("region", 4, running=1, side=Side.OUTSIDE)], YEARS, Capacity(20, reserved=4))
    assert starts(plan) == {"law": 2027, "region": 2027}
    assert [load.needed for load in plan.loads] == [20, 2, 1, 1, 1]


def test_a_law_that_takes_every_day_still_leaves_something_for_the_region() -> None:
    law = candidate("law", 30, running=30, deadline=date(2027, 7, 1))
    ranked = [law, candidate("inside", 1), candidate("region", 3, running=1, side=Side.OUTSIDE)]
    plan = schedule(ranked, YEARS, Capacity(20, reserved=2))
    assert starts(plan) == {"law": 2027, "region": 2027}
    assert [load.over for load in plan.loads] == [12, 11, 11, 11, 11]


def test_what_goes_on_already_is_carried_out_while_more_of_it_is_set_up() -> None:
    going = replace(candidate("going", 5), practised=("inclusion.lessons",))
    plan = schedule([going, candidate("new", 5)], YEARS, Capacity(30))
    assert phases(plan) == {"going": "実施 実施 実施 実施 評価", "new": "準備 実施 実施 実施 評価"}


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


def test_what_the_town_decided_begins_before_what_leads_a_domain_and_before_the_others() -> None:
    ranked = [candidate("a", 20), wished("b", "service", 20), replace(candidate("c", 20), decided=True)]
    plan = schedule(ranked, YEARS, Capacity(20))
    assert starts(plan) == {"c": 2027, "b": 2028, "a": 2029}
    assert [item.candidate.measure.id for item in plan.placements if item.leads] == ["c", "b"]


def test_duties_that_take_every_day_leave_as_much_for_what_leads_as_for_the_region() -> None:
    law = candidate("law", 30, running=30, deadline=date(2027, 7, 1))
    ranked = [law, wished("first", "service", 6), wished("second", "service", 3), candidate("other", 1)]
    plan = schedule(ranked, YEARS, Capacity(20, reserved=4))
    assert starts(plan) == {"law": 2027, "first": 2027}
    assert [load.needed for load in plan.loads] == [34, 32, 30, 30, 30]


def test_what_leads_but_takes_more_than_is_left_for_it_gives_its_turn_to_the_next_of_its_domain() -> None:
    law = candidate("law", 30, running=30, deadline=date(2027, 7, 1))
    plan = schedule([law, wished("big", "service", 9), wished("small", "service", 3)], YEARS, Capacity(20, reserved=4))
    assert starts(plan) == {"law": 2027, "small": 2027}
    assert [(item.measure.id, why) for item, why in plan.left_out] == [("big", WhyNot.CAPACITY)]
