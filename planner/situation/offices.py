"""One office is written one way: names that differ in spaces, brackets and the division before them, and remarks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from planner.answers.names import without_remark
from planner.questionnaire.model import Column, Questionnaire, QuestionType

_BETWEEN = re.compile(r"[\s（）()・]+")
_DIVISION = re.compile(r"(?:部|局|室|委員会)$")  # how what stands before the name of a 課 ends, if it lies within it
_PARTS = "・"


def with_offices_written_alike(questionnaire: Questionnaire, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the answers with every office named as where it is named most plainly, so that it is counted as one.

    Only names of the same letters are taken for one office, and a name without its division for the only office that
    is told with one (税務課 for 市民部税務課), also where it is one of several in a cell (税務課・各支所). A remark
    behind a name on who does another part is cut (`planner check` tells of it).
    """
    plainest: dict[str, str] = {}
    for name in _names(questionnaire, values):
        key = _BETWEEN.sub("", name)
        plainest[key] = min(plainest.get(key, name), name, key=len)
    in_full = _in_full(tuple(plainest.values()))

    def alike(value: Any) -> Any:
        if not isinstance(value, str):
            return value
        name = plainest[_BETWEEN.sub("", without_remark(value))]
        return in_full.get(name) or _PARTS.join(in_full.get(part, part) for part in name.split(_PARTS))

    changed = dict(values)
    for question in questionnaire:
        value, columns = values[question.id], _office_columns(question.columns)
        if question.type is QuestionType.DEPARTMENT:
            changed[question.id] = alike(value)
        elif columns and isinstance(value, tuple):
            changed[question.id] = tuple({**row, **{column: alike(row[column]) for column in columns}} for row in value)
    return changed


def _in_full(names: tuple[str, ...]) -> dict[str, str]:
    """Return by each name that lacks its division the same with it, where one division alone is told to have it."""
    found = {name: [full for full in names if _is_within_division(name, full)] for name in names}
    return {name: fuller[0] for name, fuller in found.items() if len(fuller) == 1}


def _is_within_division(name: str, full: str) -> bool:
    return full != name and full.endswith(name) and bool(_DIVISION.search(full.removesuffix(name)))


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
