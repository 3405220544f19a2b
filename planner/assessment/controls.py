"""Tells of each security control whether it is carried out, and what is left to do until it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

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


_OPEN = (State.PLANNED, State.EXCEPTED, State.NOT_DONE, State.UNKNOWN)
_EXCEPTIONS = "security.exception_list"  # those approved, each with the control and the last day


@dataclass(frozen=True, slots=True)
class ControlRule:
    """What shows a control to be carried out or planned. `owner`, `todo` and `keep` are Jinja texts.

    `area` is the item of the regulation's list of measures that it belongs to, 0 for none; `article` the anchor of its
    article in the standards; `asks` the question that tells of it; `days` the person-days until it is carried out.
    """

    id: str
    title: str
    area: int
    article: str
    asks: str
    done: Condition
    planned: Condition | None
    days: float
    owner: str
    todo: str
    keep: str


@dataclass(frozen=True, slots=True)
class Control:
    """A control as it stands here. `days` are those that are left, `next` says what is done next.

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

    @property
    def label(self) -> str:
        """The state in a word."""
        return self.state.value

    @property
    def is_open(self) -> bool:
        """Whether something is left to do or to find out."""
        return self.state in _OPEN


def judge_controls(rules: Iterable[ControlRule], situation: Situation) -> tuple[Control, ...]:
    """Return the controls in the order of the rules."""
    excepted = _excepted(situation)
    return tuple(_judged(rule, situation, excepted.get(rule.id.replace("-", "_"))) for rule in rules)


def control_facts(controls: Iterable[Control]) -> Iterator[Fact]:
    """Yield a fact for each control, and one for which controls there are, which is the same for everybody."""
    yield Fact("controls", None, "controls", Origin(OriginKind.RULE))
    for item in controls:
        yield Fact(f"controls.{item.id}", item.label, item.title, Origin(OriginKind.RULE, inputs=item.reads))


def _excepted(situation: Situation) -> Mapping[str, date]:
    """Return the last day of the approved exceptions by control; the latest where there are several."""
    rows = situation.value(_EXCEPTIONS) if _EXCEPTIONS in situation else Missing(_EXCEPTIONS)
    days = [(row["control"], row["until"]) for row in rows if is_known(row["control"]) and is_known(row["until"])]
    return dict(sorted(days, key=lambda item: item[1]))


def _judged(rule: ControlRule, situation: Situation, until: date | None) -> Control:
    state, reads = _state(rule, situation.values())
    if until is not None:
        reads = (*reads, _EXCEPTIONS)
        state = State.EXCEPTED if state is not State.NOT_APPLICABLE and until >= situation.on else state
    return Control(
        id=rule.id,
        title=rule.title,
        area=rule.area,
        article=rule.article,
        asks=rule.asks,
        state=state,
        days=rule.days if state in _OPEN else 0,
        owner=rule.owner,
        next=_next(rule, state),
        until=until,
        reads=tuple(dict.fromkeys((rule.asks, *reads))),
    )


def _next(rule: ControlRule, state: State) -> str:
    if state is State.NOT_APPLICABLE:
        return "―"
    return rule.todo if state in _OPEN else rule.keep


def _state(rule: ControlRule, values: Mapping[str, Any]) -> tuple[State, tuple[str, ...]]:
    done, reads = rule.done.evaluate(values)
    if done is True:
        return State.DONE, reads
    if isinstance(done, Missing):
        return (State.NOT_APPLICABLE if done.is_settled else State.UNKNOWN), reads
    if rule.planned is None:
        return State.NOT_DONE, reads
    planned, more = rule.planned.evaluate(values)
    return (State.PLANNED if planned is True else State.NOT_DONE), (*reads, *more)
