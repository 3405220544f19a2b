"""Places measures in fiscal years under the capacity: serial scheduling, which a person can redo by hand.

First the measures with a legal deadline, by deadline: they are placed even where capacity does not suffice. Then the
others by rank: each starts in the first year from which its set-up fits into what is left, over at most two years,
and its running fits into every year after. What does not fit is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from planner.japanese.era import fiscal_year
from planner.programme.choose import Candidate
from planner.programme.model import Phase, WhyNot, YearLoad

_LONGEST_SETUP = 2  # years; a longer preparation outlives the people and products it was planned with


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a measure lies: the index of its first year and of the year its set-up ends, and its phases."""

    candidate: Candidate
    start: int
    ready: int
    phases: tuple[Phase, ...]


@dataclass(frozen=True, slots=True)
class Schedule:
    """Placements in the order they were made, what was left out and why, and the load of each year."""

    placements: tuple[Placement, ...]
    left_out: tuple[tuple[Candidate, WhyNot], ...]
    loads: tuple[YearLoad, ...]


def schedule(ranked: Sequence[Candidate], years: tuple[int, ...], capacity_days: float) -> Schedule:
    """Return where each of `ranked`, best first, lies within `years`."""
    plan = _Plan(years, capacity_days)
    waiting = sorted(ranked, key=lambda item: (item.deadline is None, item.deadline or date.max))
    while waiting:
        names = {item.measure.id for item in waiting}
        ready = next((item for item in waiting if not names & set(item.measure.prerequisites)), waiting[0])
        waiting.remove(ready)
        plan.place(ready)
    return plan.finished()


class _Plan:
    """The years as they fill up."""

    def __init__(self, years: tuple[int, ...], capacity_days: float) -> None:
        self.years = years
        self.capacity = capacity_days
        self.load = [0.0] * len(years)
        self.placed: dict[str, Placement] = {}
        self.left_out: list[tuple[Candidate, WhyNot]] = []

    def place(self, candidate: Candidate) -> None:
        if any(item.measure.id in candidate.measure.prerequisites for item, _ in self.left_out):
            self.left_out.append((candidate, WhyNot.PREREQUISITE))
            return
        earliest = self._earliest(candidate)
        if candidate.deadline is not None:
            self._put(candidate, min(earliest, self._last_year_before(candidate)), forced=True)
            return
        for start in range(earliest, len(self.years)):
            if self._put(candidate, start):
                return
        self.left_out.append((candidate, WhyNot.CAPACITY))

    def finished(self) -> Schedule:
        loads = zip(self.years, self.load, strict=True)
        return Schedule(
            tuple(self.placed.values()),
            tuple(self.left_out),
            tuple(YearLoad(year, round(load, 1), self.capacity) for year, load in loads),
        )

    def _earliest(self, candidate: Candidate) -> int:
        before = [self.placed[name].ready for name in candidate.measure.prerequisites if name in self.placed]
        return max((ready + 1 for ready in before), default=0)

    def _last_year_before(self, candidate: Candidate) -> int:
        assert candidate.deadline is not None
        return min(max(fiscal_year(candidate.deadline) - self.years[0], 0), len(self.years) - 1)

    def _put(self, candidate: Candidate, start: int, forced: bool = False) -> bool:
        effort = candidate.variant.effort
        setup = self._setup(effort.setup, start, forced)
        if setup is None:
            return False
        ready = start + len(setup) - 1
        added = [0.0] * start + setup + [effort.running] * (len(self.years) - ready - 1)
        if not forced and any(new + old > self.capacity for new, old in zip(added, self.load, strict=True) if new):
            return False
        self.load = [new + old for new, old in zip(added, self.load, strict=True)]
        self.placed[candidate.measure.id] = Placement(candidate, start, ready, self._phases(start, ready))
        return True

    def _setup(self, days: float, start: int, forced: bool) -> list[float] | None:
        """Return the set-up's days of each year from `start`, or None if they do not fit."""
        if forced:
            return [days]
        spread: list[float] = []
        for year in range(start, min(start + _LONGEST_SETUP, len(self.years))):
            given = min(days, max(0.0, self.capacity - self.load[year]))
            if not given and days and not spread:
                return None
            spread.append(given)
            days -= given
            if days <= 0:
                return spread
        return None

    def _phases(self, start: int, ready: int) -> tuple[Phase, ...]:
        """Return 準備 while it is set up, 実施 after, and 評価 in the plan's last year."""
        last = len(self.years) - 1
        phases = []
        for year in range(len(self.years)):
            before = Phase.NONE if year < start else Phase.PREPARE
            phases.append(before if year <= ready else Phase.REVIEW if year == last else Phase.DO)
        return tuple(phases)
