"""The workbook inside a chart: what Word opens when somebody chooses データの編集."""

from __future__ import annotations

from collections.abc import Sequence

from planner.archive import zipped
from planner.spreadsheet.sheet import column_name, number
from planner.word.xml import DECLARATION, RELATIONSHIPS, escape

SHEET = "Sheet1"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_PART = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_LEVEL = 6

Cell = str | float | None


def workbook(rows: Sequence[Sequence[Cell]]) -> bytes:
    """Return an .xlsx file of one sheet; the same rows give the same bytes. Texts stay texts, `=1+1` too."""
    members = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationship("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": (
            f'<workbook xmlns="{_MAIN}" xmlns:r="{RELATIONSHIPS}">'
            f'<sheets><sheet name="{SHEET}" sheetId="1" r:id="rId1"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": _relationship("worksheet", "worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": _sheet(rows),
    }
    return zipped(((name, (DECLARATION + xml).encode()) for name, xml in members.items()), _LEVEL)


def _sheet(rows: Sequence[Sequence[Cell]]) -> str:
    lines = "".join(
        f'<row r="{line}">{"".join(_cell(line, at, value) for at, value in enumerate(cells, 1))}</row>'
        for line, cells in enumerate(rows, 1)
    )
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{lines}</sheetData></worksheet>'


def _cell(line: int, at: int, value: Cell) -> str:
    place = f"{column_name(at)}{line}"
    if value is None:
        return ""
    if isinstance(value, str):
        return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
    return f'<c r="{place}"><v>{number(value)}</v></c>'


def _relationship(kind: str, target: str) -> str:
    return (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{RELATIONSHIPS}/{kind}" Target="{target}"/></Relationships>'
    )


def _content_types() -> str:
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_PART}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_PART}.worksheet+xml"/></Types>'
    )
