"""Writes the empty form for an estimate as an Excel file."""

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from planner.estimate.model import LARGEST
from planner.estimate.premises import Premises
from planner.procurement.estimate import EstimateForm, Field
from planner.spreadsheet import a4, boxed, content, entry, header, note, title, widths

MANUAL = "書き方"  # the sheet that explains the form
LINES = 40  # empty lines of the form; more can be added below
_NUMBERS = {"yen": "#,##0", "number": "#,##0.##", "text": "@"}
_FIRST_HEAD = 4  # rows above: the title and two sentences


def form_content(form: EstimateForm, municipality: str, asked: Premises) -> bytes:
    """Return the bytes of the form; `municipality` may be empty, `asked` are the premises to estimate on."""
    workbook = Workbook()
    sheet: Worksheet = workbook.active
    sheet.title = "見積書"
    title(sheet["A1"], f"見積書（{municipality or '発注者の名称'}の様式）")
    note(sheet["A2"], "色の付いた欄に記入してください。「一式」の行、空欄のある行がある見積書は受け取りません。")
    note(sheet["A3"], "金額は税抜きの円で書きます。行を足すときは、表の途中に挿し込んでください。")
    top = _FIRST_HEAD + len(form.heads) + 1
    _heads(sheet, form, asked, top)
    _lines(sheet, form, top)
    widths(sheet, (field.width for field in form.columns))
    sheet.freeze_panes = f"A{top + 1}"
    a4(sheet, landscape=True, rows_on_top=f"{top}:{top}")
    _manual(workbook.create_sheet(MANUAL), form)
    return content(workbook)


def _heads(sheet: Worksheet, form: EstimateForm, asked: Premises, top: int) -> None:
    formulas = _totals(form, top)
    for row, field in enumerate(form.heads, _FIRST_HEAD):
        header(sheet.cell(row, 1), field.title)
        value = asked.get(field.id, formulas.get(field.id))
        entry(sheet.cell(row, 2), _NUMBERS[field.type], value)
        note(sheet.cell(row, 3), field.write)


def _totals(form: EstimateForm, top: int) -> dict[str, str]:
    rows = {field.id: row for row, field in enumerate(form.heads, _FIRST_HEAD)}
    amount = _letter(form, "amount")
    net, rate, tax = (f"B{rows[name]}" for name in ("net", "rate", "tax"))
    return {
        "net": f"=SUM({amount}{top + 1}:{amount}{top + LINES})",
        "tax": f"=ROUNDDOWN({net}*{rate}/100,0)",
        "total": f"={net}+{tax}",
    }


def _lines(sheet: Worksheet, form: EstimateForm, top: int) -> None:
    for at, field in enumerate(form.columns, 1):
        header(sheet.cell(top, at), field.title)
    quantity, price = _letter(form, "quantity"), _letter(form, "price")
    for row in range(top + 1, top + LINES + 1):
        for at, field in enumerate(form.columns, 1):
            product = f'=IF(OR({quantity}{row}="",{price}{row}=""),"",ROUND({quantity}{row}*{price}{row},0))'
            entry(sheet.cell(row, at), _NUMBERS[field.type], product if field.id == "amount" else None)
    kinds = f"={MANUAL}!$A$2:$A${1 + len(form.kinds)}"
    choice = DataValidation("list", formula1=kinds, allow_blank=True, showErrorMessage=True)
    choice.errorTitle, choice.error = "区分", "一覧から選んでください"
    number = DataValidation("decimal", operator="between", formula1=-LARGEST, formula2=LARGEST, showErrorMessage=True)
    number.errorTitle, number.error = "数", "数だけを書いてください（単位は単位の欄に書きます）"
    choice.add(_column(form, "kind", top))
    for name in ("quantity", "price", "base"):
        number.add(_column(form, name, top))
    sheet.add_data_validation(choice)
    sheet.add_data_validation(number)


def _letter(form: EstimateForm, column: str) -> str:
    return str(get_column_letter(1 + [field.id for field in form.columns].index(column)))


def _column(form: EstimateForm, column: str, top: int) -> str:
    letter = _letter(form, column)
    return f"{letter}{top + 1}:{letter}{top + LINES}"


def _manual(sheet: Worksheet, form: EstimateForm) -> None:
    """Write what belongs in each kind, and what to write in each column."""
    _table(sheet, 1, ("区分", "書くこと", "受け取らない例", "空欄にできない欄"))
    for row, kind in enumerate(form.kinds, 2):
        needs = "、".join(form.title(name) for name in kind.needs)
        _table(sheet, row, (kind.title, kind.write, kind.wrong, needs), head=False)
    top = len(form.kinds) + 3
    _table(sheet, top, ("欄", "書くこと"))
    fields: tuple[Field, ...] = (*form.heads, *form.columns)
    for row, field in enumerate(fields, top + 1):
        _table(sheet, row, (field.title, field.write), head=False)
    widths(sheet, (24, 48, 28, 40))
    a4(sheet, landscape=True)


def _table(sheet: Worksheet, row: int, texts: tuple[str, ...], head: bool = True) -> None:
    for at, text in enumerate(texts, 1):
        (header if head else boxed)(sheet.cell(row, at), text)
