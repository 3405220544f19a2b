"""How long answers take, as a guide: some minutes for each kind of question."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from planner.questionnaire.model import Question, QuestionType

MINUTES: Mapping[QuestionType, int] = MappingProxyType(
    {
        **dict.fromkeys(QuestionType, 1),
        QuestionType.TEXT: 2,
        QuestionType.INTEGER: 2,
        QuestionType.NUMBER: 2,
        QuestionType.MONEY: 2,
        QuestionType.CHOICES: 2,
        QuestionType.LONGTEXT: 5,
        QuestionType.TABLE: 10,
    }
)
RULE = "1問の目安: 数・金額・短い文・複数選択 2分、文章 5分、表 10分、ほかは 1分"


def minutes(questions: Iterable[Question]) -> int:
    """Return how many minutes the questions take, as a guide."""
    return sum(MINUTES[question.type] for question in questions)


def told_minutes(count: int) -> str:
    """Return a number of minutes as people say it: 40分, 2時間10分."""
    hours, rest = divmod(count, 60)
    return f"{hours}時間{rest}分" if hours and rest else f"{hours}時間" if hours else f"{rest}分"
