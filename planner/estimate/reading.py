"""Reads an estimate out of the workbook that a vendor filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from openpyxl.worksheet.worksheet import Worksheet

from planner.errors import Place, PlannerError, Problem, raise_errors
from planner.estimate.container import Book, open_book
from planner.estimate.form import MANUAL
from planner.estimate.model import LARGEST, Cell, Estimate, Line, plain
from planner.japanese.number import parse_number, parse_yen
from planner.procurement.estimate import EstimateForm, Field

_SEARCHED = 60  # rows in which the header of the lines is looked for
_MOST_ROWS = 3000
_MOST_COLUMNS = 50
_UNITS = {"months": "か月", "rate": "%"}  # of the fields whose number may be written with another measure
_SCALE = re.compile(r"単位[:は、]?(?:千|百万|万)円|(?:千|百万|万)円単位")


class _Header(NamedTuple):
    """The row in which the titles of the columns stand, and the number of each column by its id."""

    sheet: Worksheet
    row: int
    columns: Mapping[str, int]


def read_estimate(path: Path, form: EstimateForm) -> Estimate:
    """Return the estimate in the Excel file at `path`; raises `PlannerError` if it is not in the form."""
    book = open_book(path)
    header = max((_header(sheet, form) for sheet in book.values.worksheets), key=lambda found: len(found.columns))
    raise_errors(_faults(path, form, header))
    reader = _Reader(book, header, form)
    lines = tuple(reader.lines())
    name = header.sheet.title
    if not lines:
        what, remedy = f"シート「{name}」の内訳に、1行も記入がありません", "記入した見積書を指定してください"
        raise PlannerError([Problem("estimate/empty", Place(str(path)), what, remedy)])
    others = tuple(sheet.title for sheet in book.values.worksheets if sheet.title not in (name, MANUAL))
    return Estimate(path.name, name, reader.heads(), lines, others, reader.scale())


def _faults(path: Path, form: EstimateForm, header: _Header) -> Iterator[Problem]:
    missing = "、".join(f"「{field.title}」" for field in form.columns if field.id not in header.columns)
    if missing:
        what = f"見積書の様式の見出しがそろいません（ない見出し: {missing}）"
        remedy = "planner estimate form で作った様式を渡し、見出しを変えずに書いてもらってください"
        yield Problem("estimate/form", Place(str(path)), what, remedy)
    elif header.sheet.max_row > _MOST_ROWS:
        what = f"シート「{header.sheet.title}」が{header.sheet.max_row:,}行あります。読めるのは{_MOST_ROWS:,}行までです"
        remedy = "内訳より下の行を選んで削除し、保存し直してください"
        yield Problem("estimate/rows", Place(str(path)), what, remedy)


def _header(sheet: Worksheet, form: EstimateForm) -> _Header:
    """Return the row of a sheet in which most titles of columns stand."""
    titles = {plain(field.title): field.id for field in form.columns}
    best = _Header(sheet, 0, {})
    last = min(sheet.max_row or 0, _SEARCHED)
    for row, cells in enumerate(sheet.iter_rows(1, last, 1, _MOST_COLUMNS, values_only=True), 1):
        columns: dict[str, int] = {}
        for at, value in enumerate(cells, 1):
            if (text := plain(_text(value))) in titles:
                columns.setdefault(titles[text], at)
        best = max(best, _Header(sheet, row, columns), key=lambda found: len(found.columns))
    return best


class _Reader:
    """Reads the cells of one sheet."""

    def __init__(self, book: Book, header: _Header, form: EstimateForm) -> None:
        self._values = header.sheet
        self._formulas: Worksheet = book.formulas[header.sheet.title]
        self._header = header
        self._form = form
        self._merged = {
            (row, column): (area.min_row, area.min_col)
            for area in self._values.merged_cells.ranges
            for row in range(area.min_row, area.max_row + 1)
            for column in range(area.min_col, area.max_col + 1)
        }

    def heads(self) -> dict[str, Cell]:
        """Return the fields above the lines: each the cell to the right of its title."""
        fields = {plain(field.title): field for field in self._form.heads}
        found: dict[str, Cell] = {}
        for row in range(1, self._header.row):
            for column in range(1, _MOST_COLUMNS):
                field = fields.get(plain(_text(self._values.cell(row, column).value)))
                if field is not None:
                    found.setdefault(field.id, self._right_of(row, column, field))
        return {field.id: found.get(field.id, Cell(self._values.title)) for field in self._form.heads}

    def scale(self) -> Cell | None:
        """Return the cell above the lines that says that amounts are not in yen, None if there is none."""
        above = self._values.iter_rows(1, self._header.row, 1, _MOST_COLUMNS)
        told = (cell for row in above for cell in row if _SCALE.search(plain(_text(cell.value))))
        cell = next(told, None)
        return cell and Cell(f"{self._values.title}!{cell.coordinate}", _text(cell.value))

    def _right_of(self, row: int, column: int, field: Field) -> Cell:
        area = self._merged.get((row, column))
        after = 1 + max(
            (at for (line, at), start in self._merged.items() if start == area and line == row), default=column
        )
        return self._cell(row, after, field)

    def lines(self) -> Iterator[Line]:
        """Yield the lines below the titles in which something stands."""
        columns = self._header.columns
        entries = [field for field in self._form.columns if field.id not in ("kind", "amount")]
        for row in range(self._header.row + 1, (self._values.max_row or 0) + 1):
            cells = {field.id: self._cell(row, columns[field.id], field) for field in self._form.columns}
            if cells["amount"].number or not all(cells[field.id].is_empty for field in entries):
                yield Line(row, cells, bool(self._values.row_dimensions[row].hidden))

    def _cell(self, row: int, column: int, field: Field) -> Cell:
        at = f"{self._values.title}!{self._values.cell(row, column).coordinate}"
        if field.type == "text":
            row, column = self._merged.get((row, column), (row, column))
        formula = self._formulas.cell(row, column).value
        formula = formula if isinstance(formula, str) and formula.startswith("=") else ""
        value = self._values.cell(row, column).value
        text = _text(value)
        if field.type == "text" or not text:
            return Cell(at, text, formula=formula)
        number, fault = _number(value, field)
        return Cell(at, text, number, fault, formula)


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return f"{value.year}年{value.month}月{value.day}日"
    return str(value).strip()


def _parsed(text: str, field: Field) -> int | float:
    return parse_yen(text) if field.type == "yen" else parse_number(text, _UNITS.get(field.id, ""))


def _number(value: Any, field: Field) -> tuple[int | float | None, str]:
    """Return the number that a cell holds, or None and why its text is none."""
    number = value if isinstance(value, (int, float)) and not isinstance(value, bool) else None
    try:
        found = _parsed(_text(value), field) if number is None else number
    except ValueError as error:
        return None, str(error)
    return (found, "") if abs(found) <= LARGEST else (None, "1兆を超える数は書けません")
