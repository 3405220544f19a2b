"""Answers as people read them on a terminal or in a message."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from planner.answers.model import Answer, AnswerState
from planner.japanese.era import era_date, fiscal_year_label
from planner.japanese.number import grouped, money, yen
from planner.municipality.table import distinguish, load_municipalities
from planner.questionnaire.model import Column, Question, QuestionType


def shown_answer(question: Question, answer: Answer | None) -> str:
    """Return an answer on one or more lines as people read it; empty if there is none."""
    if answer is None:
        return ""
    return shown(question, answer.value) if answer.is_answered else answer.state.label


def shown(item: Question | Column, value: Any) -> str:
    """Return a value as people read it: labels, units, eras; a table as one line per row; None as nothing."""
    if value is None:
        return ""
    if isinstance(value, AnswerState):  # a cell with a word instead of a value
        return value.label
    if item.type is QuestionType.TABLE and isinstance(item, Question):
        return "\n".join(shown_row(item, row) for row in value) or "（行なし）"
    return _shown_single(item, value)


def shown_row(question: Question, row: Mapping[str, Any]) -> str:
    """Return the cells of a table row, those that are empty left out."""
    cells = ((column.label, shown(column, row.get(column.id))) for column in question.columns)
    return "、".join(f"{label} {text}" for label, text in cells if text)


def _shown_single(item: Question | Column, value: Any) -> str:
    if item.type is QuestionType.YESNO:
        return _shown_yesno(item, value)
    if item.type in _SHOWN:
        return _SHOWN[item.type](value)
    if item.type in (QuestionType.INTEGER, QuestionType.NUMBER):
        return grouped(value) + item.unit
    if item.type is QuestionType.CHOICE:
        return _labels(item, (value,))
    return (_labels(item, value) or "なし") if item.type is QuestionType.CHOICES else str(value)


def _shown_yesno(item: Question | Column, value: bool) -> str:
    """Return yes or no, with the words in which a document says it: they show how an answer was understood."""
    plain = "はい" if value else "いいえ"
    word = item.words[0 if value else 1] if isinstance(item, Question) else plain
    return plain if word == plain else f"{plain}（{word}）"


def _shown_municipality(code: str) -> str:
    found = load_municipalities().by_code(code)
    return distinguish(found) if found else code


_SHOWN: Mapping[QuestionType, Callable[[Any], str]] = {
    QuestionType.MONEY: lambda value: f"{money(value)}（{yen(value * 1000)}）",
    QuestionType.YEAR: lambda value: f"{fiscal_year_label(value)}（{value}）",
    QuestionType.DATE: era_date,
    QuestionType.MUNICIPALITY: _shown_municipality,
}


def _labels(item: Question | Column, ids: tuple[str, ...]) -> str:
    labels = {choice.id: choice.label for choice in item.choices}
    return "、".join(labels.get(choice_id, choice_id) for choice_id in ids)
