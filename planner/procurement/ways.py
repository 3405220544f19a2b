"""The timetables of each way to buy: 見積合せ within the limit of small contracts, 入札, 公募型プロポーザル."""

from __future__ import annotations

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from planner.missing import Missing
from planner.procurement.cutover import Cutovers
from planner.procurement.stages import PHASES, QUOTES, WAYS, Timetable, steps_of
from planner.procurement.timetable import Rules, asked, at_once, standard


class Way(Struct, frozen=True):
    """How long one of `WAYS` takes, in the earliest timetables and in that of the next case.

    `now` is for money that is in the budget of this year, `asked` for money of a budget that is requested already and
    not yet voted on (None while the next budget can still be requested), `next` for a budget to be requested first
    (`Missing` without the months of request and vote). `case` is the one up to the day of the next case (`Missing`
    without a day still to come), put off where that day is missed.
    """

    id: str
    now: Timetable
    asked: Timetable | None
    next: Timetable | Missing
    case: Timetable | Missing


def ways(
    rules: Rules, cutovers: Cutovers, today: date, case: tuple[date, tuple[str, ...]] | Missing
) -> tuple[Way, ...]:
    """Return the timetables of all ways; `rules` have the steps of all."""
    return tuple(_way(way, rules_of(rules, way), cutovers, today, case) for way in WAYS)


def rules_of(rules: Rules, way: str) -> Rules:
    """Return the rules with the steps of one way; 見積合せ has no gate to be through before the budget is requested."""
    steps = steps_of(rules.steps, way)
    last = [step for step in steps if step.phase == PHASES[0]][-1]
    return replace(rules, steps=steps, gate_weeks=last.weeks if way == QUOTES else rules.gate_weeks)


def _way(way: str, rules: Rules, cutovers: Cutovers, today: date, case: tuple[date, tuple[str, ...]] | Missing) -> Way:
    following = standard(rules, today, today, cutovers.quiet_day)
    waiting = asked(rules, today, today, cutovers.quiet_day)
    return Way(
        id=way,
        now=at_once(rules, today, today, cutovers.quiet_day),
        asked=waiting if _before(waiting.vote, following.vote) else None,
        next=following if isinstance(following.request, date) else following.request,
        case=case if isinstance(case, Missing) else _up_to(rules, cutovers, today, *case),
    )


def _before(vote: date | Missing, other: date | Missing) -> bool:
    return isinstance(vote, date) and isinstance(other, date) and vote < other


def _up_to(rules: Rules, cutovers: Cutovers, today: date, day: date, works: tuple[str, ...]) -> Timetable:
    return standard(rules, day, today, lambda first: cutovers.next_day(works, first))
