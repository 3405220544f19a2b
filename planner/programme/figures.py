"""What the measures of one fiscal year take and reach: person-days, money, and the way to a target."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct


class Phase(Enum):
    """What happens to a measure in one year; the value is printed in the roadmap."""

    STUDY = "検討"
    PREPARE = "準備"
    DO = "実施"
    REVIEW = "評価"
    NONE = ""


class YearLoad(Struct, frozen=True):
    """Person-days in one fiscal year: what the measures need, and what the staff can give."""

    year: int
    needed: float
    capacity: float

    @property
    def over(self) -> float:
        return round(max(0.0, self.needed - self.capacity), 1)


class Stretch(Struct, frozen=True):
    """How a legal day is kept: for `months` the staff give `share` percent of their time to new work, not `now`.

    A percent of their time is `days_of_percent` person-days in these months. More than `most` percent would be no way:
    what is done every day does not wait for months.
    """

    months: int
    now: float
    share: int
    days_of_percent: float
    most: float


class YearCost(Struct, frozen=True):
    """Ranges in 千円 of what the measures cost in one fiscal year, as far as it is known.

    Set-up is counted in the year a measure starts, running from the next year on; what is prepared ahead starts in the
    year before the plan. `open_setup` and `open_running` count the measures of the year whose amount nobody knows yet.
    """

    year: int
    setup: tuple[int, int]
    running: tuple[int, int]
    open_setup: int
    open_running: int

    @property
    def open(self) -> int:
        """How many measures have an amount in this year that nobody knows yet."""
        return self.open_setup + self.open_running


class Milestone(Struct, frozen=True):
    """The part of the way from baseline to target, in percent, that is behind an indicator at the end of a year.

    `of_baseline` is what is aimed at in percent of the baseline, and `value` in the indicator's unit; None where the
    target is no part of the baseline, or nobody has told the baseline.
    """

    share: int
    of_baseline: int | None = None
    value: float | None = None


class Goal(Struct, frozen=True):
    """The level that a domain is to reach from today's; None if today's is not told.

    `by` are the numbers of the measures that raise it, empty if it stays.
    """

    id: str
    title: str
    today: int | None
    level: int | None
    by: tuple[str, ...] = ()


class Taken(Struct, frozen=True):
    """The number of the measure that takes up a work of the town's list, and the fiscal year in which it does."""

    number: str
    year: int
