"""The day on which a new system takes over: after days on which the town hall is closed, and not in its busy months."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from planner.errors import Place, PlannerError, Problem
from planner.procurement.calendar import Calendar
from planner.situation.system_names import in_full
from planner.templateset.model import TemplateSet
from planner.templateset.overlay import Entry

_DAY = timedelta(days=1)
_EVERY_YEAR = frozenset((1, 5, 9, 10))  # each year, three closed days lead up to a day of these months


class Cutover(Struct, frozen=True):
    """When systems with one of `words` in their name go live; without words, all others.

    They go live on a day that `closed_days` closed days lead up to, in no month of `avoid`; with 0, on the first open
    day of a fiscal year. `spare_weeks` of the present contract are left then, for going back to it. `reason` is
    printed.
    """

    id: str
    title: str
    words: tuple[str, ...]
    avoid: tuple[int, ...]
    closed_days: int
    reason: str
    spare_weeks: int = 0

    def holds_for(self, works: Iterable[str]) -> bool:
        """Whether one of `works` is of this kind."""
        return not self.words or any(word in in_full(work) for work in works for word in self.words)


class Cutovers(Struct, frozen=True):
    """The kinds, of which the first that holds is taken, over the open days of one body.

    In the months `quiet` the body begins nothing new; a kind that could then go live in no month but those does not
    keep to them.
    """

    kinds: tuple[Cutover, ...]
    calendar: Calendar
    quiet: frozenset[int] = frozenset()

    def day(self, works: Iterable[str], needed: date) -> date:
        """Return the last day fit for going live up to `needed`, the day by which the next system has to run."""
        kind = self._kind(works)
        if not kind.closed_days:
            return self.calendar.on_or_after(needed)
        day = self.calendar.on_or_before(needed)
        while not self._fits(kind, day):
            day = self.calendar.on_or_before(day - _DAY)
        return day

    def next_day(self, works: Iterable[str], first: date) -> date:
        """Return the first day fit for going live from `first` on."""
        kind = self._kind(works)
        if not kind.closed_days:
            return min(day for year in (0, 1) if (day := self._year_begins(first.year + year)) >= first)
        day = self.calendar.on_or_after(first)
        while not self._fits(kind, day):
            day = self.calendar.on_or_after(day + _DAY)
        return day

    def day_before_end(self, works: Iterable[str], ended: date) -> date:
        """Return the last fit day that leaves spare weeks of a contract that is over on the day `ended`."""
        named = tuple(works)
        return self.day(named, ended - timedelta(weeks=self._kind(named).spare_weeks))

    def quiet_day(self, first: date) -> date:
        """Return the first open day from `first` on in no month in which nothing new is begun."""
        day = self.calendar.on_or_after(first)
        while day.month in self.quiet:
            day = self.calendar.on_or_after(day + _DAY)
        return day

    def keeps_quiet(self, kind: Cutover) -> bool:
        """Whether systems of a kind wait for the months in which nothing new is begun to be over."""
        return bool(kind.closed_days) and not _EVERY_YEAR.issubset(self.quiet.union(kind.avoid))

    def applied(self, packages: Iterable[tuple[str, ...]]) -> tuple[Cutover, ...]:
        """Return the kinds that hold for one of `packages`, each with all the months that it avoids here."""
        held = {self._kind(works) for works in packages}
        return tuple(replace(kind, avoid=self._avoided(kind)) for kind in self.kinds if kind in held)

    def _avoided(self, kind: Cutover) -> tuple[int, ...]:
        return tuple(sorted(self.quiet.union(kind.avoid))) if self.keeps_quiet(kind) else kind.avoid

    def _kind(self, works: Iterable[str]) -> Cutover:
        named = tuple(works)
        return next(kind for kind in self.kinds if kind.holds_for(named))

    def _year_begins(self, year: int) -> date:
        return self.calendar.on_or_after(date(year, 4, 1))

    def _fits(self, kind: Cutover, day: date) -> bool:
        return day.month not in self._avoided(kind) and self._led_up_to(day, kind.closed_days)

    def _led_up_to(self, day: date, closed_days: int) -> bool:
        return not any(self.calendar.is_open(day - back * _DAY) for back in range(1, closed_days + 1))


def load_cutovers(template_set: TemplateSet) -> tuple[Cutover, ...]:
    """Read `cutovers.yaml`, the kind for all others last; raises `PlannerError` with the problems of every entry."""
    entries = template_set.overlay("cutovers")
    problems = [*(problem for entry in entries for problem in _faulty(entry)), *_lacking(entries)]
    if problems:
        raise PlannerError(problems)
    return tuple(sorted(map(_cutover, entries), key=lambda kind: not kind.words))


def _cutover(entry: Entry) -> Cutover:
    data = entry.data
    return Cutover(
        id=entry.id,
        title=data["title"],
        words=tuple(data["words"]),
        avoid=tuple(data["avoid"]),
        closed_days=data["closed_days"],
        reason=data["reason"],
        spare_weeks=data["spare_weeks"],
    )


def _faulty(entry: Entry) -> Iterator[Problem]:
    """Yield a problem if there may be no day to go live in a year."""
    if _EVERY_YEAR.issubset(entry.data["avoid"]):
        what = "続けて閉庁する日が毎年ある月（1月、5月、9月、10月）を、全て避けています"
        remedy = "そのうちの一つの月を avoid から除いてください"
        yield Problem("template/cutover", entry.at("avoid"), what, remedy)


def _lacking(entries: tuple[Entry, ...]) -> Iterator[Problem]:
    if not any(not entry.data["words"] for entry in entries):
        place = entries[0].at() if entries else Place("cutovers.yaml")
        what, remedy = "その他の業務の決まりがありません", "words が空の項目を一つ置いてください"
        yield Problem("template/cutover", place, what, remedy)
