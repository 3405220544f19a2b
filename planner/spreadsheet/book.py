"""Sheets become the bytes of an .xlsx file, whose formulas Excel works out when it is opened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from planner.archive import zipped
from planner.spreadsheet.sheet import Cell, Check, Formula, Sheet, column_name, number
from planner.spreadsheet.styles import Styles
from planner.spreadsheet.xml import DECLARATION, MAIN, RELATIONSHIPS, escape

_LEVEL = 6
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_PART = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PAGE_OF_PAGES = "<headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter>"
_MARGINS = '<pageMargins left="0.75" right="0.75" top="1" bottom="1" header="0.5" footer="0.5"/>'


def content(sheets: Sequence[Sheet]) -> bytes:
    """Return the bytes of a file with these sheets, the first of them in sight."""
    styles = Styles()
    pages = {f"worksheets/sheet{at}.xml": _sheet(sheet, styles, at == 1) for at, sheet in enumerate(sheets, 1)}
    parts = {
        "[Content_Types].xml": _content_types(pages),
        "_rels/.rels": _relations({"xl/workbook.xml": "officeDocument"}),
        "xl/workbook.xml": _workbook(sheets),
        "xl/_rels/workbook.xml.rels": _relations(dict.fromkeys(pages, "worksheet") | {"styles.xml": "styles"}),
        "xl/styles.xml": styles.xml(),
        **{f"xl/{name}": xml for name, xml in pages.items()},
    }
    return zipped(((name, (DECLARATION + xml).encode()) for name, xml in parts.items()), _LEVEL)


def _workbook(sheets: Sequence[Sheet]) -> str:
    listed = "".join(
        f'<sheet name="{escape(sheet.name)}" sheetId="{at}" r:id="rId{at}"/>' for at, sheet in enumerate(sheets, 1)
    )
    heads = "".join(
        f'<definedName name="_xlnm.Print_Titles" localSheetId="{at}">'
        f"'{escape(sheet.name)}'!${sheet.heads}:${sheet.heads}</definedName>"
        for at, sheet in enumerate(sheets)
        if sheet.heads
    )
    return (
        f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONSHIPS}"><bookViews><workbookView/></bookViews>'
        f"<sheets>{listed}</sheets>{f'<definedNames>{heads}</definedNames>' if heads else ''}"
        '<calcPr fullCalcOnLoad="1"/></workbook>'
    )


def _sheet(sheet: Sheet, styles: Styles, in_sight: bool) -> str:
    columns = "".join(
        f'<col min="{at}" max="{at}" width="{width}" customWidth="1"/>' for at, width in enumerate(sheet.widths, 1)
    )
    rows = "".join(
        f'<row r="{row}">{"".join(_cell(f"{column_name(at)}{row}", cells[at], styles) for at in sorted(cells))}</row>'
        for row, cells in sorted(sheet.rows.items())
    )
    return (
        f'<worksheet xmlns="{MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<sheetViews><sheetView tabSelected="{int(in_sight)}" workbookViewId="0">{_pane(sheet)}'
        "</sheetView></sheetViews>"
        f'<sheetFormatPr defaultRowHeight="15"/><cols>{columns}</cols><sheetData>{rows}</sheetData>'
        f'{_checks(sheet.checks)}<printOptions horizontalCentered="1"/>{_MARGINS}'
        f'<pageSetup paperSize="9" fitToWidth="1" fitToHeight="0" orientation="{_turned(sheet)}"/>'
        f"{_PAGE_OF_PAGES}</worksheet>"
    )


def _turned(sheet: Sheet) -> str:
    return "landscape" if sheet.landscape else "portrait"


def _pane(sheet: Sheet) -> str:
    if not sheet.heads:
        return ""
    below = f'topLeftCell="A{sheet.heads + 1}" activePane="bottomLeft" state="frozen"'
    return f'<pane ySplit="{sheet.heads}" {below}/><selection pane="bottomLeft"/>'


def _cell(place: str, cell: Cell, styles: Styles) -> str:
    opened = f'<c r="{place}" s="{styles.number(cell)}"'
    value = cell.value
    if value is None:
        return f"{opened}/>"
    if isinstance(value, Formula):
        return f"{opened}><f>{escape(value)}</f></c>"
    if isinstance(value, str):
        return f'{opened} t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
    return f"{opened}><v>{number(value)}</v></c>"


def _checks(checks: Sequence[Check]) -> str:
    return f'<dataValidations count="{len(checks)}">{"".join(map(_check, checks))}</dataValidations>' if checks else ""


def _check(check: Check) -> str:
    title, sentence = map(escape, check.told)
    told = f' errorTitle="{title}" error="{sentence}"' if sentence else ""
    blank = f'allowBlank="{int(check.may_be_empty)}" showErrorMessage="1"{told} sqref="{" ".join(check.areas)}"'
    if check.source:
        return f'<dataValidation type="list" {blank}><formula1>{escape(check.source)}</formula1></dataValidation>'
    least, most = check.limits
    limits = f"<formula1>{least}</formula1><formula2>{most}</formula2>"
    return f'<dataValidation type="decimal" operator="between" {blank}>{limits}</dataValidation>'


def _relations(kinds: Mapping[str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{at}" Type="{RELATIONSHIPS}/{kind}" Target="{target}"/>'
        for at, (target, kind) in enumerate(kinds.items(), 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _content_types(sheets: Mapping[str, str]) -> str:
    parts = {"workbook.xml": "sheet.main", "styles.xml": "styles", **dict.fromkeys(sheets, "worksheet")}
    overrides = "".join(
        f'<Override PartName="/xl/{name}" ContentType="{_PART}.{kind}+xml"/>' for name, kind in parts.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )
