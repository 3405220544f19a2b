"""Answers that tell of nobody: they hold the blanks of an example (○○), or are the example of their question."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from planner.answers.finding import Finding
from planner.answers.model import Answer, Answers
from planner.questionnaire.model import PROSE, Column, Question, Questionnaire, QuestionType

_NAMES = (*PROSE, QuestionType.DEPARTMENT)
_BLANK = re.compile(r"([○〇◯△□])\1+(?!さん|様|氏|君)")  # 「○○さん」 hides on purpose who is told of
_SENTENCE = 20  # letters: what is shorter may well be the same in many towns, such as 副町長
_MOST_QUOTED = 30
_REMEDY = "自団体のことに書き直し、分からなければ「分からない」としてください"


def borrowed(item: Question | Column, value: Any) -> str:
    """Return why the value cannot be what is so in this municipality, nothing if it can."""
    if not isinstance(value, str) or item.type not in _NAMES:
        return ""
    if len(value) >= _SENTENCE and isinstance(item, Question) and value in item.examples:
        return "回答が、設問の例の文のままです"
    blank = _BLANK.search(value)
    return f"「{value[:_MOST_QUOTED]}」に、名を伏せた「{blank[0]}」が残っています" if blank else ""


def told_borrowed(item: Question | Column, value: Any) -> str:
    """Return what is borrowed in the value, and what to do, as one line; nothing if it is of this municipality."""
    what = borrowed(item, value)
    return f"{what}。{_REMEDY}。" if what else ""


def borrowed_answers(questionnaire: Questionnaire, answers: Answers) -> Iterator[Finding]:
    """Yield each question whose visible answer, or the source of it, is borrowed; it would be printed as it stands."""
    for question in questionnaire:
        answer = answers.visible(question.id)
        if answer and answer.is_answered and (what := next(filter(None, _all(question, answer)), "")):
            yield Finding(question.id, "borrowed", f"{what}。文書にもそのまま載ります", _REMEDY)


def _all(question: Question, answer: Answer) -> Iterator[str]:
    yield borrowed(question, answer.value)
    for row in answer.value if question.columns else ():
        yield from (borrowed(column, row[column.id]) for column in question.columns)
    blank = _BLANK.search(answer.source)
    yield f"出典の「{answer.source[:_MOST_QUOTED]}」に、名を伏せた「{blank[0]}」が残っています" if blank else ""
