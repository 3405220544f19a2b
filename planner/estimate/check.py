"""Finds what is wrong or unclear in an estimate. No finding is an opinion on a price that has no source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planner.errors import Severity
from planner.estimate.model import Cell, Estimate, Finding, Line, plain
from planner.estimate.overlap import overlaps
from planner.estimate.premises import Premises, premise_findings
from planner.estimate.prices import OwnPrices, price_findings
from planner.estimate.sums import parts_of_period, sums
from planner.procurement.estimate import EstimateForm, Kind

_LUMP = re.compile(r"一式|[1一壱]式|いっしき|一括")
_SUBTOTAL = re.compile(r"(?:税[込抜]み?き?)?(?:小計|中計|総?合計|総計|計|消費税.*|御?見積金?額)(?:\(.*\))?")
_DISCOUNT = re.compile(r"値引|割引")
_TAX_IN = re.compile(r"税込|内税")
_WITHOUT_TAX = ("net", "price", "amount", "base")
_NONE = ("該当なし", "なし", "無し")


def check_estimate(form: EstimateForm, estimate: Estimate, own: OwnPrices, asked: Premises) -> tuple[Finding, ...]:
    """Return what is found, in the order of the rows.

    `own` are the unit prices of the municipality's answers, `asked` the premises that it told vendors.
    """
    lines = tuple(line for line in estimate.lines if not is_subtotal(line))
    found = [
        *_unreadable(form, estimate),
        *_scale(estimate),
        *premise_findings(form, estimate, asked),
        *_subtotals(estimate),
        *(finding for line in lines for finding in _of_line(form, line)),
        *_missing_kinds(form, estimate, lines),
        *overlaps(form, lines, parts_of_period(form, estimate, lines)),
        *sums(form, estimate, lines),
        *price_findings(form, lines, own),
    ]
    return tuple(sorted(found, key=lambda finding: _row(finding.at)))


def is_subtotal(line: Line) -> bool:
    """Whether a line sums up others, and is not counted with them."""
    return bool(_SUBTOTAL.fullmatch(plain(line["item"].text) or plain(line["kind"].text)))


def is_none(line: Line) -> bool:
    """Whether a line says that there is nothing of its kind."""
    return plain(line["item"].text) in _NONE


def _row(at: str) -> int:
    digits = re.search(r"\d+$", at)
    return int(digits[0]) if digits else 0


def _unreadable(form: EstimateForm, estimate: Estimate) -> Iterator[Finding]:
    """Yield what stands in a field of numbers and is none, and what may be a trick."""
    named = list(estimate.heads.items())
    for line in estimate.lines:
        named += line.cells.items()
        if line.hidden:
            what, ask = "表示されていない行です", "行を隠した理由と、この行を含むかを示してください"
            yield Finding("hidden", line["item"].at, what, ask)
    for name, cell in named:
        yield from _of_cell(form, name, cell)
    unsaved = [cell for cell in _worked_out(estimate) if cell.formula and cell.is_empty]
    if unsaved:
        what = f"計算式の値が保存されていないセルが{len(unsaved)}個あります。合計は数量と単価から数えました"
        yield Finding("unsaved", unsaved[0].at, what, "Excel で開き、上書き保存したものを送ってください")


def _worked_out(estimate: Estimate) -> Iterator[Cell]:
    """Yield the cells in which a sum of what was filled in belongs."""
    yield from estimate.heads.values()
    for line in estimate.lines:
        if line["quantity"].number is not None and line["price"].number is not None:
            yield line["amount"]


def _scale(estimate: Estimate) -> Iterator[Finding]:
    if estimate.scale:
        what, ask = f"「{estimate.scale.text}」とあります", "全ての金額を、円で書き直してください"
        yield Finding("scale", estimate.scale.at, what, ask, Severity.ERROR)


def _of_cell(form: EstimateForm, name: str, cell: Cell) -> Iterator[Finding]:
    title = form.title(name)
    if name in _WITHOUT_TAX and _TAX_IN.search(plain(cell.text)):
        what = f"「{title}」に税込みの額（{cell.text}）が書かれています"
        yield Finding("tax-in", cell.at, what, f"「{title}」と内訳を、税抜きで書き直してください", Severity.ERROR)
    if cell.fault:
        ask = f"「{title}」を数だけで書き直してください"
        yield Finding("not-a-number", cell.at, f"「{title}」が読めません。{cell.fault}", ask, Severity.ERROR)
    if "[" in cell.formula and "!" in cell.formula:
        what, ask = f"「{title}」が、ほかのファイルの値です", "元のファイルの内訳を、この見積書に書き写してください"
        yield Finding("outside", cell.at, what, ask, Severity.ERROR)


def _subtotals(estimate: Estimate) -> Iterator[Finding]:
    for line in filter(is_subtotal, estimate.lines):
        what = f"内訳の中に「{line['item'].text or line['kind'].text}」の行があります。合計に数えていません"
        yield Finding("subtotal", line["item"].at, what, "計の行を消し、内訳の行だけにしてください")


def _of_line(form: EstimateForm, line: Line) -> Iterator[Finding]:
    if is_none(line):
        return
    if line.amount < 0 and _DISCOUNT.search(plain(line["kind"].text + line["item"].text)):
        what = f"値引き（{line.amount:,}円）の行です。合計に数えました"
        yield Finding("discount", line["item"].at, what, "どの行の単価から引いたものかを示してください")
        return
    lump = next(
        (line[name] for name in ("item", "quantity", "unit", "detail") if _LUMP.search(plain(line[name].text))), None
    )
    if lump or plain(line["unit"].text) == "式":
        what = f"「{line['item'].text}」が一式です（{line.amount:,}円）"
        ask = "作業は役割ごとの人日と単価に、製品は型番と数量に分けてください"
        yield Finding("lump", (lump or line["unit"]).at, what, ask, Severity.ERROR)
    kind = next((kind for kind in form.kinds if plain(kind.title) == plain(line["kind"].text)), None)
    if kind is None:
        said = f"区分「{line['kind'].text}」は様式にありません" if line["kind"].text else "区分が空です"
        ask = f"次から選んでください: {'、'.join(item.title for item in form.kinds)}"
        yield Finding("kind", line["kind"].at, said, ask, Severity.ERROR)
    else:
        yield from _empty_cells(form, kind, line)


def _empty_cells(form: EstimateForm, kind: Kind, line: Line) -> Iterator[Finding]:
    empty = [name for name in ("item", *kind.needs) if line[name].is_empty and not line[name].formula]
    if empty:
        titles = "、".join(f"「{form.title(name)}」" for name in empty)
        what = f"{kind.title}の行（{line['item'].text or '項目なし'}）に{titles}がありません"
        yield Finding("empty", line[empty[0]].at, what, f"{titles}を書いてください（{kind.write}）", Severity.ERROR)


def _missing_kinds(form: EstimateForm, estimate: Estimate, lines: tuple[Line, ...]) -> Iterator[Finding]:
    seen = {plain(line["kind"].text) for line in lines}
    for kind in form.kinds:
        if plain(kind.title) not in seen:
            what = f"区分「{kind.title}」の行がありません"
            ask = f"行（{kind.write}）を足すか、ないときは項目を「該当なし」とする行を足してください"
            yield Finding("missing-kind", estimate.sheet, what, ask, Severity.ERROR)
