"""Writes the empty form for an estimate as an Excel file."""

from __future__ import annotations

from planner.estimate.model import LARGEST
from planner.estimate.premises import Premises
from planner.procurement.estimate import EstimateForm
from planner.spreadsheet.book import content
from planner.spreadsheet.sheet import Check, Formula, Sheet, column_name

MANUAL = "書き方"  # the sheet that explains the form
LINES = 40  # empty lines of the form; more can be added below
_NUMBERS = {"yen": "#,##0", "number": "#,##0.##", "text": "@"}
_FIRST_HEAD = 4  # rows above: the title and two sentences


def form_content(form: EstimateForm, municipality: str, asked: Premises) -> bytes:
    """Return the bytes of the form; `municipality` may be empty, `asked` are the premises to estimate on."""
    top = _FIRST_HEAD + len(form.heads) + 1
    sheet = Sheet("見積書", tuple(field.width for field in form.columns), heads=top)
    sheet.title(1, 1, f"見積書（{municipality or '発注者の名称'}の様式）")
    sheet.note(2, 1, "色の付いた欄に記入してください。「一式」の行、空欄のある行がある見積書は受け取りません。")
    sheet.note(3, 1, "金額は税抜きの円で書きます。行を足すときは、表の途中に挿し込んでください。")
    _heads(sheet, form, asked)
    _lines(sheet, form)
    return content((sheet, _manual(form)))


def _heads(sheet: Sheet, form: EstimateForm, asked: Premises) -> None:
    formulas = _totals(form, sheet.heads)
    for row, field in enumerate(form.heads, _FIRST_HEAD):
        sheet.header(row, 1, field.title)
        sheet.entry(row, 2, _NUMBERS[field.type], asked.get(field.id, formulas.get(field.id)))
        sheet.note(row, 3, field.write)


def _totals(form: EstimateForm, top: int) -> dict[str, Formula]:
    rows = {field.id: row for row, field in enumerate(form.heads, _FIRST_HEAD)}
    net, rate, tax = (f"B{rows[name]}" for name in ("net", "rate", "tax"))
    return {
        "net": Formula(f"SUM({_column(form, 'amount', top)})"),
        "tax": Formula(f"ROUNDDOWN({net}*{rate}/100,0)"),
        "total": Formula(f"{net}+{tax}"),
    }


def _lines(sheet: Sheet, form: EstimateForm) -> None:
    top = sheet.heads
    sheet.headers(top, (field.title for field in form.columns))
    quantity, price = _letter(form, "quantity"), _letter(form, "price")
    for row in range(top + 1, top + LINES + 1):
        product = Formula(f'IF(OR({quantity}{row}="",{price}{row}=""),"",ROUND({quantity}{row}*{price}{row},0))')
        for at, field in enumerate(form.columns, 1):
            sheet.entry(row, at, _NUMBERS[field.type], product if field.id == "amount" else None)
    sheet.checks += (
        Check(
            (_column(form, "kind", top),),
            source=f"{MANUAL}!$A$2:$A${1 + len(form.kinds)}",
            told=("区分", "一覧から選んでください"),
            may_be_empty=True,
        ),
        Check(
            tuple(_column(form, name, top) for name in ("quantity", "price", "base")),
            limits=(-LARGEST, LARGEST),
            told=("数", "数だけを書いてください（単位は単位の欄に書きます）"),
        ),
    )


def _letter(form: EstimateForm, column: str) -> str:
    return column_name(1 + [field.id for field in form.columns].index(column))


def _column(form: EstimateForm, column: str, top: int) -> str:
    letter = _letter(form, column)
    return f"{letter}{top + 1}:{letter}{top + LINES}"


def _manual(form: EstimateForm) -> Sheet:
    """Return the sheet that tells what belongs in each kind, and what to write in each column."""
    sheet = Sheet(MANUAL, (24, 48, 28, 40))
    sheet.headers(1, ("区分", "書くこと", "受け取らない例", "空欄にできない欄"))
    for row, kind in enumerate(form.kinds, 2):
        needs = "、".join(form.title(name) for name in kind.needs)
        sheet.line(row, (kind.title, kind.write, kind.wrong, needs))
    top = len(form.kinds) + 3
    sheet.headers(top, ("欄", "書くこと"))
    for row, field in enumerate((*form.heads, *form.columns), top + 1):
        sheet.line(row, (field.title, field.write))
    return sheet
