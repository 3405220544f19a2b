"""What one limit more would change in the roadmap: a decision to be taken, with its gain counted (上限を上げた場合)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from planner.programme.candidate import Candidate
from planner.programme.capacity import Capacity, capacity, with_meetings
from planner.programme.gain import Begun, Lift, LiftedBy
from planner.programme.schedule import Schedule, schedule
from planner.situation.model import Situation


def lifts(
    plan: Schedule, ranked: Sequence[Candidate], years: tuple[int, ...], room: Capacity, situation: Situation
) -> tuple[Lift, ...]:
    """Return what the roadmap of `ranked` would be with one more of each limit, without those that change nothing."""
    found = (_lift(by, plan, schedule(ranked, years, more), years) for by, more in _lifted(room, situation))
    return tuple(lift for lift in found if lift.begins or lift.sooner)


def _lifted(room: Capacity, situation: Situation) -> Iterator[tuple[LiftedBy, Capacity]]:
    if 0 < room.meetings < room.most_meetings:
        yield LiftedBy.MEETING, with_meetings(room, room.meetings + 1)
    yield LiftedBy.PERSON, with_meetings(capacity(situation, hired=1), room.meetings)
    yield LiftedBy.IT_OFFICE, replace(room, of_it_office=room.of_it_office + 1)
    yield LiftedBy.OFFICE, replace(room, of_office=room.of_office + 1)
    yield LiftedBy.UNRAISED, replace(room, unraised=room.unraised + 1)


def _lift(by: LiftedBy, plan: Schedule, lifted: Schedule, years: tuple[int, ...]) -> Lift:
    now, then = (_starts(of, years) for of in (plan, lifted))
    placed = {item.candidate.measure.id: item.candidate for of in (plan, lifted) for item in of.placements}
    return Lift(
        by,
        begins=tuple(_begun(placed[name], then[name]) for name in then if name not in now),
        sooner=tuple(_begun(placed[name], then[name]) for name in then if name in now and then[name] < now[name]),
        instead=tuple(placed[name].measure.title for name in now if name not in then or then[name] > now[name]),
    )


def _starts(plan: Schedule, years: tuple[int, ...]) -> dict[str, int]:
    """Return the year in which each measure begins, by rank."""
    ranked = sorted(plan.placements, key=lambda item: item.candidate.rank)
    return {item.candidate.measure.id: years[item.start] for item in ranked}


def _begun(candidate: Candidate, year: int) -> Begun:
    return Begun(candidate.measure, year, tuple(issue.number for issue in candidate.issues))
