"""Possible answers to a question, to try conditions on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import combinations
from math import prod
from types import MappingProxyType
from typing import Any

from planner.missing import Missing
from planner.questionnaire.model import Question, QuestionType

MOST_SAMPLES = 4096
_SUBSETS_UP_TO = 10
_NUMBERS = (0, 1, 3, 10, 100, 10_000, 10_000_000)
_CLOSED = (QuestionType.YESNO, QuestionType.CHOICE, QuestionType.CHOICES)


def samples(question: Question) -> tuple[Any, ...]:
    """Return values that the question may have; all of them for a question of few choices."""
    ids = tuple(choice.id for choice in question.choices)
    match question.type:
        case QuestionType.YESNO:
            return True, False
        case QuestionType.CHOICE:
            return ids
        case QuestionType.CHOICES:
            return _subsets(ids)
        case QuestionType.INTEGER | QuestionType.NUMBER | QuestionType.MONEY | QuestionType.YEAR:
            return _NUMBERS
        case QuestionType.DATE:
            return date(2000, 4, 1), date(2030, 4, 1)
        case QuestionType.TABLE:
            unknown = {column.id: Missing(f"{question.id}.{column.id}") for column in question.columns}
            return (), (MappingProxyType(unknown),)
        case _:
            return "", "文"


def is_exhaustive(questions: Sequence[Question]) -> bool:
    """Whether `samples` of these questions, combined, are all answers there can be, and few enough to try."""
    closed = all(question.type in _CLOSED and len(question.choices) <= _SUBSETS_UP_TO for question in questions)
    return closed and prod(len(samples(question)) for question in questions) <= MOST_SAMPLES


def _subsets(ids: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    sizes = range(len(ids) + 1) if len(ids) <= _SUBSETS_UP_TO else (0, 1, len(ids))
    return tuple(subset for size in sizes for subset in combinations(ids, size))
