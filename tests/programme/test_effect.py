"""The effect of a measure comes from what the town counted of its matter, else from its kind, and says from which."""

from typing import Any

import pytest
from msgspec.structs import replace

from planner.programme.effect import effect, share_of
from planner.programme.measure import Measure, Progress
from planner.programme.score import Counted
from tests.programme.ranked import candidate

BANDS = {"high": 20, "some": 5, "voice_high": 50, "voice_some": 20}
VALUES = {f"assumption.effect_{name}": share for name, share in BANDS.items()}


def measure(preset: int = 1, **changes: Any) -> Measure:
    return replace(candidate("m", 1).measure, effect=preset, relates=("除雪",), **changes)


def works(**hours: int) -> dict[str, Any]:
    return {**VALUES, "work.inventory": [{"task": task, "hours": of, "rework": ""} for task, of in hours.items()]}


def finding(value: str, kind: str = "trouble") -> dict[str, Any]:
    return {**VALUES, "voices.findings": [{"finding": "除雪がいつ来るか分からない", "value": value, "kind": kind}]}


@pytest.mark.parametrize(("hours", "share", "points"), [(300, 30.0, 3), (60, 6.0, 2), (40, 4.0, 1)])
def test_hours_are_held_against_all_hours_told(hours: int, share: float, points: int) -> None:
    told = works(除雪の日報=hours, 検針=1000 - hours)
    assert effect(measure(), told) == (points, Counted("時間", share, points))


def test_the_hours_of_a_work_are_none_of_a_measure_that_meets_only_its_rework() -> None:
    rows = [
        {"task": "検針", "hours": 900, "rework": "除雪の日報の写し"},
        {"task": "除雪の日報", "hours": 100, "rework": ""},
    ]
    assert effect(measure(), {**VALUES, "work.inventory": rows}) == (2, Counted("時間", 10.0, 2))


@pytest.mark.parametrize(("value", "points"), [("58.4％（停電）", 3), ("63人のうち44人", 3), ("46.8%", 2), ("7%", 1)])
def test_voices_are_held_against_those_who_answered(value: str, points: int) -> None:
    found, counted = effect(measure(), finding(value))
    assert found == points
    assert counted is not None
    assert counted.what == "声"


def test_praise_and_what_has_no_share_tell_nothing_of_the_effect() -> None:
    told = [finding("63.1%", kind="praise"), finding("37人"), {**VALUES}]
    assert [effect(measure(2), values) for values in told] == [(2, None)] * 3


def test_what_was_told_never_lowers_the_points_of_the_kind() -> None:
    assert effect(measure(3), works(除雪の日報=1, 検針=999)) == (3, None)


def test_a_full_count_of_households_settles_the_points() -> None:
    counts = measure(3, indicator=replace(measure().indicator, progress=Progress(of="derived.blind", unit="世帯")))
    told = {**VALUES, "derived.blind": 7, "stats.households_census_2025_prelim": 33128}
    assert effect(counts, told) == (1, Counted("世帯", 0.0, 1))


def test_what_another_measure_meets_is_none_of_this_one() -> None:
    assert effect(replace(measure(2), relates=("検針",)), finding("90%")) == (2, None)


@pytest.mark.parametrize(
    ("told", "share"),
    [("43.2%", 43.2), ("約5%", 5.0), ("18施設のうち11施設", 1100 / 18), ("174人中51人", 5100 / 174), ("37人", None)],
)
def test_a_share_is_read_only_where_it_is_told(told: str, share: float | None) -> None:
    assert share_of(told) == share
