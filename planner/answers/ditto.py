"""What a cell or a source says by pointing to the one above it (同上, 〃, 同年7月)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from msgspec.structs import replace

from planner.answers.model import Answer, Answers
from planner.questionnaire.model import Column, Questionnaire, QuestionType

# With a remark (同上（10月の分）) or a part of it (同上の自由な意見)
_AS_ABOVE = re.compile(
    r"(?:同上|同じ|同前|上[にと]同じ|前に同じ|上記に同じ|〃|同(?=[（(]))(?P<rest>[（(][^（）()]*[）)]|の.+)?"
)
_SAME_YEAR = re.compile(r"同年(?P<rest>.*)", re.DOTALL)
_YEAR = re.compile(r"(?:令和|平成|昭和)(?:元|\d+)|(?<!\d)(?:19|20)\d\d(?!\d)")
_TIMES = ("時期", "時点", "始めた年")  # labels; elsewhere the year may be that of another cell of the row
_OF_WORDS = (QuestionType.TEXT, QuestionType.DEPARTMENT)
Row = Mapping[str, Any]


def with_pointers_spelled_out(questionnaire: Questionnaire, answers: Answers) -> Answers:
    """Return the answers with the words above in every cell and source that only points to them.

    Rows and sources are printed in another order, and one at a time, where nothing stands above them. A cell points to
    the row above it, a source to that of the answer before it in the file. What points to nothing stays as it was told.
    """
    told: dict[str, Answer] = {}
    above: Answer | None = None
    for question_id, answer in answers.by_id.items():
        source = _spelled(answer.source, above.source if above else None)
        columns = [column for column in _columns(questionnaire, question_id) if column.type in _OF_WORDS]
        value = _rows(answer.value, columns) if columns and isinstance(answer.value, tuple) else answer.value
        changed = source != answer.source or value is not answer.value
        above = told[question_id] = replace(answer, source=source, value=value) if changed else answer
    return replace(answers, by_id=MappingProxyType(told))


def _columns(questionnaire: Questionnaire, question_id: str) -> Sequence[Column]:
    question = questionnaire.by_id.get(question_id)
    return question.columns if question else ()


def _rows(rows: Sequence[Row], columns: Sequence[Column]) -> Sequence[Row]:
    found: list[Row] = []
    for row in rows:
        above = found[-1] if found else {}
        told = (column for column in columns if column.id in row)
        found.append({**row, **{column.id: _cell(column, row[column.id], above.get(column.id)) for column in told}})
    return tuple(found) if any(new != old for new, old in zip(found, rows, strict=True)) else rows


def _cell(column: Column, told: Any, above: Any) -> Any:
    in_full = _spelled(told, above)
    if column.label not in _TIMES or not isinstance(in_full, str) or not isinstance(above, str):
        return in_full
    years = set(_YEAR.findall(unicodedata.normalize("NFKC", above)))
    same_year = _SAME_YEAR.fullmatch(in_full.strip())
    return f"{years.pop()}年{same_year['rest']}" if same_year and len(years) == 1 else in_full


def _spelled(told: Any, above: Any) -> Any:
    """Return what is told in full; as it was told where it points to nothing."""
    if not isinstance(told, str) or not isinstance(above, str) or not above:
        return told
    pointing = _AS_ABOVE.fullmatch(told.strip())
    return f"{above}{pointing['rest'] or ''}" if pointing else told
