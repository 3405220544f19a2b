"""Years that hardly anybody means: a Western year taken for an era year, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from planner.answers.finding import Finding
from planner.answers.model import Answers
from planner.questionnaire.model import Questionnaire, QuestionType

_PLAUSIBLE = range(1950, 2101)


def odd_years(questionnaire: Questionnaire, answers: Answers) -> Iterator[Finding]:
    """Yield every implausible 年度 among the visible answers, those in tables included."""
    for question in questionnaire:
        value = answers.value(question.id)
        years = [value] if question.type is QuestionType.YEAR else []
        for column in question.columns:
            cells = [row[column.id] for row in value or () if column.type is QuestionType.YEAR]
            years += [cell for cell in cells if isinstance(cell, int)]
        for year in dict.fromkeys(years):
            if year is not None and year not in _PLAUSIBLE:
                remedy = "西暦と元号の取り違えがないかを確かめてください"
                yield Finding(question.id, "odd-year", f"{year}年度という年は考えにくい値です", remedy)
