"""How often the board is to meet a year, so that its agenda does not keep measures from beginning (推進会議の回数)."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from planner.programme.candidate import Candidate
from planner.programme.capacity import Capacity, with_meetings
from planner.programme.reasons import SettledBy, WhyNot
from planner.programme.schedule import schedule


class Agenda(Struct, frozen=True):
    """What fits with the meetings that the plan proposes, and how many measures fewer meetings would hold up."""

    room: Capacity
    held_up: int = 0


def agenda(ranked: Sequence[Candidate], years: tuple[int, ...], room: Capacity) -> Agenda:
    """Return the fewest meetings a year with which none of `ranked` begins later for them, or not at all.

    They are no fewer than the town tells and a measure asks for, and no more than `most_meetings` unless it tells more.
    """
    least = with_meetings(room, max((item.measure.meetings for item in ranked), default=0))
    held_up = _held_up(ranked, years, least)
    if not least.meetings or not held_up:
        return Agenda(least)
    more = [with_meetings(least, count) for count in range(least.meetings + 1, room.most_meetings + 1)]
    found = next((item for item in more if not _held_up(ranked, years, item)), more[-1] if more else least)
    return Agenda(found, held_up if more else 0)


def _held_up(ranked: Sequence[Candidate], years: tuple[int, ...], room: Capacity) -> int:
    plan = schedule(ranked, years, room)
    late = sum(item.settled_by is SettledBy.BOARD for item in plan.placements)
    return late + sum(why is WhyNot.BOARD for _, why in plan.left_out)
