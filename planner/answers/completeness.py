"""How much of the questionnaire is answered, and what must be before a final build."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from planner.answers.model import Answers, AnswerState
from planner.answers.visibility import answer_values, with_visibility
from planner.missing import Missing, Reason
from planner.questionnaire.model import Question, Questionnaire, QuestionType


def open_questions(
    questionnaire: Questionnaire, answers: Answers, scope: Collection[str] | None = None
) -> tuple[Question, ...]:
    """Return the questions that are asked and have neither a value nor 該当なし; 分からない and 後で are open.

    What is found out after a draft is never open, nor is what the public statistics tell until somebody knows better.

    `scope` are the ids of the questions that count, None for all.
    """
    seen = with_visibility(questionnaire, answers)
    return tuple(
        question
        for question in questionnaire
        if question.id not in seen.hidden
        and not question.after_draft
        and not is_public(questionnaire, seen, question)
        and (scope is None or question.id in scope)
        and _state(seen, question) not in (AnswerState.ANSWERED, AnswerState.NOT_APPLICABLE)
    )


def is_public(questionnaire: Questionnaire, answers: Answers, question: Question) -> bool:
    """Whether the statistics answer a question that nobody has answered: they are known once the municipality is."""
    codes = (answers.value(item.id) for item in questionnaire if item.type is QuestionType.MUNICIPALITY)
    return bool(question.prefill) and answers.get(question.id) is None and any(codes)


def told_open(questionnaire: Questionnaire, answers: Answers, scope: Collection[str] | None = None) -> str:
    """Return how many questions are open, and why, in the words that every command uses."""
    found = open_questions(questionnaire, answers, scope)
    if not found:
        return "値のない設問はありません。"
    states = Counter(_state(answers, question) for question in found)
    names = ((None, "未回答"), (AnswerState.LATER, "後で"), (AnswerState.UNKNOWN, "分からない"))
    parts = "、".join(f"{name}{states[state]}" for state, name in names if states[state])
    return f"値のない設問: {len(found)}問（{parts}）"


def needed(questionnaire: Questionnaire) -> frozenset[str]:
    """Return the ids of the required questions, and of those whose answers decide whether they are asked."""
    found = {question.id for question in questionnaire if question.required}
    for question_id in reversed(questionnaire.order):
        when = questionnaire[question_id].when
        if question_id in found and when:
            found.update(when.names)
    return frozenset(found)


def _state(answers: Answers, question: Question) -> AnswerState | None:
    answer = answers.get(question.id)
    return answer.state if answer else None


def missing_required(questionnaire: Questionnaire, answers: Answers) -> tuple[Question, ...]:
    """Return the required questions without a value; 分からない and 該当なし are no value.

    A question whose condition is not decided yet is among them: it may have to be asked.
    """
    values = answer_values(questionnaire, answers)
    return tuple(
        question
        for question in questionnaire
        if question.required and isinstance(value := values[question.id], Missing) and value.reason is not Reason.HIDDEN
    )


def deciding(questionnaire: Questionnaire, answers: Answers, question: Question) -> tuple[Question, ...]:
    """Return the questions whose answers have yet to decide whether `question` is asked."""
    values = answer_values(questionnaire, answers)
    names = question.when.names if question.when else ()
    return tuple(
        questionnaire[name] for name in names if isinstance(value := values[name], Missing) and not value.is_settled
    )
