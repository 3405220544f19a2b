"""The steps of a purchase, and the days on which they begin and end."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from planner.missing import Missing

# up to the first gate; up to the notice; up to the contract; up to going live
PHASES = ("prepare", "specify", "buy", "build")
# 見積合せ within the limit of small contracts, 入札, 公募型プロポーザル
QUOTES, TENDER, PROPOSAL = WAYS = ("quotes", "tender", "proposal")


class Step(Struct, frozen=True):
    """One step of a purchase. Its `phase` is one of `PHASES`.

    `weeks` are those of the standard timetable, `short_weeks` of the shortest; 0 leaves the step out, which no step
    with `must` may. `role` is that of the 課 in charge, empty for the one that needs the system. `shortened` says when
    the step may be shortened, `ways` which of `WAYS` have it.
    """

    id: str
    title: str
    phase: str
    role: str
    weeks: int
    short_weeks: int
    must: bool
    shortened: str
    ways: tuple[str, ...] = (TENDER, PROPOSAL)


def steps_of(steps: Iterable[Step], way: str) -> tuple[Step, ...]:
    """Return the steps that one of `WAYS` has, in their order."""
    return tuple(step for step in steps if way in step.ways)


class Stage(Struct, frozen=True):
    """A step with its first and its last day, both open days."""

    id: str
    title: str
    role: str
    phase: str
    must: bool
    weeks: int
    first: date
    last: date


class Timetable(Struct, frozen=True):
    """The steps back from `live`, the day of going live: the one asked for, or the first fit one that can be met.

    `request` is the day by which the budget is requested and `vote` the first of the month in which the council votes
    on it, both `Missing` where the answers do not tell. To meet the day asked for, the first step had to begin by
    `start_by`; where that is missed, `late_weeks` says how many weeks are lacking.
    """

    stages: tuple[Stage, ...]
    live: date
    request: date | Missing
    vote: date | Missing
    start_by: date
    late_weeks: int = 0

    @property
    def start(self) -> date:
        return self.stages[0].first

    @property
    def request_month(self) -> str | Missing:
        """The month of the request, as 2026-10."""
        return self.request if isinstance(self.request, Missing) else f"{self.request:%Y-%m}"

    @property
    def vote_month(self) -> str | Missing:
        """The month of the vote, as 2027-03."""
        return self.vote if isinstance(self.vote, Missing) else f"{self.vote:%Y-%m}"

    @property
    def weeks(self) -> int:
        """The weeks of work up to the contract."""
        return sum(stage.weeks for stage in self.stages if stage.phase != "build")

    @property
    def contract(self) -> date:
        """The day by which the contract is concluded."""
        return next(stage.last for stage in reversed(self.stages) if stage.phase == "buy")

    @property
    def gate(self) -> date:
        """The day on which the first gate opens: that of the last step that prepares."""
        return next(stage.first for stage in reversed(self.stages) if stage.phase == "prepare")

    @property
    def notice(self) -> date:
        """The day on which the purchase is announced."""
        return next(stage.first for stage in self.stages if stage.phase == "buy")
