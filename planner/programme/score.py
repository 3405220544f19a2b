"""What puts measures in order: points by printed criteria (優先順位の採点)."""

from __future__ import annotations

from datetime import date

from msgspec import Struct


class Counted(Struct, frozen=True):
    """What was counted of the matter of a measure: of `what` (時間, 声, 世帯), the share in percent; its points."""

    what: str
    share: float
    points: int


class Pressed(Struct, frozen=True):
    """What makes a measure urgent: the day by which it is to be done, where that is soon, else the heaviest issues."""

    day: date | None = None
    issues: tuple[str, ...] = ()


class Points(Struct, frozen=True):
    """Priority by printed criteria, each 1 to 3; more is earlier.

    `wish` is one for a domain that the town put first and one for an issue told or a decision taken in the town (2 for
    both), from 0; `support` is 1 if others rest on a short and free first step. `counted` is what the town counted for
    `effect`, None where it is as set for the kind of measure; `pressed` is what gave `urgency`.
    """

    effect: int
    urgency: int
    lightness: int
    cost: int
    feasibility: int
    wish: int
    support: int = 0
    counted: Counted | None = None
    pressed: Pressed = Pressed()

    @property
    def total(self) -> int:
        doubled = self.effect + self.urgency + self.wish + self.support
        return doubled * 2 + self.lightness + self.cost + self.feasibility
