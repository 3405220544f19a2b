"""The roadmap stays within the capacity, keeps legal deadlines and prerequisites, and can be redone by hand."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from planner.assessment.model import Side
from planner.programme.choose import Candidate
from planner.programme.model import Effort, Indicator, Measure, Phase, Points, Variant, WhyNot
from planner.programme.schedule import Schedule, schedule

YEARS = (2027, 2028, 2029, 2030, 2031)


def candidate(
    name: str, setup: float, running: float = 0, after: tuple[str, ...] = (), deadline: date | None = None
) -> Candidate:
    variant = Variant(5, "", (), Effort(setup, running, ""), None)
    indicator = Indicator("", "", "", "", "", outcome=True)
    measure = Measure(
        name, name, "d", Side.INSIDE, (), None, "", (variant,), 1, "it", indicator, "", (), after, (), "", ""
    )
    return Candidate(measure, variant, Points(1, 1, 1, 1, 0), (), deadline, ())


def starts(plan: Schedule) -> dict[str, int]:
    return {item.candidate.measure.id: YEARS[item.start] for item in plan.placements}


def test_measures_fill_the_years_in_their_rank() -> None:
    plan = schedule([candidate("a", 20), candidate("b", 20), candidate("c", 10)], YEARS, 30)
    assert starts(plan) == {"a": 2027, "b": 2027, "c": 2028}
    assert [load.needed for load in plan.loads] == [30, 20, 0, 0, 0]


def test_running_work_takes_its_days_from_every_later_year() -> None:
    plan = schedule([candidate("a", 20, running=25), candidate("b", 10)], YEARS, 30)
    assert [load.needed for load in plan.loads] == [30, 25, 25, 25, 25]


def test_a_measure_waits_for_what_must_come_before() -> None:
    plan = schedule([candidate("after", 5, after=("before",)), candidate("before", 5)], YEARS, 30)
    assert starts(plan) == {"before": 2027, "after": 2028}


def test_a_prerequisite_that_nothing_calls_for_is_no_hindrance() -> None:
    assert starts(schedule([candidate("a", 5, after=("absent",))], YEARS, 30)) == {"a": 2027}


def test_what_does_not_fit_is_left_out_with_what_builds_on_it() -> None:
    plan = schedule([candidate("big", 99), candidate("next", 1, after=("big",)), candidate("small", 1)], YEARS, 30)
    assert starts(plan) == {"small": 2027}
    assert [(item.measure.id, why) for item, why in plan.left_out] == [
        ("big", WhyNot.CAPACITY),
        ("next", WhyNot.PREREQUISITE),
    ]


def test_a_legal_deadline_is_kept_even_over_capacity_and_the_excess_is_told() -> None:
    plan = schedule([candidate("wish", 20), candidate("law", 40, deadline=date(2027, 7, 1))], YEARS, 30)
    assert starts(plan) == {"law": 2027, "wish": 2028}
    assert [load.over for load in plan.loads] == [10, 0, 0, 0, 0]


def test_phases_run_from_preparation_to_review() -> None:
    plan = schedule([candidate("a", 40)], YEARS, 30)
    assert plan.placements[0].phases == (Phase.PREPARE, Phase.PREPARE, Phase.DO, Phase.DO, Phase.REVIEW)


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 20)), max_size=12), st.integers(1, 60))
def test_without_deadlines_no_year_is_over_capacity(efforts: list[tuple[int, int]], days: int) -> None:
    ranked = [candidate(f"m{number}", *effort) for number, effort in enumerate(efforts)]
    plan = schedule(ranked, YEARS, days)
    assert all(load.over == 0 for load in plan.loads)
    assert len(plan.placements) + len(plan.left_out) == len(ranked)


@given(st.lists(st.integers(1, 20), min_size=1, max_size=8))
def test_a_measure_of_the_lowest_rank_never_moves_the_others(setups: list[int]) -> None:
    ranked = [candidate(f"m{number}", setup) for number, setup in enumerate(setups)]
    alone = starts(schedule(ranked, YEARS, 25))
    with_last = starts(schedule([*ranked, candidate("last", 10)], YEARS, 25))
    assert {name: year for name, year in with_last.items() if name != "last"} == alone
