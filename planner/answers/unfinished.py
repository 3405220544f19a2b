"""Tables that are not finished: rows still to come, and cells of which nobody knows the value yet."""

from __future__ import annotations

from collections.abc import Iterator

from planner.answers.finding import Finding
from planner.answers.model import Answer, Answers, AnswerState
from planner.answers.respondents import respondent_name
from planner.questionnaire.model import Question, Questionnaire, QuestionType

_MOST_LISTED = 5


def broken_off(questionnaire: Questionnaire, answers: Answers) -> Iterator[tuple[Question, Answer]]:
    """Return the visible tables that still lack rows, with what they have."""
    return ((question, answer) for question, answer in _tables(questionnaire, answers) if answer.unfinished)


def unfinished_tables(questionnaire: Questionnaire, answers: Answers) -> Iterator[Finding]:
    """Yield the visible tables that were broken off, and those with cells that say 分からない."""
    for question, answer in broken_off(questionnaire, answers):
        what = f"表が途中です（{len(answer.value)}行まで書いてあります）。このままでは確定版を作れません"
        yield Finding(question.id, "unfinished", what, "planner interview で続きを書くか、空行で終えてください")
    for question, answer in _tables(questionnaire, answers):
        unknown = _unknown_cells(question, answer)
        if unknown:
            listed = "、".join(unknown[:_MOST_LISTED]) + (" など" if len(unknown) > _MOST_LISTED else "")
            what = f"「分からない」のままの欄が{len(unknown)}か所あります（{listed}）"
            whom = "、".join(_askable(question, answer, respondent_name(question, answers)))
            ask = f"{whom}に確かめて、planner interview で値を入れてください"
            yield Finding(question.id, "open-cells", what, ask)


def _tables(questionnaire: Questionnaire, answers: Answers) -> Iterator[tuple[Question, Answer]]:
    for question in questionnaire:
        answer = answers.visible(question.id)
        if question.type is QuestionType.TABLE and answer and answer.is_answered:
            yield question, answer


def _askable(question: Question, answer: Answer, who: str) -> Iterator[str]:
    """Yield the 課 that know the open cells: the one that a row names, else `who`."""
    offices = [column.id for column in question.columns if column.type is QuestionType.DEPARTMENT]
    open_rows = (row for row in answer.value if AnswerState.UNKNOWN in row.values())
    told = (next((row[name] for name in offices if isinstance(row[name], str)), who) for row in open_rows)
    yield from dict.fromkeys(told)


def _unknown_cells(question: Question, answer: Answer) -> list[str]:
    return [
        f"{number}行目の{column.label}"
        for number, row in enumerate(answer.value, 1)
        for column in question.columns
        if row[column.id] is AnswerState.UNKNOWN
    ]
