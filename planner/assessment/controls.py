"""Tells of each security control whether it is carried out, and what is left to do until it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import Enum
from typing import Any

from msgspec import Struct

from planner.missing import Missing, is_known
from planner.questionnaire.condition import Condition
from planner.situation.model import Fact, Origin, OriginKind, Situation


class State(Enum):
    """How a control stands; the value is the word that documents print."""

    DONE = "実施済"
    PLANNED = "予定"
    EXCEPTED = "例外"
    NOT_DONE = "未実施"
    UNKNOWN = "未把握"
    NOT_APPLICABLE = "対象外"
    NOT_DEMANDED = "求めなし"


_OPEN = (State.PLANNED, State.EXCEPTED, State.NOT_DONE, State.UNKNOWN)
_TOLD = {"done": State.DONE, "planned": State.PLANNED}  # in the rows of a table; an exception is one until its last day
_EXCEPTIONS = "security.exception_list"  # those approved, each with the control and the last day


class ControlRule(Struct, frozen=True):
    """What shows a control to be carried out or planned. `owner` and `todo` are Jinja texts.

    Either `done` shows it, or the row of the table `asks` whose `term` is `row`: its `state` and the day `until` which
    an exception holds. Where `applies` does not hold, nobody demands it. `area` is the item of the regulation's list of
    measures that it belongs to, 0 for none; `article` the anchor of its article in the standards; `days` the
    person-days until it is carried out.
    """

    id: str
    title: str
    area: int
    article: str
    asks: str
    done: Condition | None
    planned: Condition | None
    days: float
    owner: str
    todo: str
    row: str = ""
    applies: Condition | None = None


class Control(Struct, frozen=True):
    """A control as it stands here. `days` are those that are left, `next` says what is done next; empty if it is done.

    `until` is the last day of an approved exception, also of one that is over; None without one.
    """

    id: str
    title: str
    area: int
    article: str
    asks: str
    state: State
    days: float
    owner: str
    next: str
    until: date | None
    reads: tuple[str, ...]
    row: str = ""

    @property
    def label(self) -> str:
        """The state in a word."""
        return self.state.value

    @property
    def is_open(self) -> bool:
        """Whether something is left to do or to find out."""
        return self.state in _OPEN

    @property
    def is_demanded(self) -> bool:
        """Whether there is something here that it is demanded of."""
        return self.state not in (State.NOT_APPLICABLE, State.NOT_DEMANDED)


def judge_controls(rules: Iterable[ControlRule], situation: Situation) -> tuple[Control, ...]:
    """Return the controls in the order of the rules."""
    return tuple(_judged(rule, situation) for rule in rules)


def control_facts(controls: Iterable[Control]) -> Iterator[Fact]:
    """Yield a fact for each control, and one for which controls there are, which is the same for everybody."""
    yield Fact("controls", None, "controls", Origin(OriginKind.RULE))
    for item in controls:
        yield Fact(f"controls.{item.id}", item.label, item.title, Origin(OriginKind.RULE, inputs=item.reads))


def _judged(rule: ControlRule, situation: Situation) -> Control:
    until = _until(rule, situation)
    state, reads = _state(rule, situation)
    if until is not None:
        reads = (*reads, _EXCEPTIONS)
        state = State.EXCEPTED if until >= situation.on and (state in _OPEN or state is State.DONE) else state
    return Control(
        id=rule.id,
        title=rule.title,
        area=rule.area,
        article=rule.article,
        asks=rule.asks,
        state=state,
        days=rule.days if state in _OPEN else 0,
        owner=rule.owner,
        next=rule.todo if state in _OPEN else "",
        until=until,
        reads=tuple(dict.fromkeys((rule.asks, *reads))),
        row=rule.row,
    )


def _until(rule: ControlRule, situation: Situation) -> date | None:
    """Return the last day of the approved exception; the latest where there are several."""
    if rule.row:
        days = [row["until"] for row in _rows(rule.asks, "term", rule.row, situation) if row["state"] == "excepted"]
    else:
        days = [row["until"] for row in _rows(_EXCEPTIONS, "control", rule.id.replace("-", "_"), situation)]
    return max((day for day in days if is_known(day)), default=None)


def _rows(table: str, column: str, value: str, situation: Situation) -> Iterator[Mapping[str, Any]]:
    rows = situation.value(table) if table in situation else Missing(table)
    return (row for row in rows if is_known(row[column]) and row[column] == value)


def _state(rule: ControlRule, situation: Situation) -> tuple[State, tuple[str, ...]]:
    """Return how a control stands leaving exceptions aside, and what told it."""
    applies, first = rule.applies.evaluate(situation.values()) if rule.applies else (True, ())
    if applies is not True:
        return State.NOT_DEMANDED, first
    state, reads = _answered(rule.done, rule.planned, situation.values()) if rule.done else (_told(rule, situation), ())
    return state, (*first, *reads)


def _told(rule: ControlRule, situation: Situation) -> State:
    row = next(_rows(rule.asks, "term", rule.row, situation), None)
    return State.UNKNOWN if row is None else _TOLD.get(row["state"], State.NOT_DONE)


def _answered(shown: Condition, plan: Condition | None, values: Mapping[str, Any]) -> tuple[State, tuple[str, ...]]:
    done, reads = shown.evaluate(values)
    if done is True:
        return State.DONE, reads
    if isinstance(done, Missing):
        return (State.NOT_APPLICABLE if done.is_settled else State.UNKNOWN), reads
    if plan is None:
        return State.NOT_DONE, reads
    planned, more = plan.evaluate(values)
    return (State.PLANNED if planned is True else State.NOT_DONE), (*reads, *more)
