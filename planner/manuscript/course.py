"""Times of a measure told by the calendar: fiscal years from its start, months before or after a deadline."""

from __future__ import annotations

import re
from datetime import date

from planner.japanese.era import era_date, era_year, fiscal_year_label
from planner.manuscript.marks import Marked

# The digits of values are marks, so only wording is counted
_YEAR = re.compile(r"(?<!\d)([1-9])年目")
_MONTHS = re.compile(r"期限の日の(\d+)か月前(?:から(\d+)か月前)?")
_DAY = "期限の日"
_FIRST_MONTHS = re.compile(r"(?<!\d)1年目の(\d+)月(?:から(\d+)月まで)?")
_APRIL = 4


def in_fiscal_years(text: str, first: int) -> str:
    """Return a text with its 1年目, 2年目 and so on as fiscal years, the first being `first`; marks stay."""
    return _like(text, _YEAR.sub(lambda found: fiscal_year_label(first + int(found[1]) - 1), text))


def not_before(text: str, month: int) -> str:
    """Return a text whose months of the 1年目 that come before `month` in the fiscal year are that month."""

    def moved(found: re.Match[str]) -> str:
        first, last = (max(int(told), month, key=_in_year) for told in (found[1], found[2] or found[1]))
        return f"1年目の{first}月" + (f"から{last}月まで" if last != first else "")

    return _like(text, _FIRST_MONTHS.sub(moved, text))


def _in_year(month: int) -> int:
    return (month - _APRIL) % 12


def by_deadline(text: str, deadline: date) -> str:
    """Return a text with 期限の日の5か月前 as the month that is and 期限の日 as the date; marks stay."""

    def months(found: re.Match[str]) -> str:
        return "から".join(_month_before(deadline, int(count)) for count in found.groups() if count)

    return _like(text, _MONTHS.sub(months, text).replace(_DAY, era_date(deadline)))


def _month_before(day: date, months: int) -> str:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return f"{era_year(year)}{month + 1}月"


def _like(text: str, told: str) -> str:
    return Marked(told) if isinstance(text, Marked) else told
