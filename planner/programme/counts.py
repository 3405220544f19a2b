"""How many measures begin in a year and are under way, held against what the staff, the offices and the board follow.

Under way is a measure from its first year to the year in which the board decides whether it goes on; after that it is
part of its office's work. What a law or being a foundation presses is not counted, and what the head of its office
decides about (`within_office`) is not by the board. What its office carries out `alone` takes nothing from the staff
in charge of IT, and is counted apart, up to its first year of being carried out: then its head decides about it. Of
what nobody in the town raised, few begin in the same year. In the last year whose measures a review within the plan
can still look back on, each office begins one more, so that its turn does not come too late.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence
from math import ceil

from planner.assessment.model import Side
from planner.programme.candidate import Candidate
from planner.programme.capacity import Capacity
from planner.programme.reasons import SettledBy

ALONE_DECIDED_AFTER = 1  # years of being carried out, after which the head of an office decides about it


def kept_outside(ranked: Sequence[Candidate], pressed: Container[str], capacity: Capacity) -> int:
    """Return how many of the measures that nothing presses are kept for those that reach the region.

    With them, these are the part of all measures that the capacity asks for, as far as there are as many.
    """
    followed = [item for item in ranked if not item.alone and not item.within_office]
    reaching = [item.measure.id in pressed for item in followed if item.measure.side is Side.OUTSIDE]
    duties = sum(item.measure.id in pressed for item in followed)
    wanted = ceil((duties + capacity.at_once) * capacity.outside) - sum(reaching)
    return min(max(wanted, 0), reaching.count(False))


def counted_years(start: int, ready: int, decided_after: int, count: int) -> range:
    """Return the years, of `count`, in which a measure is under way: set-up, and being carried out until decided."""
    return range(start, min(ready + decided_after + 1, count))


def last_judged(count: int) -> int:
    """Return the index of the last year of a set-up after which, of `count` years, a review can look back on one."""
    return max(count - 3, 0)


class Counts:
    """The counts of the years as they fill up; `kept` of those under way are for measures that reach the region."""

    def __init__(self, limits: Capacity, years: int, kept: int) -> None:
        self.limits, self.kept = limits, kept
        self.starts, self.unraised = [0] * years, [0] * years
        self.of_office = [Counter[str]() for _ in range(years)]
        self.under_way = [Counter[Side]() for _ in range(years)]
        self.by_it = [0] * years  # of those under way, what the office in charge of IT carries out
        self.alone = [Counter[str]() for _ in range(years)]  # by office

    def hindrance(self, candidate: Candidate, start: int, ready: int) -> SettledBy | None:
        """Return why so many others begin in `start`, or are under way, that one more cannot be followed.

        `ready` is the year in which its set-up ends.
        """
        office = candidate.owner.name
        if candidate.alone:
            going = [self.alone[year] for year in self._alone_years(start, ready)]
            few = all(way[office] < self.limits.alone_of_office and way.total() < self.limits.alone for way in going)
            return None if few else SettledBy.ALONE
        if self.of_office[start][office] >= self.limits.starts_in(office) + (start == last_judged(len(self.starts))):
            return SettledBy.OFFICE
        if not candidate.raised and self.unraised[start] >= self.limits.unraised:
            return SettledBy.UNRAISED
        years = self._counted(start, ready)
        crowded = self._is_of_it(candidate) and any(self.by_it[year] >= self.limits.followed for year in years)
        if crowded or self.starts[start] >= self.limits.starts:
            return SettledBy.STAFF
        if candidate.within_office:
            return None
        side = candidate.measure.side
        return None if all(self._others(side, year) < self.limits.at_once for year in years) else SettledBy.BOARD

    def add(self, candidate: Candidate, start: int, ready: int) -> None:
        """Count a measure that begins in `start`; `ready` as of `hindrance`."""
        if candidate.alone:
            for year in self._alone_years(start, ready):
                self.alone[year][candidate.owner.name] += 1
            return
        self.starts[start] += 1
        self.unraised[start] += not candidate.raised
        self.of_office[start][candidate.owner.name] += 1
        for year in self._counted(start, ready):
            self.under_way[year][candidate.measure.side] += not candidate.within_office
            self.by_it[year] += self._is_of_it(candidate)

    def _others(self, side: Side, year: int) -> int:
        """Return how many places of a year are taken, for a measure inside those kept for the region as well."""
        outside = self.under_way[year][Side.OUTSIDE]
        return self.under_way[year][Side.INSIDE] + (outside if side is Side.OUTSIDE else max(outside, self.kept))

    def _counted(self, start: int, ready: int) -> range:
        return counted_years(start, ready, self.limits.decided_after, len(self.starts))

    def _alone_years(self, start: int, ready: int) -> range:
        return counted_years(start, ready, ALONE_DECIDED_AFTER, len(self.starts))

    def _is_of_it(self, candidate: Candidate) -> bool:
        return candidate.owner.name == self.limits.it_office
