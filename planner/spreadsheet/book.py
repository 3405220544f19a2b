"""Sheets become the bytes of an .xlsx file, whose formulas Excel works out when it is opened."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from planner.archive import zipped
from planner.spreadsheet.sheet import Cell, Check, Formula, Look, Sheet

_NEVER = datetime(1980, 1, 1)  # else the bytes would tell when they were written
_LEVEL = 6  # of the compression
_A4 = 9
_FONT = {"font_name": "游ゴシック", "font_size": 10}
_BOX = _FONT | {"border": 1, "border_color": "#808080", "valign": "vcenter", "text_wrap": True}
_LOOKS = MappingProxyType(
    {
        Look.TITLE: _FONT | {"font_size": 14, "bold": True},
        Look.NOTE: _FONT,
        Look.HEADER: _BOX | {"bold": True, "bg_color": "#DCE6F1"},
        Look.ENTRY: _BOX | {"bg_color": "#FFF9E5"},
        Look.BOX: _BOX,
    }
)


def content(sheets: Sequence[Sheet]) -> bytes:
    """Return the bytes of a file with these sheets, the first of them in sight; the same sheets give the same bytes."""
    buffer = io.BytesIO()
    with Workbook(buffer, {"in_memory": True}) as workbook:
        workbook.set_properties({"created": _NEVER})
        formats = _Formats(workbook)
        for sheet in sheets:
            _write(workbook.add_worksheet(sheet.name, _Worksheet), sheet, formats)
    with zipfile.ZipFile(buffer) as archive:  # zipped again, else the bytes would tell Windows from Unix
        return zipped(((name, archive.read(name)) for name in archive.namelist()), _LEVEL)


class _Worksheet(Worksheet):  # type: ignore[misc] # the library has no types
    """Takes formulas as they are: to look each through for functions newer than Excel 2010 is most of the work."""

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        return formula.removeprefix("=")


class _Formats:
    """The formats of one workbook, each look with a number format once."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made: dict[tuple[Look, str], Format] = {}

    def of(self, cell: Cell) -> Format:
        key = (cell.look, cell.form)
        if key not in self._made:
            self._made[key] = self._workbook.add_format(_LOOKS[cell.look] | {"num_format": cell.form})
        return self._made[key]


def _write(target: Worksheet, sheet: Sheet, formats: _Formats) -> None:
    for column, width in enumerate(sheet.widths):
        target.set_column(column, column, width)
    for row, cells in sheet.rows.items():
        for column, cell in cells.items():
            _put(target, (row - 1, column - 1), cell, formats.of(cell))
    for check in sheet.checks:
        for area in check.areas:
            target.data_validation(area, _check(check))
    _print(target, sheet)


def _put(target: Worksheet, place: tuple[int, int], cell: Cell, look: Format) -> None:
    value = cell.value
    if value is None:
        target.write_blank(*place, None, look)
    elif isinstance(value, Formula):
        target.write_formula(*place, f"={value}", look, "")
    elif isinstance(value, str):
        target.write_string(*place, value, look)
    else:
        target.write_number(*place, value, look)


def _check(check: Check) -> dict[str, Any]:
    title, sentence = check.told
    told = {"error_title": title, "error_message": sentence, "ignore_blank": check.may_be_empty}
    if check.source:
        return told | {"validate": "list", "source": check.source}
    least, most = check.limits
    return told | {"validate": "decimal", "criteria": "between", "minimum": least, "maximum": most}


def _print(target: Worksheet, sheet: Sheet) -> None:
    target.set_paper(_A4)
    (target.set_landscape if sheet.landscape else target.set_portrait)()
    target.fit_to_pages(1, 0)
    target.center_horizontally()
    target.set_footer("&C&P / &N")
    if sheet.heads:
        target.freeze_panes(sheet.heads, 0)
        target.repeat_rows(sheet.heads - 1)
