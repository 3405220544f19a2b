"""A town hall is closed at weekends, on national holidays, over the year's end and on holidays of its own."""

from datetime import date

import pytest

from planner.procurement.calendar import Calendar, calendar

CLOSURE = ((12, 29), (1, 3))
LAW = {"year_end": ["12-29", "01-03"], "own_days": {"47": "06-23"}}


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2026, 11, 28), "土曜日"),
        (date(2026, 11, 29), "日曜日"),
        (date(2026, 11, 3), "文化の日"),
        (date(2027, 3, 22), "春分の日が日曜日に当たるときの振替休日"),
        (date(2026, 9, 22), "敬老の日と秋分の日に挟まれた国民の休日"),
        (date(2026, 12, 29), "年末"),
        (date(2028, 1, 3), "年始"),
    ],
)
def test_no_work_is_done_on(day: date, why: str) -> None:
    assert not Calendar(CLOSURE).is_open(day), why


def test_an_ordinary_weekday_and_the_last_and_first_days_of_business_are_open() -> None:
    open_days = [date(2026, 11, 25), date(2026, 12, 28), date(2027, 1, 4)]
    assert all(map(Calendar(CLOSURE).is_open, open_days))


def test_going_back_a_week_over_golden_week_takes_the_holidays_in() -> None:
    assert Calendar(CLOSURE).back(date(2027, 5, 10), 5) == date(2027, 4, 27)


def test_only_a_body_that_keeps_a_holiday_of_its_own_is_closed_on_it() -> None:
    memorial = date(2027, 6, 23)
    assert not calendar(LAW, "472018").is_open(memorial)
    assert calendar(LAW, "052078").is_open(memorial)
