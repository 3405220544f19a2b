"""Tables: rows of cells in a file or on the clipboard become an immutable tuple of rows, and back."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from planner.answers.model import AnswerState
from planner.answers.unreadable import UnreadableError, ValueFault, cut_short, faults_of, is_after_comma
from planner.answers.words import state_meant, state_named
from planner.nearest import suggestion
from planner.questionnaire.choices import choice_named, folded
from planner.questionnaire.model import PROSE, Column, Question

Row = Mapping[str, Any]


class CellForm(NamedTuple):
    """How one cell is read from a file and written into it."""

    read: Callable[[Column, Any], Any]
    write: Callable[[Column, Any], Any]


MOST_ROWS = 2_000
_UNIT = re.compile(r"[（(][^（）()]*[）)]$")
_SHORTEST = 2  # letters of a name that is cut short
EMPTY = "空欄"  # the word for an empty cell
_NOT_KNOWN = ("分からない", "わからない")


def read_rows(question: Question, raw: Any, read: Callable[[Column, Any], Any]) -> tuple[Row, ...]:
    """Return the rows in `raw`, every column present; raises `UnreadableError`.

    An empty cell is None; one with a word instead of a value is `AnswerState.UNKNOWN` or `NOT_APPLICABLE`. Rows without
    any cell are left out. `read` reads one cell.
    """
    if not isinstance(raw, list):
        raise UnreadableError.at((), "表の形になっていません。行ごとに「- 列: 値」の形で書いてください")
    _check_number(raw)
    faults: list[ValueFault] = []
    rows: list[Row] = []
    for index, cells in enumerate(raw):
        if not isinstance(cells, dict):
            message = f"行「{cells}」に列の名前がありません。「- {question.columns[0].id}: 値」の形で書いてください"
            faults.append(ValueFault.said((index,), message))
            continue
        row, found = _row(question, index, cells, read)
        faults += found
        if any(value is not None for value in row.values()):
            rows.append(row)
    if faults:
        raise UnreadableError(tuple(faults))
    return tuple(rows)


def check_rows(question: Question, rows: Sequence[Row], known: Sequence[Row], form: CellForm) -> None:
    """Raise `UnreadableError` unless a file could give the rows back; the rows in `known` are looked at no more."""
    _check_number(rows)
    seen = {id(row) for row in known}
    faults = [
        fault
        for index, row in enumerate(rows)
        if id(row) not in seen
        for fault in _row(question, index, _written(question, row, form.write), form.read)[1]
    ]
    if faults:
        raise UnreadableError(faults)


def _check_number(rows: Sequence[Any]) -> None:
    if len(rows) > MOST_ROWS:
        raise UnreadableError.at((), f"{len(rows)}行あり多すぎます。{MOST_ROWS}行以内にしてください")


def read_lines(question: Question, text: str, read: Callable[[Column, Any], Any]) -> tuple[Row, ...]:
    """Return the rows in text pasted from a spreadsheet: one row per line, cells parted by tabs.

    The columns are in order, or as a first line names them. Raises `UnreadableError`.
    """
    ids = [column.id for column in question.columns]
    lines = [line.split("\t") for line in text.splitlines() if line.strip()]
    if lines and _is_header(question, lines[0]):
        ids = _named(question, lines.pop(0))
        if not lines:
            raise UnreadableError.at((), "列の名前だけで、値の行がありません。値の行も選んで貼り付けてください")
    for index, cells in enumerate(lines):
        if len(cells) > len(ids):
            labels = "、".join(column.label for column in question.columns if column.id in ids)
            message = f"列が{len(cells)}個あります。列は {labels} の{len(ids)}個です"
            raise UnreadableError.at((index,), message)
    return read_rows(question, [dict(zip(ids, cells, strict=False)) for cells in lines], read)


def column_meant(question: Question, name: str) -> str | None:
    """Return the id of the column that a name in a header means; the beginning of one is enough if no other has it."""
    bare = _bare(name)
    begun = [item.id for item in question.columns if folded(item.label).startswith(bare)]
    return _column_named(question, name) or (begun[0] if len(begun) == 1 and len(bare) >= _SHORTEST else None)


def _column_named(question: Question, name: str) -> str | None:
    """Return the id of the column that a name in a header is, with or without a unit; None if it is none."""
    names = (folded(name), _bare(name))
    return next((item.id for item in question.columns if {folded(item.label), folded(item.id)} & {*names}), None)


def _bare(name: str) -> str:
    return folded(_UNIT.sub("", name.strip()))


def _is_header(question: Question, cells: Sequence[str]) -> bool:
    """Whether the cells name columns: two or more of them, and more than half, for a value may read like a name."""
    named = sum(_column_named(question, cell) is not None for cell in cells)
    return named >= 2 and named * 2 > len(cells)


def _named(question: Question, header: Sequence[str]) -> list[str]:
    """Return the ids of the columns that a header names; raises `UnreadableError` for one unknown or named twice."""
    found: list[str] = []
    for name in header:
        column = column_meant(question, name)
        if column is None:
            labels = "、".join(item.label for item in question.columns)
            raise UnreadableError.at((), f"列「{name.strip()}」はありません。列は {labels} です")
        if column in found:
            raise UnreadableError.at((), f"列「{name.strip()}」が二度あります。一つだけ残してください")
        found.append(column)
    return found


def write_rows(question: Question, rows: tuple[Row, ...], write: Callable[[Column, Any], Any]) -> list[dict[str, Any]]:
    """Return the rows as plain YAML data; cells without a value are left out."""
    return [_written(question, row, write) for row in rows]


def _written(question: Question, row: Row, write: Callable[[Column, Any], Any]) -> dict[str, Any]:
    return {
        column.id: value.label if isinstance(value, AnswerState) else write(column, value)
        for column in question.columns
        if (value := row.get(column.id)) is not None
    }


def _row(
    question: Question, index: int, cells: dict[str, Any], read: Callable[[Column, Any], Any]
) -> tuple[Row, list[ValueFault]]:
    known = {column.id: column for column in question.columns}
    faults = [_unknown_column(index, name, cells[name], question) for name in cells if name not in known]
    row: dict[str, Any] = {}
    for name, column in known.items():
        row[name] = None
        try:
            row[name] = _cell(column, cells.get(name), read)
        except ValueError as error:
            faults += [
                ValueFault((index, name), f"列「{column.label}」の{fault.what}", fault.remedy)
                for fault in faults_of(error)
            ]
    if any(value is not None for value in row.values()):
        faults += _empty_cells(question, index, cells)
    return MappingProxyType(row), faults


def _empty_cells(question: Question, index: int, cells: dict[str, Any]) -> list[ValueFault]:
    return [
        ValueFault((index, column.id), f"列「{column.label}」が空です", "値を書いてください")
        for column in question.columns
        if column.required and (_is_blank(raw := cells.get(column.id)) or _state(column, raw))
    ]


def _cell(column: Column, raw: Any, read: Callable[[Column, Any], Any]) -> Any:
    if _is_blank(raw):
        return None
    state = _state(column, raw)
    if state:
        return None if state is AnswerState.LATER else state
    return read(column, raw)


def _is_blank(raw: Any) -> bool:
    return raw is None or (isinstance(raw, str) and raw.strip() in ("", EMPTY))


def _state(column: Column, raw: Any) -> AnswerState | None:
    """Return the state that a cell holds instead of a value; 該当なし and 分からない are no text of a cell."""
    if not isinstance(raw, str) or choice_named(column.choices, raw):
        return None
    if column.type in PROSE and folded(raw) in _NOT_KNOWN:
        return AnswerState.UNKNOWN
    named = state_named(raw)
    return named if named is AnswerState.NOT_APPLICABLE else state_meant(column, raw)


def _unknown_column(index: int, name: str, cell: Any, question: Question) -> ValueFault:
    ids = [column.id for column in question.columns]
    if is_after_comma(name, cell, ids):
        return cut_short((index, name))
    columns = "、".join(f"{column.id}（{column.label}）" for column in question.columns)
    return ValueFault((index, name), f"列「{name}」はありません", suggestion(name, ids, f"列は {columns} です"))
