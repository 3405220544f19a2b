"""Rows that stand twice in a table, as after a file was read in twice."""

from __future__ import annotations

from collections.abc import Iterator

from planner.answers.finding import Finding
from planner.answers.model import Answers
from planner.answers.shown import shown_row
from planner.questionnaire.model import Questionnaire, QuestionType

_LONGEST = 30


def repeated_rows(questionnaire: Questionnaire, answers: Answers) -> Iterator[Finding]:
    """Yield the visible tables in which a row says the same as an earlier one in every cell."""
    for question in questionnaire:
        answer = answers.visible(question.id)
        if question.type is not QuestionType.TABLE or answer is None or not answer.is_answered:
            continue
        first: dict[str, int] = {}
        again = [
            (first[text], number, text)
            for number, row in enumerate(answer.value, 1)
            if first.setdefault(text := shown_row(question, row), number) != number
        ]
        if again:
            before, number, text = again[0]
            short = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
            others = f"。ほかに{len(again) - 1}行あります" if len(again) > 1 else ""
            what = f"{number}行目が{before}行目と同じです（{short}）{others}"
            yield Finding(question.id, "repeated-row", what, "同じ行を二度読み込んだのであれば、片方を消してください")
