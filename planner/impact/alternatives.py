"""What would be decided otherwise if one answer were another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from planner.answers.model import Answer, AnswerState
from planner.pipeline import Checked, Decided, check_given, decide_all
from planner.questionnaire.model import Question, QuestionType
from planner.workspace import Workspace


class Alternative(Struct, frozen=True):
    """The answer `label`, and what it would change: levels from and to, issue rules and measures that come and go.

    `decided` is what would be decided then. A level is None where too little is known to judge.
    """

    label: str
    decided: Decided
    levels: tuple[tuple[str, int | None, int | None], ...]
    rules: tuple[frozenset[str], frozenset[str]]
    measures: tuple[Mapping[str, str], Mapping[str, str]]

    @property
    def is_nothing(self) -> bool:
        """Whether nothing would be decided otherwise."""
        return not (self.levels or any(self.rules) or any(self.measures))


def alternatives(workspace: Workspace, checked: Checked, decided: Decided, question: Question) -> Iterator[Alternative]:
    """Yield each other answer to a question of yes and no or of one choice, with what it would decide."""
    now = checked.answers.value(question.id)
    for value, label in _offered(question):
        if value != now:
            other = if_answered(workspace, checked, question, value)
            yield compared_with(label, decided, decide_all(workspace, other))


def if_answered(workspace: Workspace, checked: Checked, question: Question, value: Any) -> Checked:
    """Return the answers as they would be with another value for one question; its date and source stay."""
    was = checked.answers.by_id.get(question.id, Answer(AnswerState.ANSWERED))
    answer = replace(was, state=AnswerState.ANSWERED, value=value)
    by_id = MappingProxyType({**checked.answers.by_id, question.id: answer})
    return check_given(workspace, checked.questionnaire, replace(checked.answers, by_id=by_id))


def _offered(question: Question) -> list[tuple[Any, str]]:
    if question.type is QuestionType.YESNO:
        return [(True, "はい"), (False, "いいえ")]
    if question.type is QuestionType.CHOICE:
        return [(choice.id, choice.label) for choice in question.choices]
    return []


def compared_with(label: str, now: Decided, then: Decided) -> Alternative:
    """Return what is decided otherwise in `then`, where the answer is `label`."""
    pairs = zip(now.assessment.domains, then.assessment.domains, strict=True)
    levels = tuple((old.title, old.level, new.level) for old, new in pairs if old.level != new.level)
    before, after = _rules(now), _rules(then)
    had, has = _measures(now), _measures(then)
    come = {name: title for name, title in has.items() if name not in had}
    gone = {name: title for name, title in had.items() if name not in has}
    return Alternative(label, then, levels, (after - before, before - after), (come, gone))


def _rules(decided: Decided) -> frozenset[str]:
    return frozenset(sign.id for issue in decided.assessment.issues for sign in issue.signs)


def _measures(decided: Decided) -> Mapping[str, str]:
    return {item.id: item.measure.title for item in decided.programme.measures}
