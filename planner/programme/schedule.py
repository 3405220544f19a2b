"""Places measures in fiscal years under the capacity: serial scheduling, which a person can redo by hand.

First the measures that a law wants within the plan, by deadline, those the rest stands on (`foundation`) in the first
year, and what must be done before them: they are placed even where capacity does not suffice. Then the others by rank,
first those with a year of their end, then what the town itself decided to do and the best of each domain that it put
first and that has none yet (these lead): each starts in the first year from which its set-up fits into what is left,
over at most two years, and its running fits into every year after; at least one year is left in which it is carried
out, up to that of its end if it has one, and where days are left in time one more, in which a review within the plan
judges it. What is decided not to be done up to some year begins after it. What it waits for is ready the year before,
or earlier in the same year if that is set up within the year and waits for nothing itself. Of these, no more begin in
one year, in one office and in all, and are under way than can be followed there, and a part of each year and of their
number is kept for measures that reach the region, which the duties inside would otherwise use up: it is given over
capacity where a set-up over two years does not fit either. As much in a year is given over capacity to each that leads,
since duties would use up what the town wants as well. What an office carries out alone takes no days and has limits of
its own. What does not fit is left out.

What a law wants within nine months of the plan's beginning is `ahead`, and what must be done before it: it is set up in
the days left of the year before, and only what these do not suffice for falls into the first year. Its running counts
from the first year on, that of the others from the year after their set-up.

Person-days are counted in tenths, as whole numbers, so that an exact fit is a fit.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from planner.assessment.model import Side
from planner.programme.candidate import Candidate
from planner.programme.capacity import Capacity, tenths
from planner.programme.counts import Counts, kept_outside, last_judged
from planner.programme.deadlines import ahead, done_before, due_years, pressed_by
from planner.programme.figures import Phase, YearLoad
from planner.programme.phases import phases_of
from planner.programme.reasons import SettledBy, WhyNot

_CARRIED_OUT = (Phase.DO, Phase.REVIEW)
_TOO_MANY = {SettledBy[name]: WhyNot[name] for name in ("ALONE", "UNRAISED", "BOARD")} | {SettledBy.STAFF: WhyNot.COUNT}
_LONGEST_SETUP = 2  # years; a longer preparation outlives the people and products it was planned with


class Placement(Struct, frozen=True):
    """Where a measure lies: the index of its first year and of the year its set-up ends, and its phases.

    `settled_by` is why it begins in that year; `leads` if it had its turn first because the town decided it
    or put its domain first; `ahead` if it is set up in the year before the plan, as far as the days
    left of that suffice. `overtakes` are the ids of prerequisites for whose end the legal
    deadline leaves no time.
    """

    candidate: Candidate
    start: int
    ready: int
    phases: tuple[Phase, ...]
    settled_by: SettledBy
    overtakes: tuple[str, ...] = ()
    ahead: bool = False
    leads: bool = False


class Schedule(Struct, frozen=True):
    """Placements in the order they were made, what was left out and why, and the load of each year."""

    placements: tuple[Placement, ...]
    left_out: tuple[tuple[Candidate, WhyNot], ...]
    loads: tuple[YearLoad, ...]


def schedule(ranked: Sequence[Candidate], years: tuple[int, ...], capacity: Capacity) -> Schedule:
    """Return where each of `ranked`, best first, lies within `years`."""
    due = due_years(ranked, years)
    early = ahead(ranked, years[0]) if capacity.eve else frozenset()
    plan = _Plan(years, capacity, due, early, Counts(capacity, len(years), kept_outside(ranked, due, capacity)))
    plan.load[0] -= done_before(ranked, years[0], capacity)
    waiting = sorted(ranked, key=lambda item: (due.get(item.measure.id, len(years)), not item.is_timed(years)))
    while waiting:
        names = {item.measure.id for item in waiting}
        ready = [item for item in waiting if not names & set(item.measure.prerequisites)]  # there is no circle
        leading = None if ready[0].measure.id in due or ready[0].is_timed(years) else plan.leading(ready)
        chosen = leading or ready[0]
        waiting.remove(chosen)
        plan.place(chosen, leads=chosen is leading)
    return plan.finished()


class _Plan:
    """The years as they fill up; days are tenths of person-days."""

    def __init__(
        self, years: tuple[int, ...], limits: Capacity, due: Mapping[str, int], early: Container[str], counts: Counts
    ) -> None:
        self.years = years
        self.last = len(years) - 1
        self.capacity, self.reserved = tenths(limits.days), tenths(limits.reserved)
        self.due, self.early, self.counts = due, early, counts
        self.load = [0] * len(years)
        self.outside = [0] * len(years)  # the part of the load that measures for the region take which nothing presses
        self.lead: Candidate | None = None
        self.placed: dict[str, Placement] = {}
        self.left_out: dict[str, tuple[Candidate, WhyNot]] = {}

    def leading(self, ready: Sequence[Candidate]) -> Candidate | None:
        """Return the best that the town decided, else of a domain that it put first and for which nothing is placed."""
        served = {item.candidate.measure.domain for item in self.placed.values()}
        wished = (item for item in ready if item.wished and item.measure.domain not in served)
        return next((item for item in ready if item.decided), None) or next(wished, None)

    def place(self, candidate: Candidate, *, leads: bool) -> None:
        candidate = replace(candidate, raised=True) if leads else candidate  # by putting its domain first
        self.lead = candidate if leads else None
        name, before = candidate.measure.id, candidate.measure.prerequisites
        waits = max((self._free_from(item) for item in before if item in self.placed), default=0)
        decided = max((candidate.not_before or self.years[0]) - self.years[0], 0)
        earliest, last = max(waits, decided), self.due.get(name, self._latest(candidate))
        why = SettledBy.RANK if not earliest else SettledBy.DECIDED if decided > waits else SettledBy.PREREQUISITE
        found = self._fitting(candidate, earliest, self._in_time(candidate, earliest, last), why)
        if found is None and name in self.due:
            found = *self._forced(candidate, min(earliest, last), last), SettledBy.LAW
        if found is not None and not any(item in self.left_out for item in before):
            start, setup, why = found
            self._put(candidate, start, setup, pressed_by(candidate) if name in self.due else why)
        else:
            self.left_out[name] = candidate, self._why_not(candidate, earliest, last)

    def _free_from(self, name: str) -> int:
        """Return the first year in which what waits for a measure may begin."""
        before = self.placed[name]
        waits = any(item in self.placed for item in before.candidate.measure.prerequisites)
        within_year = before.start == before.ready and not waits
        return before.ready if within_year else before.ready + 1

    def finished(self) -> Schedule:
        loads = zip(self.years, self.load, strict=True)
        years = tuple(YearLoad(year, load / 10, self.capacity / 10) for year, load in loads)
        return Schedule(tuple(self.placed.values()), tuple(self.left_out.values()), years)

    def _latest(self, candidate: Candidate) -> int:
        """Return the last year of a set-up that nothing presses: one is left to carry it out, up to its end."""
        finish = candidate.finish
        end = self.last if finish is None or finish < self.years[0] else finish - self.years[0]
        return max(min(self.last, end) - 1, 0)

    def _in_time(self, candidate: Candidate, earliest: int, last: int) -> int:
        """Return the last year of a set-up that a review within the plan can judge; a later one where days lack."""
        judged = min(last, last_judged(len(self.years)))
        if candidate.measure.id in self.due or candidate.practised:
            return last
        has_days = any(self._setup(candidate, start, judged) for start in range(earliest, judged + 1))
        return judged if has_days else last

    def _fitting(
        self, candidate: Candidate, earliest: int, last: int, why: SettledBy
    ) -> tuple[int, list[int], SettledBy] | None:
        """Return the first year whose room suffices, the set-up's days of each year from there, and why it is it.

        `why` tells what settles the earliest.
        """
        for start in range(earliest, last + 1):
            setup = self._setup(candidate, start, last)
            hindrance = self._hindrance(candidate, start, setup)
            if hindrance is None and setup:
                return start, setup, why
            why = hindrance or SettledBy.DAYS
        return None

    def _hindrance(self, candidate: Candidate, year: int, setup: list[int] | None) -> SettledBy | None:
        """Return what hinders a measure from beginning in a year, its set-up taking these days from then on."""
        ready = year + len(setup or [0]) - 1
        return None if candidate.measure.id in self.due else self.counts.hindrance(candidate, year, ready)

    def _forced(self, candidate: Candidate, earliest: int, last: int) -> tuple[int, list[int]]:
        """Return the years with the most room left, the first of several; what exceeds it falls into the later one."""
        days = tenths(candidate.variant.effort.setup)
        spans = [range(start, min(start + _LONGEST_SETUP, last + 1)) for start in range(earliest, last + 1)]
        years = max(spans, key=lambda span: sum(self._room(candidate, year) for year in span))
        given = min(days, self._room(candidate, years[0]))
        if given == days or len(years) == 1:
            return years[0], [days]
        return (years[0], [given, days - given]) if given else (years[-1], [days])

    def _setup(self, candidate: Candidate, start: int, last: int) -> list[int] | None:
        """Return the set-up's days of each year from `start`, or None if they or the running do not fit."""
        return self._spread(candidate, start, last, over=False) or self._spread(candidate, start, last, over=True)

    def _spread(self, candidate: Candidate, start: int, last: int, *, over: bool) -> list[int] | None:
        """Return the same, with the days kept for the region even `over` capacity."""
        days, running = tenths(candidate.variant.effort.setup), tenths(candidate.variant.effort.running)
        spread: list[int] = []
        for year in range(start, min(start + _LONGEST_SETUP, last + 1)):
            given = min(days, self._room(candidate, year, over=over))
            if not given and days and not spread:
                return None
            spread.append(given)
            days -= given
            if not days:
                after = range(year + 1, len(self.years))
                fits = not running or all(running <= self._room(candidate, later, over=over) for later in after)
                return spread if fits else None
        return None

    def _room(self, candidate: Candidate, year: int, *, over: bool = True) -> int:
        """Return the days that a measure may still take: what a law wants leaves nothing aside for others.

        What reaches the region may take those kept for it even `over` capacity, and what leads as many.
        """
        free, kept = self.capacity - self.load[year], max(0, self.reserved - self.outside[year])
        if candidate.measure.id in self.due:
            return max(0, free)
        if candidate.measure.side is Side.OUTSIDE:
            return max(0, free, kept * over)
        return max(0, free - kept, self.reserved * (over and candidate is self.lead))

    def _put(self, candidate: Candidate, start: int, setup: list[int], why: SettledBy) -> None:
        ready = start + len(setup) - 1
        early = candidate.measure.id in self.early
        phases = phases_of(candidate, start, ready, self.years, early=early)
        running = tenths(candidate.variant.effort.running)
        runs = [phase in _CARRIED_OUT and (early or year > ready) for year, phase in enumerate(phases)]
        added = [running * carried_out for carried_out in runs]
        for year, days in enumerate(setup, start):
            added[year] += days
        self.load = [new + old for new, old in zip(added, self.load, strict=True)]
        if candidate.measure.side is Side.OUTSIDE and candidate.measure.id not in self.due:
            self.outside = [new + old for new, old in zip(added, self.outside, strict=True)]
        if candidate.measure.id not in self.due:
            self.counts.add(candidate, start, ready)
        before = (item for item in candidate.measure.prerequisites if item in self.placed)
        overtakes = tuple(item for item in before if self._free_from(item) > start)
        placed = Placement(candidate, start, ready, phases, why, overtakes, early, leads=candidate is self.lead)
        self.placed[candidate.measure.id] = placed

    def _why_not(self, candidate: Candidate, earliest: int, last: int) -> WhyNot:
        if any(item in self.left_out for item in candidate.measure.prerequisites):
            return WhyNot.PREREQUISITE
        if last < max(self.last - 1, 0):
            return WhyNot.FINISH
        if earliest > last:
            return WhyNot.LATE
        last = self._in_time(candidate, earliest, last)
        setups = {start: self._setup(candidate, start, last) for start in range(earliest, last + 1)}
        if not any(setups.values()):
            return WhyNot.CAPACITY
        hindered = {self._hindrance(candidate, start, setup) for start, setup in setups.items()}
        return next((why for by, why in _TOO_MANY.items() if by in hindered), WhyNot.OFFICE)
