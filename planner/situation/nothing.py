"""What a cell of a table says by a word or a stroke for nothing (なし, －)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from planner.missing import Missing, Reason
from planner.questionnaire.model import Questionnaire, QuestionType

_NOTHING = re.compile(r"(?:特に)?(?:なし|無し|ありません|ない|無)。?|[－―ー‐-]+")
_OF_WORDS = (QuestionType.TEXT, QuestionType.LONGTEXT, QuestionType.DEPARTMENT)


def with_cells_of_nothing(questionnaire: Questionnaire, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the answers with every cell that only says that there is nothing as not applicable, so that it is no name.

    The first column of a table, which says what its row is about, is left as it was told.
    """
    changed = dict(values)
    for question in questionnaire:
        columns = [column.id for column in question.columns[1:] if column.type in _OF_WORDS]
        if columns and isinstance(values[question.id], tuple):
            changed[question.id] = tuple(
                {**row, **{column: _cell(f"{question.id}.{column}", row[column]) for column in columns}}
                for row in values[question.id]
            )
    return changed


def _cell(path: str, told: Any) -> Any:
    nothing = isinstance(told, str) and _NOTHING.fullmatch(told.strip())
    return Missing(path, Reason.NOT_APPLICABLE) if nothing else told
