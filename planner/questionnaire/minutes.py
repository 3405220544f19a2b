"""How long answers take, as a guide: some minutes for each kind of question."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from planner.questionnaire.model import Question, QuestionType

_SHORT = (QuestionType.INTEGER, QuestionType.NUMBER, QuestionType.MONEY, QuestionType.TEXT, QuestionType.CHOICES)
_LONGER = (
    ("数・金額・短い文・複数選択", 2, _SHORT),
    ("文章", 5, (QuestionType.LONGTEXT,)),
    ("表", 10, (QuestionType.TABLE,)),
)
_OTHERS = 1
MINUTES: Mapping[QuestionType, int] = MappingProxyType(
    {**dict.fromkeys(QuestionType, _OTHERS), **{kind: count for _, count, kinds in _LONGER for kind in kinds}}
)
RULE = f"1問の目安: {'、'.join(f'{label} {count}分' for label, count, _ in _LONGER)}、ほかは {_OTHERS}分"


def minutes(questions: Iterable[Question]) -> int:
    """Return how many minutes the questions take, as a guide."""
    return sum(MINUTES[question.type] for question in questions)


def told_minutes(count: int) -> str:
    """Return a number of minutes as people say it: 40分, 2時間10分."""
    hours, rest = divmod(count, 60)
    return f"{hours}時間{rest}分" if hours and rest else f"{hours}時間" if hours else f"{rest}分"
