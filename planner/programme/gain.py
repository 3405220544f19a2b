"""What is gained by a decision that is still to be taken: one limit more, and which measures would begin then."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from planner.programme.measure import Measure


class Begun(Struct, frozen=True):
    """A measure and the year in which it would begin, with the numbers of the issues that it meets."""

    measure: Measure
    year: int
    issue_numbers: tuple[str, ...]


class LiftedBy(Enum):
    """Which limit is one more; the value is printed."""

    MEETING = "推進会議を年に1回増やす"
    PERSON = "情報担当の専任を1人増やす"
    IT_OFFICE = "情報担当課が同じ年度に始める件数を1件増やす"
    OFFICE = "情報担当課のほかの課が同じ年度に始める件数を1件増やす"
    UNRAISED = "挙がっていない施策を同じ年度に始める件数を1件増やす"


class Lift(Struct, frozen=True):
    """What one limit more would change: what is put off would begin, or begin `sooner`, by rank.

    `instead` are the titles of those that would begin later for it, or no more.
    """

    by: LiftedBy
    begins: tuple[Begun, ...]
    sooner: tuple[Begun, ...]
    instead: tuple[str, ...]
