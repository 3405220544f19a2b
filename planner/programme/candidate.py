"""A measure that may be begun, with what speaks for it, and one that is not called for."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from planner.assessment.model import Issue
from planner.programme.measure import Measure, Variant
from planner.programme.reasons import WhyNot
from planner.programme.score import Points
from planner.situation.departments import Department


class Candidate(Struct, frozen=True):
    """A measure that at least one issue calls for, with its variant, points and what was read to choose it.

    `fulfilled` are the paths that show its legal duty to be met; then there is no `deadline`. `heaviest` is the rank of
    the heaviest of its issues, from 0. `owner` is the 課 that carries it out, `finish` the fiscal year that the answers
    name for its end, `practised` are the paths that show it to be done already as far as its title goes, `wished` if
    the town put its domain first, `decided` if it decided to do it when it made the plan. `not_before` is the fiscal
    year before which it has decided not to do it, None if it has not. `within_office` if the head of its office decides
    about it: nothing is paid, and no other office takes a step of it but the one in charge of IT. `raised` if somebody
    in the town raised what it does, or it is the best for an issue that nothing else meets. `counter` is the office
    that counts its baseline.
    """

    measure: Measure
    variant: Variant
    points: Points
    issues: tuple[Issue, ...]
    deadline: date | None
    reads: tuple[str, ...]
    owner: Department
    fulfilled: tuple[str, ...] = ()
    heaviest: int = 0
    finish: int | None = None
    practised: tuple[str, ...] = ()
    wished: bool = False
    decided: bool = False
    not_before: int | None = None
    within_office: bool = False
    raised: bool = False
    counter: str = ""

    @property
    def rank(self) -> tuple[int, int, int]:
        """What candidates are ordered by: most points first, of equal points the most urgent, then by its issue."""
        return -self.points.total, -self.points.urgency, self.heaviest

    def is_timed(self, years: tuple[int, ...]) -> bool:
        """Whether the answers want it finished within the plan: of those that nothing presses, its turn is first."""
        return self.finish is not None and self.finish <= years[-1]

    @property
    def is_called_for(self) -> bool:
        """Whether a law, other measures or somebody in the town call for it."""
        return self.raised or bool(self.deadline or self.measure.foundation)

    @property
    def alone(self) -> bool:
        """Whether its office carries it out without the staff in charge of IT."""
        return self.variant.effort.none


class Rejected(Struct, frozen=True):
    """A measure that is not called for, and why; `issues` would call for it if the answers told that it fits."""

    measure: Measure
    why: WhyNot
    reads: tuple[str, ...]
    issues: tuple[Issue, ...] = ()
