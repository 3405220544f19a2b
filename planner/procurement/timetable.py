"""Sets the steps of a purchase back from the day of going live, over open days, the budget and the council."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from planner.missing import Missing
from planner.procurement.calendar import WEEK, Calendar
from planner.procurement.stages import PHASES, Stage, Step, Timetable

_BUDGET_SESSIONS = (2, 3)  # the months in which councils vote on the budget of the year from April on
_MOST_WEEKS = 5 * 53
_DAY = timedelta(days=1)


Fit = Callable[[date], date]  # the first day fit for going live from a day on


def _any_day(day: date) -> date:
    return day


class Rules(Struct, frozen=True):
    """What a timetable keeps to; the months are the body's own, as far as they are known.

    The first gate opens `gate_weeks` before the budget of a year is requested; what is voted on in another session is
    requested `session_weeks` before the month of that session.
    """

    steps: tuple[Step, ...]
    calendar: Calendar
    request_month: int | Missing
    council_months: tuple[int, ...] | Missing
    gate_weeks: int
    session_weeks: int


def standard(rules: Rules, live: date, today: date, fit: Fit = _any_day) -> Timetable:
    """Return the timetable in which the budget of a whole year is requested and voted on before the notice."""
    return _met(partial(_standard, rules), live, today, fit)


def shortest(rules: Rules, live: date, today: date, fit: Fit = _any_day) -> Timetable:
    """Return the timetable of the fewest weeks, whose budget any session after the first gate votes on."""
    return _eased(rules, _met(partial(_shortest, rules), live, today, fit))


def at_once(rules: Rules, live: date, today: date, fit: Fit = _any_day) -> Timetable:
    """Return the timetable of the fewest weeks for what the budget of this year has the money for."""
    return _met(partial(_at_once, rules), live, today, fit)


def asked(rules: Rules, live: date, today: date, fit: Fit = _any_day) -> Timetable:
    """Return the timetable for what is asked for in the budget already and waits for the next vote on a whole year."""
    return _met(partial(_asked, rules), live, today, fit, lambda plan: min(plan.start, _known(plan.vote, plan.start)))


def _asked(rules: Rules, live: date) -> Timetable:
    after = _stages(rules, PHASES[1:], live, short=False)
    return _timetable(after, live, Missing(), _session(rules, _notice(after), _BUDGET_SESSIONS))


def _known(day: date | Missing, otherwise: date) -> date:
    return otherwise if isinstance(day, Missing) else day


def _at_once(rules: Rules, live: date) -> Timetable:
    return _timetable(_stages(rules, PHASES, live, short=True), live, Missing(), Missing())


def _start(plan: Timetable) -> date:
    return plan.start


def _met(
    make: Callable[[date], Timetable], live: date, today: date, fit: Fit, first: Callable[[Timetable], date] = _start
) -> Timetable:
    """Return the timetable for `live`, or for the first fit day so many weeks later that its `first` day lies ahead."""
    later = range(_MOST_WEEKS)  # whoever goes live later starts no earlier
    weeks = bisect_right(later, today, key=lambda weeks: first(make(live + timedelta(weeks=weeks))))
    day = fit(live + timedelta(weeks=weeks)) if weeks else live
    return replace(make(day), start_by=make(live).start, late_weeks=weeks)


def _standard(rules: Rules, live: date) -> Timetable:
    after = _stages(rules, PHASES[1:], live, short=False)
    vote = _session(rules, _notice(after), _BUDGET_SESSIONS)
    if isinstance(vote, Missing) or isinstance(rules.request_month, Missing):
        before = _stages(rules, PHASES[:1], after[0].first, short=False)
        return _timetable((*before, *after), live, Missing(), Missing())
    request = _request(rules, rules.request_month, vote)
    while (before := _prepared(rules, request))[-1].last >= after[0].first:  # the budget of the year before, then
        vote = vote.replace(year=vote.year - 1)
        request = _request(rules, rules.request_month, vote)
    return _timetable((*before, *after), live, request, vote)


def _eased(rules: Rules, plan: Timetable) -> Timetable:
    """Return `plan` with as many weeks of building given back as leave its first day where it is."""
    most = max(step.weeks - step.short_weeks for step in rules.steps if step.phase == PHASES[-1])
    longer = (_shortest(rules, plan.live, weeks) for weeks in range(most, 0, -1))
    stages = next((other for other in longer if other.start >= plan.start), plan)
    return replace(stages, start_by=plan.start_by, late_weeks=plan.late_weeks)


def _shortest(rules: Rules, live: date, spare: int = 0) -> Timetable:
    """Return the timetable in which building is shortened by `spare` weeks less than it may be."""
    after = _stages(_spared(rules, spare), PHASES[1:], live, short=True)
    vote = _session(rules, _notice(after), tuple(range(1, 13)))
    if isinstance(vote, Missing):
        return _timetable((*_stages(rules, PHASES[:1], after[0].first, short=True), *after), live, vote, vote)
    request = rules.calendar.back(rules.calendar.on_or_after(vote), rules.session_weeks * WEEK)
    before = _stages(rules, PHASES[:1], min(request, after[0].first), short=True)
    return _timetable((*before, *after), live, request, vote)


def _spared(rules: Rules, spare: int) -> Rules:
    return replace(
        rules, steps=tuple(_longer(step, spare) if step.phase == PHASES[-1] else step for step in rules.steps)
    )


def _longer(step: Step, spare: int) -> Step:
    return replace(step, short_weeks=min(max(step.weeks, step.short_weeks), step.short_weeks + spare))


def _timetable(stages: tuple[Stage, ...], live: date, request: date | Missing, vote: date | Missing) -> Timetable:
    return Timetable(stages, live, request, vote, stages[0].first)


def _stages(rules: Rules, phases: tuple[str, ...], before: date, *, short: bool) -> tuple[Stage, ...]:
    """Return the steps of `phases`, the last of them ending on the last open day before `before`."""
    found: list[Stage] = []
    for step in reversed([step for step in rules.steps if step.phase in phases]):
        weeks = step.short_weeks if short else step.weeks
        if weeks:
            last = rules.calendar.on_or_before(before - _DAY)
            before = rules.calendar.back(last, weeks * WEEK - 1)
            found.append(Stage(step.id, step.title, step.role, step.phase, step.must, weeks, before, last))
    return tuple(reversed(found))


def _notice(stages: tuple[Stage, ...]) -> date:
    return next(stage.first for stage in stages if stage.phase == "buy")


def _request(rules: Rules, month: int, vote: date) -> date:
    """Return the first open day of the last `month` up to that of the vote: nobody has told the day."""
    return rules.calendar.on_or_after(_month_before(month, vote))


def _prepared(rules: Rules, request: date) -> tuple[Stage, ...]:
    """Return the steps that prepare, of which the last, the first gate, begins `gate_weeks` before the request."""
    gate = [step for step in rules.steps if step.phase == PHASES[0]][-1]
    day = rules.calendar.back(request, rules.gate_weeks * WEEK)
    for _ in range(gate.weeks * WEEK):
        day = rules.calendar.on_or_after(day + _DAY)
    return _stages(rules, PHASES[:1], day, short=False)


def _session(rules: Rules, before: date, among: tuple[int, ...]) -> date | Missing:
    """Return the first of the last month `among` the council's own whose session is over before `before`.

    The session that begins in February votes in March.
    """
    if isinstance(rules.council_months, Missing):
        return rules.council_months
    months = [month for month in rules.council_months if month in among]
    earlier = before.replace(day=1) - _DAY
    ended = [_month_before(month, earlier.replace(day=1) - _DAY if month == 2 else earlier) for month in months]
    return max(ended, default=Missing())


def _month_before(month: int, day: date) -> date:
    """Return the first day of the last `month` that begins on or before `day`."""
    first = date(day.year, month, 1)
    return first if first <= day else date(day.year - 1, month, 1)
