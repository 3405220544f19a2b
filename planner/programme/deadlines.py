"""What a law, the end of what is owned, or being a foundation wants set up by a certain year, whatever its rank."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from math import ceil

from planner.japanese.era import fiscal_year
from planner.programme.candidate import Candidate
from planner.programme.capacity import Capacity, tenths
from planner.programme.figures import Stretch
from planner.programme.reasons import SettledBy

PRESSED = (SettledBy.LAW, SettledBy.ENDS, SettledBy.FOUNDATION, SettledBy.AWAITED)


def ahead(ranked: Sequence[Candidate], first: int) -> frozenset[str]:
    """Return the ids of what is set up before the plan begins, and of what must be done before it.

    It is what a legal deadline leaves less than nine months of the plan's first year.
    """
    return _wanted_by(ranked, date(first, 12, 31))


def _wanted_by(ranked: Sequence[Candidate], day: date) -> frozenset[str]:
    """Return the ids of what the law wants up to a day, and of what must be done before it."""
    measures = {item.measure.id: item.measure for item in ranked}
    waiting = [item.measure.id for item in ranked if item.deadline and item.deadline <= day]
    found: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in measures and name not in found:
            found.add(name)
            waiting.extend(measures[name].prerequisites)
    return frozenset(found)


def lacking(ranked: Sequence[Candidate], on: date, capacity: Capacity) -> Mapping[str, float]:
    """Return by id the person-days that miss for a set-up up to its legal day, where the days do not suffice."""
    return {name: (needed - there) / 10 for name, needed, there in _pressing(ranked, on, capacity)}


def covered(ranked: Sequence[Candidate], on: date, capacity: Capacity) -> Mapping[str, int]:
    """Return by id the whole percent that there is of the days wanted up to a legal day, where it does not suffice."""
    return {name: there * 100 // needed for name, needed, there in _pressing(ranked, on, capacity)}


def _pressing(ranked: Sequence[Candidate], on: date, capacity: Capacity) -> Iterator[tuple[str, int, int]]:
    """Yield what cannot be set up by its legal day, with the tenths of days wanted up to it and those there are.

    What the law wants up to that day takes the days of all whole months from `on` to it. A day that is over is left
    out: nothing can be done up to it.
    """
    for item in ranked:
        if item.deadline and item.deadline > on:
            wanted = _wanted_by(ranked, item.deadline)
            needed = sum(tenths(other.variant.effort.setup) for other in ranked if other.measure.id in wanted)
            there = tenths(capacity.days * _months(on, item.deadline) / 12)
            if needed > there:
                yield item.measure.id, needed, there


def stretch(lacks: float, deadline: date | None, on: date, capacity: Capacity) -> Stretch | None:
    """Return how a set-up that `lacks` days up to its legal day could be done in time, None where that cannot be."""
    if not lacks or deadline is None or not capacity.days or not capacity.share:
        return None
    months = _months(on, deadline)
    if not months:
        return None
    of_percent = capacity.days * months / 12 / capacity.share
    share = ceil(capacity.share + lacks / of_percent)
    most = capacity.most_share
    return Stretch(months, capacity.share, share, of_percent, most) if share <= most else None


def _months(on: date, deadline: date) -> int:
    """Return the whole months from a day to a legal day."""
    return max(0, (deadline.year - on.year) * 12 + deadline.month - on.month - 1)


def done_before(ranked: Sequence[Candidate], first: int, capacity: Capacity) -> int:
    """Return the days of set-up that are done in the year before the plan."""
    early = ahead(ranked, first)
    needed = sum(tenths(item.variant.effort.setup) for item in ranked if item.measure.id in early)
    return min(needed, tenths(capacity.eve))


def year_of(deadline: date) -> int:
    """Return the fiscal year in which a duty is to be met: the one before, for a law in force on 1 April."""
    return fiscal_year(deadline - timedelta(days=1))


def target_year(candidate: Candidate, first: int) -> int | None:
    """Return the fiscal year in which the target of a measure that begins in `first` is to be reached; None if open.

    A legal duty is met by its day and kept from then on; one that is met, or whose day is over, from the beginning.
    """
    if not candidate.measure.deadline:
        return candidate.finish
    return max(first, year_of(candidate.deadline)) if candidate.deadline else first


def due_years(ranked: Sequence[Candidate], years: tuple[int, ...]) -> Mapping[str, int]:
    """Return by id the index of the last year in which a set-up may end: for a law, a foundation, or what awaits it.

    What ends in a year whatever the plan decides is set up the year before. A deadline or an end after the plan's last
    year presses nobody yet.
    """
    measures = {item.measure.id: item.measure for item in ranked}
    due: dict[str, int] = {}

    def press(name: str, last: int) -> None:
        if name in measures and due.get(name, len(years)) > last:
            due[name] = last
            for before in measures[name].prerequisites:
                press(before, max(last - 1, 0))

    for item in ranked:
        for year in _last_years(item, years):
            press(item.measure.id, max(year - years[0], 0))
    return due


def _last_years(candidate: Candidate, years: tuple[int, ...]) -> Iterator[int]:
    """Yield the fiscal years in which the set-up of a measure may end at the latest, as far as they press it."""
    if candidate.deadline is not None and year_of(candidate.deadline) <= years[-1]:
        yield year_of(candidate.deadline)
    if candidate.measure.ends and candidate.finish is not None and candidate.finish <= years[-1]:
        yield candidate.finish - 1
    if candidate.measure.foundation:
        yield years[0]


def pressed_by(candidate: Candidate) -> SettledBy:
    """Return what presses one of those in `due_years`."""
    if candidate.deadline is not None:
        return SettledBy.LAW
    if candidate.measure.ends and candidate.finish is not None:
        return SettledBy.ENDS
    return SettledBy.FOUNDATION if candidate.measure.foundation else SettledBy.AWAITED
