"""When the steps of a chosen measure are taken: in its phases, and outside of the months that do not suit them.

The times stay words, counted from the first year (1年目の7月から9月まで, 毎年の11月). A rule that a person can redo
moves them: of the months of a step those that do not suit are left off at both ends; where none is left, it begins in
the next month that does. What comes after a step waits for it, within its fiscal year. Times that are told otherwise,
such as by the legal day, stay.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from planner.programme.measure import Step
from planner.programme.seasons import MONTHS, Season

APRIL = 4
_ONCE = re.compile(r"([1-9])年目の(\d+)月(?:から(\d+)月まで)?(から)?")
_YEARLY = re.compile(r"((?:[1-9]年目から)?毎年の)(\d+)月(?:から(\d+)月まで)?")
_YEAR = re.compile(r"([1-9])(?=年目)")


class Course(Struct, frozen=True):
    """The steps with their times, and the ids of the seasons that moved one of them.

    `moved` are the months that no step is taken in any more, each with the month that stands for it now.
    """

    steps: tuple[Step, ...]
    avoided: tuple[str, ...] = ()
    moved: tuple[tuple[int, int], ...] = ()


def course(
    steps: Sequence[Step], seasons: Sequence[Season], opens: Callable[[Step], int], *, over_two_years: bool
) -> Course:
    """Return when the steps are taken.

    `opens` tells the month of the first year before which those who take a step are not free, 4 where they are.
    `over_two_years` if the set-up is spread: then the first step is that of 検討, and what follows waits a year.
    """
    times = [step.when for step in steps]
    if over_two_years:
        times = _spread(times)
    avoided: dict[str, None] = {}
    before: tuple[range, range] | None = None  # of the step before: as told and as put
    put: list[Step] = []
    for step, when in zip(steps, times, strict=True):
        holding = [season for season in seasons if season.holds_back(step)]
        busy = frozenset(month for season in holding for month in season.months)
        told = _told(when)
        if told is None:
            moved = _yearly(when, busy)
        else:
            at = _placed(told, busy, _index(opens(step)), _earliest(told, before))
            moved, before = _written(at, when) if at != told else when, (told, at)
        if moved != when:
            avoided |= dict.fromkeys(season.id for season in holding if _left(season, when, moved))
        put.append(replace(step, when=moved))
    return Course(tuple(put), tuple(avoided), tuple(_replaced(times, put)))


def _spread(times: list[str]) -> list[str]:
    """Return the times of a set-up over two years: all but the first step a year later, if it has more than one."""
    if sum(when.startswith("1年目") for when in times) < 2:
        return times
    return times[:1] + [_YEAR.sub(lambda found: str(int(found[1]) + 1), when) for when in times[1:]]


def _told(when: str) -> range | None:
    """Return the months of a step taken once, counted from the first April; None if they are told otherwise."""
    found = _ONCE.fullmatch(when)
    if found is None or (found[3] and _index(int(found[3])) < _index(int(found[2]))):
        return None
    year = (int(found[1]) - 1) * MONTHS
    return range(year + _index(int(found[2])), year + _index(int(found[3] or found[2])) + 1)


def _earliest(told: range, before: tuple[range, range] | None) -> int:
    """Return the first month for a step, as far as the one before it has been moved."""
    if before is None or told.start < before[0].start:
        return told.start
    return max(told.start, before[1].stop if told.start >= before[0].stop else before[1].start)


def _placed(told: range, busy: Collection[int], opens: int, earliest: int) -> range:
    """Return the months in which a step is taken, in the fiscal year in which it was told unless none suits there."""
    end = (told.start // MONTHS + 1) * MONTHS
    first = min(max(told.start, earliest), end - 1)

    def suits(at: int) -> bool:
        return at >= opens and _month(at) not in busy

    inside = [at for at in range(first, min(first + len(told), end)) if suits(at)]
    if inside:
        return range(inside[0], inside[-1] + 1)
    start = next((at for at in range(first, first + 2 * MONTHS) if suits(at)), None)
    if start is None:
        return told
    longest = range(start, min(start + len(told), (start // MONTHS + 1) * MONTHS))
    return range(start, next((at for at in longest if not suits(at)), longest.stop))


def _yearly(when: str, busy: Collection[int]) -> str:
    """Return the months of what is done every year without those that do not suit it; as told if no month does."""
    found = _YEARLY.fullmatch(when)
    if found is None or len(set(busy)) == MONTHS:
        return when
    first = _index(int(found[2]))
    length = (_index(int(found[3] or found[2])) - first) % MONTHS + 1
    months = [_month(at) for at in range(first, first + length)]
    free = [month for month in months if month not in busy] or [
        next(month for month in map(_month, range(first, first + MONTHS)) if month not in busy)
    ]
    return when if free[0] == months[0] and free[-1] == months[-1] else f"{found[1]}{_from_to(free[0], free[-1])}"


def _written(at: range, when: str) -> str:
    text = f"{at.start // MONTHS + 1}年目の{_from_to(_month(at.start), _month(at.stop - 1))}"
    return f"{text}から" if when.endswith("月から") else text


def _from_to(first: int, last: int) -> str:
    return f"{first}月から{last}月まで" if first != last else f"{first}月"


def _replaced(times: Sequence[str], steps: Sequence[Step]) -> Iterator[tuple[int, int]]:
    """Yield each month in which no step is taken any more, with the one in its place."""
    kept = {month for step in steps for month in _all_months(step.when)}
    for when, step in zip(times, steps, strict=True):
        told, put = list(_all_months(when)), list(_all_months(step.when))
        for at, month in enumerate(told):
            if month not in kept:
                kept.add(month)
                yield month, _stand_in(at, told, put)


def _stand_in(at: int, told: Sequence[int], put: Sequence[int]) -> int:
    """Return the month of a step in place of the one `at` its place as it was told: as far on, or at the near end."""
    if put[0] not in told:
        return put[min(at, len(put) - 1)]
    return put[0] if at < told.index(put[0]) else put[-1]


def _left(season: Season, when: str, moved: str) -> bool:
    """Whether a step was in a month of the season and, as moved, is in fewer of them."""
    return len(set(season.months) & set(_all_months(moved))) < len(set(season.months) & set(_all_months(when)))


def _all_months(when: str) -> Iterator[int]:
    told = [_index(int(month)) for month in re.findall(r"(\d+)月", when)]
    if told:
        yield from map(_month, range(told[0], told[0] + (told[-1] - told[0]) % MONTHS + 1))


def _index(month: int) -> int:
    return (month - APRIL) % MONTHS


def _month(at: int) -> int:
    return (at + APRIL - 1) % MONTHS + 1
