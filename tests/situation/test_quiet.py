"""Months in which nothing new is to be begun are found in what the municipality tells in its own words."""

import pytest

from planner.missing import is_known
from planner.situation.quiet import busy_times, quiet_months


@pytest.mark.parametrize(
    ("decided", "months"),
    [
        ("専用のアプリは作らない。ゆずの収穫の10月から12月には新しい仕組みを始めない", (10, 11, 12)),
        ("雪の12月〜2月は機器を切り替えない", (1, 2, 12)),
        ("祭りの8月と、りんごの11月は新しいことを避ける", (8, 11)),
    ],
)
def test_the_months_in_which_nothing_new_is_begun_are_told_with_what_is_not_done(
    decided: str, months: tuple[int, ...]
) -> None:
    assert quiet_months(decided) == months


@pytest.mark.parametrize(
    "decided",
    [
        "新しいサーバーは置かない（令和7年12月の地震で空調が止まったため）",
        "10月に始めた仕組みは続ける",
        "4月から3月まで忙しいので新しいことは始めない",
    ],
)
def test_a_date_another_matter_and_a_whole_year_are_no_such_months(decided: str) -> None:
    assert not is_known(quiet_months(decided))


def test_an_office_is_told_with_its_own_months_only() -> None:
    (found,) = busy_times(
        "産業建設課は写真の整理が面倒、地方創生課はゆずの時期（10月〜12月）に新しいことを始めるのは無理とのこと"
    )
    assert (found.office, found.months) == ("地方創生課", (10, 11, 12))
