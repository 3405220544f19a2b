"""The days on which a town hall is open."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cached_property, partial
from typing import Any

from msgspec import Struct

from planner.cache import user_cache

WEEK = 5  # open days


class Calendar(Struct, frozen=True, dict=True):
    """Open days: neither Saturday, Sunday, national holiday, year-end closure nor a holiday of the body's own.

    `closure` is the first and the last day of the year-end closure, `own` the body's own holidays, all as (month, day).
    """

    closure: tuple[tuple[int, int], tuple[int, int]]
    own: frozenset[tuple[int, int]] = frozenset()

    @cached_property
    def _holidays(self) -> dict[int, frozenset[date]]:
        return {}

    @cached_property
    def _open(self) -> dict[int, tuple[date, ...]]:
        return {}

    def is_open(self, day: date) -> bool:
        """Whether the town hall works on `day`."""
        month_day, (first, last) = (day.month, day.day), self.closure
        if day.weekday() >= WEEK or month_day >= first or month_day <= last or month_day in self.own:
            return False
        return day not in self._of_year(day.year)

    def on_or_before(self, day: date) -> date:
        """Return the last open day up to `day`."""
        return self._counted(day.year, bisect_right(self._open_days(day.year), day) - 1)

    def on_or_after(self, day: date) -> date:
        """Return the first open day from `day` on."""
        while not self.is_open(day):
            day += timedelta(days=1)
        return day

    def back(self, day: date, days: int) -> date:
        """Return the open day that lies `days` open days before `day`, itself an open day."""
        return self._counted(day.year, bisect_left(self._open_days(day.year), day) - days)

    def _counted(self, year: int, at: int) -> date:
        """Return the open day number `at` of a year, counted from 0; numbers below lie in the years before."""
        while at < 0:
            year -= 1
            at += len(self._open_days(year))
        return self._open_days(year)[at]

    def _open_days(self, year: int) -> tuple[date, ...]:
        if year not in self._open:
            first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
            self._open[year] = tuple(filter(self.is_open, map(date.fromordinal, range(first, last + 1))))
        return self._open[year]

    def _of_year(self, year: int) -> frozenset[date]:
        if year not in self._holidays:
            days = user_cache().kept("holidays", str(year), make=partial(_national, year))
            self._holidays[year] = frozenset(map(date.fromordinal, days))
        return self._holidays[year]


def calendar(values: Mapping[str, Any], code: str) -> Calendar:
    """Return the calendar of the body with `code` from the values of the legal fact on the holidays of bodies."""
    first, last = map(_month_day, values["year_end"])
    own = frozenset(_month_day(day) for prefix, day in values["own_days"].items() if code.startswith(prefix))
    return Calendar((first, last), own)


def _month_day(text: str) -> tuple[int, int]:
    month, day = map(int, text.split("-"))
    return month, day


def _national(year: int) -> tuple[int, ...]:
    """Return the national holidays of a year as ordinals, which can be kept between runs."""
    from jpholiday import year_holidays  # takes long to import, and what it says is mostly kept already

    return tuple(day.toordinal() for day, _ in year_holidays(year))
