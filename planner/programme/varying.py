"""What of a measure varies with what a municipality told: its words, its owner, what it takes up or waits for."""

from __future__ import annotations

from msgspec import Struct

from planner.questionnaire.condition import Condition


class Works(Struct, frozen=True):
    """How many works of the list of works (業務の一覧) are taken up each year; `kept_in` narrows it to one system.

    After the first ones the next follow from the year `next_from` of the measure on.
    """

    a_year: int
    kept_in: str = ""
    next_from: int = 2


class WordsWhere(Struct, frozen=True):
    """Words that a measure relates to only where `when` holds, since its content takes them up only there."""

    when: Condition
    words: tuple[str, ...]


class RoleWhere(Struct, frozen=True):
    """The role that carries a measure out where `when` holds, since what it is about lies with another office there."""

    when: Condition
    role: str


class CountedFirst(Struct, frozen=True):
    """What has to be counted before a measure is planned, Jinja text, where nothing of what `told` names was told."""

    what: str
    told: tuple[str, ...]


class Joint(Struct, frozen=True):
    """What of a measure can be shared with other municipalities, and the `offer` of a region that serves for it."""

    what: str
    offer: str = ""


class Reach(Struct, frozen=True):
    """The id of a criterion of maturity that holds once a measure has reached its target, where `when` holds."""

    criterion: str
    when: Condition | None = None


class Ruled(Struct, frozen=True):
    """Words of matters that the town ruled a measure to meet, and of those that it ruled others or none to meet."""

    met: tuple[str, ...] = ()
    not_met: tuple[str, ...] = ()


UNRULED = Ruled()
