"""The points of a measure by the printed criteria, each so that a reader of the plan comes to the same."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from typing import Any

from planner.assessment.model import HEAVIEST, Issue
from planner.missing import is_known
from planner.programme.capacity import tenths
from planner.programme.measure import Measure, Variant
from planner.subjects import is_about

TOP, DECIDED = "priorities.top", "derived.decided"
_SOON = timedelta(days=2 * 365)  # a deadline nearer than this is as urgent as can be
_RESTING = 2  # others that make a measure one to begin with, if it takes no more than this part of a year's days
_EASY = 4


def urgency(measure: Measure, issues: tuple[Issue, ...], days: tuple[date | None, ...], on: date) -> int:
    """Return 3 where one of the `days` it is to be done by is soon, or for several of the heaviest issues, 2 for one.

    Return 3 for one of them too if lives depend on the measure, and 1 for the others. What nobody has confirmed yet
    presses nobody.
    """
    if any(day and day <= on + _SOON for day in days):
        return 3
    heaviest = sum(issue.severity == HEAVIEST and not issue.unconfirmed for issue in issues)
    return 1 + min(heaviest * 2 if measure.life else heaviest, 2)


def lightness(variant: Variant, days_of_one: float) -> int:
    """Return 3 if set-up takes at most a fifth of one person's capacity in a year, 2 for at most half, else 1.

    The capacity counts as it is printed, in hundredths of a day, so that a reader comes to the same points.
    """
    setup, room = round(variant.effort.setup * 100), round(days_of_one * 100)
    return 3 if setup * 5 <= room else 2 if setup * 2 <= room else 1


def feasibility(measure: Measure, variant: Variant, called: Collection[str]) -> int:
    """Return 3, less one where another that is `called` for must come first, and one where a cost is not known."""
    priced = variant.cost is not None and variant.cost.known
    return 3 - any(name in called for name in measure.prerequisites) - (not priced)


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
