"""The way from the baseline to the target is divided evenly over the years in which a measure is carried out."""

from hypothesis import given
from hypothesis import strategies as st

from planner.missing import Missing
from planner.programme.figures import Phase
from planner.programme.measure import Progress
from planner.programme.milestones import milestones

_IN_YEAR = {"検": Phase.STUDY, "準": Phase.PREPARE, "実": Phase.DO, "評": Phase.REVIEW, "-": Phase.NONE}


def shares(course: str, start: int, progress: Progress = Progress()) -> list[int]:  # noqa: B008 - a frozen value
    phases = [_IN_YEAR[letter] for letter in course]
    return [item.share for item in milestones(progress, phases, start, {})]


def test_nothing_is_aimed_at_before_a_measure_is_carried_out() -> None:
    assert shares("-検準実評", 1) == [0, 0, 0, 50, 100]


def test_what_is_prepared_before_the_plan_is_measured_in_its_first_year() -> None:
    assert shares("実実実実評", 0) == [0, 25, 50, 75, 100]


def test_a_target_for_the_first_year_is_kept_in_the_others() -> None:
    assert shares("実実実実評", 0, Progress(within=1)) == [100] * 5
    assert shares("-準実実評", 1, Progress(within=1)) == [0, 100, 100, 100, 100]


def test_a_target_told_by_the_baseline_has_a_value_once_the_baseline_is_known() -> None:
    progress = Progress(ratio=0.9, of="cost.after", unit="千円")
    phases = [_IN_YEAR[letter] for letter in "準実実評"]
    known = milestones(progress, phases, 0, {"cost.after": 1_000})
    unknown = milestones(progress, phases, 0, {"cost.after": Missing("cost.after")})
    assert [(item.of_baseline, item.value) for item in known] == [(100, 1000), (97, 966.7), (93, 933.3), (90, 900)]
    assert [(item.of_baseline, item.value) for item in unknown] == [(100, None), (97, None), (93, None), (90, None)]


def test_half_of_an_odd_number_or_less_is_the_smaller_number() -> None:
    progress = Progress(ratio=0.5, of="blind.homes", unit="世帯")
    phases = [_IN_YEAR[letter] for letter in "準実評"]
    assert [item.value for item in milestones(progress, phases, 0, {"blind.homes": 11})] == [11, 8.2, 5]


def test_a_target_of_its_own_is_approached_from_the_baseline_and_a_better_baseline_is_kept() -> None:
    progress = Progress(to=80, of="plan.done", unit="%")
    phases = [_IN_YEAR[letter] for letter in "準実評"]

    def values(baseline: object) -> list[float | None]:
        return [item.value for item in milestones(progress, phases, 0, {"plan.done": baseline})]

    assert values(50) == [50, 65, 80]
    assert values(90) == [90, 90, 90]
    assert values(Missing("plan.done")) == [None, None, None]


@given(st.text("検準実", min_size=2, max_size=9), st.data(), st.none() | st.integers(1, 10))
def test_the_way_never_turns_back_and_ends_at_the_target(course: str, data: st.DataObject, within: int | None) -> None:
    start = data.draw(st.integers(0, len(course) - 2))
    told = shares(course, start, Progress(within=within))
    assert told == sorted(told)
    assert told[-1] == 100
    assert all(share == 0 for share in told[:start])
