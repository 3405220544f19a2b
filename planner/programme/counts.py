"""How many measures begin in a year and are under way, held against what the staff, the offices and the board follow.

What a law or being a foundation presses is not counted. What its office carries out `alone` takes nothing from the
staff in charge of IT, and is counted apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence
from math import ceil

from planner.assessment.model import Side
from planner.programme.capacity import Capacity
from planner.programme.choose import Candidate
from planner.programme.model import SettledBy


def kept_outside(ranked: Sequence[Candidate], pressed: Container[str], capacity: Capacity) -> int:
    """Return how many of the measures that nothing presses are kept for those that reach the region.

    With them, these are the part of all measures that the capacity asks for, as far as there are as many.
    """
    followed = [item for item in ranked if not item.alone]
    reaching = [item.measure.id in pressed for item in followed if item.measure.side is Side.OUTSIDE]
    duties = sum(item.measure.id in pressed for item in followed)
    wanted = ceil((duties + capacity.at_once) * capacity.outside) - sum(reaching)
    return min(max(wanted, 0), reaching.count(False))


class Counts:
    """The counts of the years as they fill up; `kept` of those under way are for measures that reach the region."""

    def __init__(self, limits: Capacity, years: int, kept: int) -> None:
        self.limits, self.kept = limits, kept
        self.starts = [0] * years
        self.of_office = [Counter[str]() for _ in range(years)]
        self.alone = Counter[str]()  # by office, in all years

    def hindrance(self, candidate: Candidate, year: int) -> SettledBy | None:
        """Return why so many others begin in the year, or are under way, that one more cannot be followed."""
        office = candidate.owner.name
        if candidate.alone:
            few = self.alone[office] < self.limits.alone_of_office and self.alone.total() < self.limits.alone
            return None if few else SettledBy.ALONE
        if self.of_office[year][office] >= self.limits.starts_in(office):
            return SettledBy.OFFICE
        kept = 0 if candidate.measure.side is Side.OUTSIDE else self.kept
        few = self.starts[year] < self.limits.starts and sum(self.starts) + kept < self.limits.at_once
        return None if few else SettledBy.STAFF

    def add(self, candidate: Candidate, year: int) -> None:
        """Count a measure that begins in the year."""
        if candidate.alone:
            self.alone[candidate.owner.name] += 1
            return
        self.starts[year] += 1
        self.of_office[year][candidate.owner.name] += 1
        self.kept -= candidate.measure.side is Side.OUTSIDE and self.kept > 0
