"""Rows of a table question from a CSV file, as spreadsheets save it in UTF-8 or in the encoding of Japanese Windows."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from planner.answers.reading import read_text
from planner.answers.rows import Row, column_meant, read_rows
from planner.answers.unreadable import UnreadableError, ValueFault
from planner.errors import Place, PlannerError, Problem, reason_of
from planner.nearest import suggestion
from planner.questionnaire.model import Question

_ENCODINGS = ("utf-8-sig", "cp932")
_SAVE = "表計算ソフトで「CSV UTF-8」の形で保存し直してください"


class _Table(Struct, frozen=True):
    """The header of a file by position, and its other lines that are not blank, each with its number from 1."""

    file: str
    header: tuple[str, ...]
    lines: tuple[tuple[int, tuple[str, ...]], ...]

    def problem(self, line: int | None, label: str, what: str, remedy: str) -> Problem:
        return Problem("answers/csv", Place(self.file, line, label), what, remedy)


def read_csv_rows(question: Question, path: Path) -> tuple[Row, ...]:
    """Return the rows of the file at `path`, whose first line names columns by label or id.

    Raises `PlannerError` with every fault, each with its line and column.
    """
    table = _read(path)
    columns = [column_meant(question, name) for name in table.header]
    problems = [*_header_problems(question, table, columns), *_long_lines(table)]
    raw = [{name: cell for name, cell in zip(columns, cells, strict=False) if name} for _, cells in table.lines]
    rows: tuple[Row, ...] = ()
    try:
        rows = read_rows(question, raw, read_text)
    except UnreadableError as error:
        problems += _cell_problems(question, table, [fault for fault in error.faults if _concerns(fault, columns)])
    if not problems and not rows:
        problems = [table.problem(None, "", "行がありません", "1行目に列の名前、2行目から値を書いてください")]
    if problems:
        raise PlannerError(problems)
    return rows


def _read(path: Path) -> _Table:
    reader = csv.reader(io.StringIO(_text(path), newline=""), strict=True)
    lines: list[tuple[int, tuple[str, ...]]] = []
    start = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                lines.append((start, tuple(cells)))
            start = reader.line_num + 1
    except csv.Error:
        what = "CSV として読めません"
        raise _unreadable(path, what, '「"」が閉じているかを確かめてください', reader.line_num) from None
    header = lines[0][1] if lines else ()
    return _Table(str(path), tuple(name.strip() for name in header), tuple(lines[1:]))


def _text(path: Path) -> str:
    try:
        if path.exists() and not path.is_file():
            raise _unreadable(path, "ファイルではありません", "CSV ファイルを指定してください")
        content = path.read_bytes()
    except (OSError, ValueError) as error:
        raise _unreadable(path, f"読めません（{reason_of(error)}）", "ファイル名と場所を確かめてください") from None
    for encoding in _ENCODINGS if b"\0" not in content else ():  # UTF-16 would pass for cp932
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise _unreadable(path, "文字コードが UTF-8 でもシフト JIS でもありません", _SAVE)


def _unreadable(path: Path, what: str, remedy: str, line: int | None = None) -> PlannerError:
    return PlannerError([Problem("answers/csv", Place(str(path), line), what, remedy)])


def _header_problems(question: Question, table: _Table, columns: Sequence[str | None]) -> Iterator[Problem]:
    labels = [column.label for column in question.columns]
    for position, (name, column) in enumerate(zip(table.header, columns, strict=True)):
        if column is None and (
            name or any("".join(cells[position : position + 1]).strip() for _, cells in table.lines)
        ):
            remedy = suggestion(name, labels, f"列は {'、'.join(labels)} です")
            yield table.problem(1, "", f"{position + 1}列目の「{name}」という列はありません", remedy)
        if column is not None and column in columns[:position]:
            yield table.problem(1, "", f"列「{name}」が二度あります", "一つだけ残してください")
    for item in question.columns:
        if item.required and item.id not in columns:
            yield table.problem(1, "", f"列「{item.label}」がありません", "1行目に列の名前を書いて、値を入れてください")


def _long_lines(table: _Table) -> Iterator[Problem]:
    for line, cells in table.lines:
        if any(cell.strip() for cell in cells[len(table.header) :]):
            what = f"値が{len(cells)}個あり、1行目の列の名前（{len(table.header)}個）より多くなっています"
            yield table.problem(line, "", what, '「,」を含む値は「"」で囲んでください')


def _concerns(fault: ValueFault, columns: Sequence[str | None]) -> bool:
    """Whether a fault says more than that a column which the header has not is empty."""
    return len(fault.keys) < 2 or fault.keys[1] in columns


def _cell_problems(question: Question, table: _Table, faults: Iterable[ValueFault]) -> Iterator[Problem]:
    """Yield one problem for the same fault in the same column, with all lines that have it."""
    labels = {column.id: column.label for column in question.columns}
    alike: dict[tuple[str, str, str], list[int]] = {}
    for fault in faults:
        label = labels.get(str(fault.keys[1]), "") if len(fault.keys) > 1 else ""
        lines = alike.setdefault((label, fault.what, fault.remedy), [])
        if fault.keys and isinstance(fault.keys[0], int):
            lines.append(table.lines[fault.keys[0]][0])
    for (label, what, remedy), lines in alike.items():
        others = f"（ほかに{'、'.join(map(str, lines[1:]))}行目）" if lines[1:] else ""
        yield table.problem(lines[0] if lines else None, label, f"{what}{others}", remedy)
