"""What all Excel files of the planner share: the look of a form, A4 pages, and the same bytes for the same content."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from types import MappingProxyType

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

_NEVER = (1980, 1, 1, 0, 0, 0)  # the oldest time a zip can hold
_WHEN = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")
_LINE = Side(style="thin", color="808080")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_FILLS = MappingProxyType(
    {"表の見出し": PatternFill("solid", fgColor="DCE6F1"), "記入欄": PatternFill("solid", fgColor="FFF9E5")}
)
_FONT = "游ゴシック"


def title(cell: Cell, text: str) -> None:
    """Write the title of a sheet."""
    cell.value, cell.font = text, Font(name=_FONT, size=14, bold=True)


def header(cell: Cell, text: str | float) -> None:
    """Write a header of a row or column."""
    cell.value, cell.style = text, _named(cell, "表の見出し")


def boxed(cell: Cell, value: str | float | None, form: str = "General") -> None:
    """Write a cell with a frame; `form` is Excel's number format."""
    cell.value, cell.style = value, _named(cell, "枠")
    cell.number_format = form


def entry(cell: Cell, form: str = "General", value: str | float | None = None) -> None:
    """Write a cell that a person fills in."""
    cell.value, cell.style = value, _named(cell, "記入欄")
    cell.number_format = form


def _named(cell: Cell, name: str) -> str:
    """Return the name of a style after seeing that the workbook has it, so that Excel offers it and it is made once."""
    workbook = cell.parent.parent
    if name not in workbook.named_styles:
        style = NamedStyle(name, font=Font(name=_FONT, size=10, bold=name == "表の見出し"), border=_BOX)
        style.alignment = Alignment(wrap_text=True, vertical="center")
        style.fill = _FILLS.get(name, style.fill)
        workbook.add_named_style(style)
    return name


def note(cell: Cell, text: str) -> None:
    """Write a sentence without a frame."""
    cell.value, cell.font = text, Font(name=_FONT, size=10)


def widths(sheet: Worksheet, characters: Iterable[int]) -> None:
    """Set the widths of the columns from the first on."""
    for at, width in enumerate(characters, 1):
        sheet.column_dimensions[get_column_letter(at)].width = width


def a4(sheet: Worksheet, *, landscape: bool, rows_on_top: str = "") -> None:
    """Let a sheet be printed on A4, one page wide; `rows_on_top`, as 3:3, stand on every page."""
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True
    sheet.oddFooter.center.text = "&P / &N"
    if rows_on_top:
        sheet.print_title_rows = rows_on_top


def content(workbook: Workbook) -> bytes:
    """Return the bytes of an .xlsx file, without the time at which it was written."""
    written = io.BytesIO()
    workbook.save(written)
    result = io.BytesIO()
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(result, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "docProps/core.xml":
                data = _WHEN.sub(rb"\g<1>1980-01-01T00:00:00Z", data)
            info = zipfile.ZipInfo(name, _NEVER)
            info.create_system = 3  # else the bytes would tell Windows from Unix
            target.writestr(info, data, zipfile.ZIP_DEFLATED, 6)
    return result.getvalue()
