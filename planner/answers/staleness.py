"""Which answers are too old to be taken for today's, and which claim to come from the future."""

from __future__ import annotations

from datetime import date

from planner.answers.model import Answer
from planner.japanese.era import approximate

FRESH_YEARS = 5


def stale_year(answer: Answer, on: date) -> int | None:
    """Return the year of an answer that is more than five years old on the day `on`; None for a fresher one.

    What counts is when the value was true, or, where nobody noted that, when it was written down.
    """
    return old_year(answer.as_of or answer.on, on) if answer.is_answered else None


def old_year(told: str, on: date) -> int | None:
    """Return the year of a note of time that lies more than five years before the day `on`; None for a fresher one.

    A value known only by its year counts from the end of that year.
    """
    year = approximate(told)
    if year is None:
        return None
    return year if _after_years(told, year) < (on.year, on.month, on.day) else None


def is_from_future(told: str, on: date) -> bool:
    """Whether a note of time such as `2027` or `2027-04-01` lies after the day `on`."""
    day = _day(told)
    if day is not None:
        return day > on
    year = approximate(told)
    return year is not None and year > on.year


def last_day(told: str) -> date | None:
    """Return the last day that a note of time may mean: a year counts to its end; None if it names none."""
    year = approximate(told)
    return _day(told) or (date(year, 12, 31) if year else None)


def _after_years(told: str, year: int) -> tuple[int, int, int]:
    day = _day(told)
    return (day.year + FRESH_YEARS, day.month, day.day) if day else (year + FRESH_YEARS, 12, 31)


def _day(told: str) -> date | None:
    try:
        return date.fromisoformat(told)
    except ValueError:
        return None
