"""Adds up an estimate again: lines, total, tax, months and the rate of maintenance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from planner.errors import Severity
from planner.estimate.model import Cell, Estimate, Finding, Line, plain
from planner.japanese.number import grouped
from planner.procurement.estimate import EstimateForm

Number = int | float
_PER_YEAR = {"月": 12, "か月": 12, "ヶ月": 12, "カ月": 12, "ケ月": 12, "年": 1}


def sums(form: EstimateForm, estimate: Estimate, lines: tuple[Line, ...]) -> Iterator[Finding]:
    """Yield each sum that does not come out, to the yen; a fraction of a yen may be rounded either way."""
    for line in lines:
        yield from _product(line)
    yield from _totals(form, estimate, lines)
    parts = parts_of_period(form, estimate, lines)
    for line in _running(form, lines):
        if line.row not in parts:
            yield from _months(estimate, line)
    for line in lines:
        yield from _maintenance(line)


def parts_of_period(form: EstimateForm, estimate: Estimate, lines: tuple[Line, ...]) -> frozenset[int]:
    """Return the rows of lines alike that together make up the time compared, as where a price rises in between."""
    alike: dict[tuple[str, ...], list[Line]] = defaultdict(list)
    for line in _running(form, lines):
        alike[tuple(plain(line[name].text) for name in ("kind", "item", "detail"))].append(line)
    months = estimate.heads["months"].number
    return frozenset(
        line.row
        for group in alike.values()
        if len(group) > 1 and months is not None and sum(map(_covered, group)) == _exact(months)
        for line in group
    )


def _running(form: EstimateForm, lines: tuple[Line, ...]) -> list[Line]:
    running = {plain(kind.title) for kind in form.kinds if kind.running}
    return [line for line in lines if plain(line["kind"].text) in running]


def _covered(line: Line) -> Decimal:
    """Return the months of a line, 0 if it is not counted by the month or the year."""
    per_year, quantity = _PER_YEAR.get(plain(line["unit"].text)), line["quantity"].number
    return _exact(quantity) * 12 / per_year if per_year and quantity is not None else Decimal()


def _product(line: Line) -> Iterator[Finding]:
    quantity, price, amount = (line[name].number for name in ("quantity", "price", "amount"))
    if quantity is None or price is None or amount is None:
        return
    product = _exact(quantity) * _exact(price)
    if abs(product - _exact(amount)) >= 1:
        what = f"金額が数量と単価の積と合いません（{amount:,}円と書かれ、{quantity:,}×{price:,}は{_yen(product)}円）"
        ask = "数量、単価、金額のどれが正しいかを示してください"
        yield Finding("product", line["amount"].at, what, ask, Severity.ERROR)


def _totals(form: EstimateForm, estimate: Estimate, lines: tuple[Line, ...]) -> Iterator[Finding]:
    heads = estimate.heads
    net = sum((_exact(line.amount) for line in lines), Decimal())
    yield from _differs(form, "net", heads["net"], net, "内訳の金額の合計")
    taxed = _exact(heads["net"].number) if heads["net"].number is not None else net
    if heads["rate"].number is None:
        if not heads["rate"].fault:
            ask = f"「{form.title('rate')}」を書いてください"
            yield Finding(
                "empty", heads["rate"].at, "消費税の税率がないため、消費税を確かめられません", ask, Severity.ERROR
            )
    else:
        tax = taxed * _exact(heads["rate"].number) / 100
        yield from _differs(form, "tax", heads["tax"], tax, f"計に{heads['rate'].text}%を掛けた額")
    if heads["tax"].number is None and heads["total"].number and heads["total"].number == heads["net"].number:
        what = f"「{form.title('total')}」が「{form.title('net')}」と同じ額です"
        yield Finding("tax-in", heads["total"].at, what, "内訳が税込みなら、税抜きに直してください", Severity.ERROR)
    if heads["tax"].number is not None:
        yield from _differs(form, "total", heads["total"], taxed + _exact(heads["tax"].number), "計と消費税の合計")


def _differs(form: EstimateForm, name: str, cell: Cell, right: Decimal, what_it_is: str) -> Iterator[Finding]:
    title = form.title(name)
    if cell.number is None:
        if cell.fault or cell.formula:
            return
        yield Finding("empty", cell.at, f"「{title}」がありません", f"「{title}」を書いてください", Severity.ERROR)
    elif abs(_exact(cell.number) - right) >= 1:
        gap = _yen(_exact(cell.number) - right)
        what = f"「{title}」が合いません（{cell.number:,}円と書かれ、{what_it_is}は{_yen(right)}円、差{gap}円）"
        yield Finding("total", cell.at, what, "値引きや端数の扱いがあれば行で示し、額を直してください", Severity.ERROR)


def _months(estimate: Estimate, line: Line) -> Iterator[Finding]:
    months, covered = estimate.heads["months"].number, _covered(line)
    if months is not None and covered and covered != _exact(months):
        what = f"「{line['item'].text}」は{grouped(float(covered))}か月分で、比べる期間の{months:,}か月分ではありません"
        yield Finding("months", line["quantity"].at, what, "残りの月の額、又はその月数で終わる理由を示してください")


def _maintenance(line: Line) -> Iterator[Finding]:
    base, price = line["base"].number, line["price"].number
    per_year = _PER_YEAR.get(plain(line["unit"].text))
    if not base or price is None or per_year is None:
        return
    rate = _exact(price) * per_year / _exact(base) * 100
    worked_out = f"年額{_yen(_exact(price) * per_year)}円÷対象額{base:,}円"
    what = f"「{line['item'].text}」の保守率は年{grouped(float(rate), 1)}%です（{worked_out}）"
    ask = "率の根拠を、含む作業、対応の時間、前の契約の率と並べて示してください"
    yield Finding("maintenance-rate", line["base"].at, what, ask)


def _exact(value: Number) -> Decimal:
    return Decimal(str(value))


def _yen(value: Decimal) -> str:
    return grouped(float(round(value, 2)))
