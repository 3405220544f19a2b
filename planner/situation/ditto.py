"""What a cell of a table says by pointing to the row above it (同上, 〃)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from planner.questionnaire.model import Questionnaire, QuestionType

_AS_ABOVE = re.compile(r"(?:同上|同じ|上[にと]同じ|〃)(?P<remark>[（(][^（）()]*[）)])?")
_OF_WORDS = (QuestionType.TEXT, QuestionType.DEPARTMENT)
Row = Mapping[str, Any]


def with_cells_as_above(questionnaire: Questionnaire, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the answers with the words of the row above in every cell that only points to it, and its own remark.

    Rows are printed in another order, and one at a time, where nothing stands above them. A cell of the first row, and
    one below a cell without words, stays as it was told.
    """
    changed = dict(values)
    for question in questionnaire:
        columns = [column.id for column in question.columns if column.type in _OF_WORDS]
        if columns and isinstance(values[question.id], tuple):
            changed[question.id] = _spelled_out(values[question.id], columns)
    return changed


def _spelled_out(rows: Sequence[Row], columns: Sequence[str]) -> tuple[Row, ...]:
    found: list[Row] = []
    for row in rows:
        above = found[-1] if found else {}
        found.append({**row, **{column: _cell(row[column], above.get(column)) for column in columns}})
    return tuple(found)


def _cell(told: Any, above: Any) -> Any:
    pointing = _AS_ABOVE.fullmatch(told) if isinstance(told, str) and isinstance(above, str) else None
    return f"{above}{pointing['remark'] or ''}" if pointing else told
