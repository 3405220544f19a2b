"""A purchase that comes too late even by the shortest timetable, with the days of each way out (間に合わない更新)."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from planner.missing import Missing


class LatePurchase(Struct, frozen=True):
    """What is to be bought and cannot go live on the day `wanted`: `live`, `weeks` later, is the first that can be met.

    That holds for whoever begins by `start_by`, with the money voted on in the month that begins with `vote` (`Missing`
    without the council's months); where the money needs no vote, `unwaited` is the first day, for whoever begins by
    `unwaited_by`. By `answer_by` the present vendor and those in charge of money tell what they can do.
    """

    works: tuple[str, ...]
    department: str | Missing
    ends: int
    wanted: date
    live: date
    weeks: int
    start_by: date
    vote: date | Missing
    unwaited: date
    unwaited_by: date
    answer_by: date

    @property
    def vote_month(self) -> str | Missing:
        """The month of the vote, as 2027-06."""
        return self.vote if isinstance(self.vote, Missing) else f"{self.vote:%Y-%m}"

    @property
    def gained(self) -> bool:
        """Whether it helps to have the money without a vote."""
        return self.unwaited < self.live

    @property
    def decide_by(self) -> date:
        """The day by which one way is chosen: as long as all of them are open, if there are answers by then."""
        return max(self.answer_by, min(self.start_by, self.unwaited_by) if self.gained else self.start_by)

    @property
    def in_time(self) -> bool:
        """Whether it then goes live on the day wanted."""
        return self.unwaited <= self.wanted
