"""Times of a measure told by the calendar: fiscal years from its start, months before or after a deadline."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from planner.japanese.era import era_date, era_year, fiscal_year_label
from planner.manuscript.marks import Marked

# The digits of values are marks, so only wording is counted
_YEAR = re.compile(r"(?<!\d)([1-9])年目")
_MONTHS = re.compile(r"期限の日の(\d+)か月前(?:から(\d+)か月前)?")
_DAY = "期限の日"
_MONTH = re.compile(r"(?<!\d)(?<!\d年)(\d+)月(?!\d)")


def in_fiscal_years(text: str, first: int) -> str:
    """Return a text with its 1年目, 2年目 and so on as fiscal years, the first being `first`; marks stay."""
    return _like(text, _YEAR.sub(lambda found: fiscal_year_label(first + int(found[1]) - 1), text))


def as_moved(text: str, moved: Mapping[int, int]) -> str:
    """Return a text with each month that `moved` has as the month in its place; days and values stay."""
    return _like(text, _MONTH.sub(lambda found: f"{moved.get(int(found[1]), int(found[1]))}月", text))


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
