"""Which questions apply, decided by their conditions, and the values that conditions and rules may read."""

from __future__ import annotations

from collections.abc import Container, Mapping
from types import MappingProxyType
from typing import Any

from msgspec.structs import replace

from planner.answers.model import Answer, Answers, AnswerState
from planner.missing import Missing, Reason
from planner.questionnaire.model import Question, Questionnaire, QuestionType

_REASONS = MappingProxyType(
    {
        AnswerState.UNKNOWN: Reason.UNKNOWN,
        AnswerState.NOT_APPLICABLE: Reason.NOT_APPLICABLE,
        AnswerState.LATER: Reason.LATER,
    }
)


def with_visibility(questionnaire: Questionnaire, answers: Answers) -> Answers:
    """Return the answers with `hidden` worked out: a question whose condition is not true is hidden.

    What is not known does not make a condition true. A hidden question counts as not there for later conditions.
    """
    return replace(answers, hidden=_decide(questionnaire, answers, questionnaire.deciding)[1])


def with_changed(questionnaire: Questionnaire, answers: Answers, changed: Mapping[str, Answer]) -> Answers:
    """Return the answers with those in `changed` added or replaced, `hidden` worked out again where it may differ."""
    after = replace(answers, by_id=MappingProxyType({**answers.by_id, **changed}))
    return after if questionnaire.deciding.isdisjoint(changed) else with_visibility(questionnaire, after)


def answer_values(questionnaire: Questionnaire, answers: Answers) -> dict[str, Any]:
    """Return the value of every question by id, in the order of the questionnaire; `Missing` where there is none.

    A cell of a table that was left empty is `Missing` too.
    """
    values, _ = _decide(questionnaire, answers, questionnaire.by_id)
    return {question.id: values[question.id] for question in questionnaire}


def _decide(
    questionnaire: Questionnaire, answers: Answers, wanted: Container[str]
) -> tuple[dict[str, Any], frozenset[str]]:
    """Return the values of the questions in `wanted`, which are at least those that conditions read, and the hidden."""
    values: dict[str, Any] = {}
    hidden: set[str] = set()
    for question_id in questionnaire.order:
        question = questionnaire[question_id]
        reason = _why_hidden(question, values)
        if reason is None:
            if question_id in wanted:  # the rows of a long table take their time
                values[question_id] = _value(question, answers.get(question_id))
        else:
            hidden.add(question_id)
            values[question_id] = Missing(question_id, reason)
    return values, frozenset(hidden)


def _why_hidden(question: Question, values: Mapping[str, Any]) -> Reason | None:
    """Return None where the question is asked; else whether it does not apply or depends on what is not known yet."""
    if question.when is None:
        return None
    holds, _ = question.when.evaluate({name: values[name] for name in question.when.names})
    if isinstance(holds, Missing) and not holds.is_settled:
        return Reason.UNDECIDED
    return None if holds is True else Reason.HIDDEN


def _value(question: Question, answer: Answer | None) -> Any:
    if question.after_draft and not (answer and answer.is_answered):
        return Missing(question.id, Reason.NOT_APPLICABLE)  # until then there is nothing that anybody could find out
    if answer is None:
        return Missing(question.id, Reason.UNANSWERED)
    if not answer.is_answered:
        return Missing(question.id, _REASONS[answer.state])
    if question.type is QuestionType.TABLE:
        return tuple(_row(question, row) for row in answer.value)
    return answer.value


def _row(question: Question, row: Mapping[str, Any]) -> Mapping[str, Any]:
    return MappingProxyType({column: _cell(f"{question.id}.{column}", value) for column, value in row.items()})


def _cell(path: str, value: Any) -> Any:
    if isinstance(value, AnswerState):
        return Missing(path, _REASONS[value])
    return Missing(path, Reason.UNANSWERED) if value is None else value
