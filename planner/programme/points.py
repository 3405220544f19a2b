"""The points of a measure by the printed criteria, each so that a reader of the plan comes to the same."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from typing import Any

from planner.assessment.model import HEAVIEST, Issue
from planner.missing import is_known
from planner.programme.capacity import tenths
from planner.programme.measure import Measure, Variant
from planner.programme.score import Pressed
from planner.subjects import is_about

TOP, DECIDED = "priorities.top", "derived.decided"
_SOON = timedelta(days=2 * 365)  # a deadline nearer than this is as urgent as can be
_RESTING = 2  # others that make a measure one to begin with, if it takes no more than this part of a year's days
_EASY = 4


def pressed(issues: tuple[Issue, ...], days: tuple[date | None, ...], on: date) -> Pressed:
    """Return the first of the `days` it is to be done by if that is soon, else the heaviest of the issues.

    What nobody has confirmed yet presses nobody.
    """
    soon = min((day for day in days if day and day <= on + _SOON), default=None)
    heaviest = (issue.number for issue in issues if issue.severity == HEAVIEST and not issue.unconfirmed)
    return Pressed(soon) if soon else Pressed(None, tuple(heaviest))


def urgency(measure: Measure, by: Pressed) -> int:
    """Return 3 for a day that is soon or several of the heaviest issues, 2 for one, or 3 if lives depend, else 1."""
    heaviest = len(by.issues)
    return 3 if by.day else 1 + min(heaviest * 2 if measure.life else heaviest, 2)


def lightness(variant: Variant, days_of_one: float) -> int:
    """Return 3 if set-up takes at most a fifth of one person's capacity in a year, 2 for at most half, else 1.

    The capacity counts as it is printed, in hundredths of a day, so that a reader comes to the same points.
    """
    setup, room = round(variant.effort.setup * 100), round(days_of_one * 100)
    return 3 if setup * 5 <= room else 2 if setup * 2 <= room else 1


def cost(variant: Variant, schemes: Collection[str]) -> int:
    """Return 3 where nothing is paid to anybody outside, 2 where the amount is known or a scheme may pay, else 1."""
    return 3 if variant.free else 1 + bool(schemes or not variant.unpriced)


def feasibility(measure: Measure, called: Collection[str]) -> int:
    """Return 3, less one for each of those `called` for that must come first, down to 1."""
    return max(3 - sum(name in called for name in measure.prerequisites), 1)


def is_wished(measure: Measure, values: Mapping[str, Any]) -> bool:
    """Return whether the town put the domain of a measure first."""
    first = values[TOP]
    return is_known(first) and measure.domain in first


def is_decided(measure: Measure, values: Mapping[str, Any]) -> bool:
    """Return whether the head of the town or a meeting decided, on the way to the plan, what a measure does."""
    told = values.get(DECIDED, ())
    return is_known(told) and any(is_about(measure.relates, said) for said in told)


def support(variant: Variant, resting: int, days: float) -> int:
    """Return 1 where others rest on a measure for which nothing is paid and whose set-up takes little of a year's days.

    `resting` is how many of those called for are to wait for it.
    """
    return int(resting >= _RESTING and variant.free and tenths(variant.effort.setup) * _EASY <= tenths(days))
