"""What each way of making up for missing person-days brings in a year (人手の補い方)."""

from __future__ import annotations

from msgspec import Struct

from planner.programme.capacity import Capacity, capacity
from planner.situation.model import Situation


class Relief(Struct, frozen=True):
    """Person-days a year by each way, the one that costs least first.

    The staff give `now` percent of their time to new work, one percent of which is `of_percent` days, up to `most`
    percent. Where part-time people did nothing else any more, it would be `of_percent_freed`, 0 where there are none.
    `hired` are brought by one person more.
    """

    now: float
    of_percent: float
    most: float
    of_percent_freed: float
    hired: float


def relief(situation: Situation, room: Capacity) -> Relief:
    """Return what the ways bring beside the days that there are."""
    of_percent = room.days / room.share if room.share else 0
    whole = room.people * situation.value("assumption.workdays") / 100
    hired = capacity(situation, hired=1).days - room.days
    return Relief(room.share, of_percent, room.most_share, whole if whole > of_percent else 0, round(hired, 1))
