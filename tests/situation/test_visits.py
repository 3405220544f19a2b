"""Visits of an expert are counted as they are told, never from the hours of a year alone."""

import pytest

from planner.missing import is_known
from planner.situation.visits import visits


@pytest.mark.parametrize(
    ("told", "times", "hours"),
    [("県の派遣（年6回、1回4時間、半分はオンライン）", 6, 4), ("月2回、1回当たり3時間の契約", 24, 3)],
)
def test_times_and_hours_are_read_from_the_role(told: str, times: int, hours: int) -> None:
    assert visits(told) == (times, hours)


@pytest.mark.parametrize("told", ["見積書の確認", "年6回の助言", "1回4時間"])
def test_one_number_alone_tells_no_visits(told: str) -> None:
    assert not is_known(visits(told))
