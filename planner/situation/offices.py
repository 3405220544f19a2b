"""One office is written one way: names that differ in spaces and brackets only, and remarks behind a name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from planner.answers.names import without_remark
from planner.questionnaire.model import Column, Questionnaire, QuestionType

_BETWEEN = re.compile(r"[\s（）()・]+")


def with_offices_written_alike(questionnaire: Questionnaire, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the answers with every office named as where it is named most plainly, so that it is counted as one.

    Only names of the same letters are taken for one office. A remark behind a name on who does another part is cut
    (`planner check` tells of it).
    """
    plainest: dict[str, str] = {}
    for name in _names(questionnaire, values):
        key = _BETWEEN.sub("", name)
        plainest[key] = min(plainest.get(key, name), name, key=len)

    def alike(value: Any) -> Any:
        return plainest[_BETWEEN.sub("", without_remark(value))] if isinstance(value, str) else value

    changed = dict(values)
    for question in questionnaire:
        value, columns = values[question.id], _office_columns(question.columns)
        if question.type is QuestionType.DEPARTMENT:
            changed[question.id] = alike(value)
        elif columns and isinstance(value, tuple):
            changed[question.id] = tuple({**row, **{column: alike(row[column]) for column in columns}} for row in value)
    return changed


def _names(questionnaire: Questionnaire, values: Mapping[str, Any]) -> Iterator[str]:
    for question in questionnaire:
        value = values[question.id]
        if question.type is QuestionType.DEPARTMENT and isinstance(value, str):
            yield without_remark(value)
        elif isinstance(value, tuple):
            cells = (row[column] for row in value for column in _office_columns(question.columns))
            yield from (without_remark(cell) for cell in cells if isinstance(cell, str))


def _office_columns(columns: Iterable[Column]) -> list[str]:
    return [column.id for column in columns if column.type is QuestionType.DEPARTMENT]
