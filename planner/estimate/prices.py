"""Compares unit prices with those that the municipality itself paid, as its answers have them."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from planner.estimate.model import Finding, Line, plain
from planner.japanese.era import fiscal_year_label
from planner.missing import Missing, is_known
from planner.procurement.estimate import EstimateForm
from planner.situation.model import Situation

_PRICES = "procurement.unit_prices"
READ = tuple(f"{_PRICES}.{column}" for column in ("name", "unit", "low", "high", "year"))  # of the answers


class OwnPrice(Struct, frozen=True):
    """What the municipality paid for a role or a product, in yen without tax; `year` is the fiscal year, if known."""

    name: str
    unit: str
    low: int
    high: int
    year: int | None


OwnPrices = tuple[OwnPrice, ...]


def own_prices(situation: Situation) -> OwnPrices:
    """Return the unit prices among the answers; none where nobody answered, and a row without a price is left out."""
    rows = situation.value(_PRICES)
    return () if isinstance(rows, Missing) else tuple(price for row in rows if (price := _price(row)))


def _price(row: dict[str, object]) -> OwnPrice | None:
    found = [value for name in ("low", "high") if is_known(value := row[name]) and isinstance(value, int)]
    if not found:
        return None
    year = row["year"]
    return OwnPrice(
        str(row["name"]), _known(row["unit"]), min(found), max(found), year if isinstance(year, int) else None
    )


def _known(value: object) -> str:
    return str(value) if is_known(value) else ""


def price_findings(form: EstimateForm, lines: tuple[Line, ...], own: OwnPrices) -> Iterator[Finding]:
    """Yield each unit price outside the municipality's own range for the same role or product and the same unit."""
    for line in lines:
        price = line["price"].number
        for known in own:
            if price is not None and _is_about(known, line) and not known.low <= price <= known.high:
                yield _outside(known, line, price)


def _is_about(known: OwnPrice, line: Line) -> bool:
    same = plain(known.name) in (plain(line["detail"].text), plain(line["item"].text))
    return same and plain(known.unit) in ("", plain(line["unit"].text))


def _outside(known: OwnPrice, line: Line, price: int | float) -> Finding:
    span = f"{known.low:,}円" if known.low == known.high else f"{known.low:,}円から{known.high:,}円まで"
    source = f"自団体の契約（{fiscal_year_label(known.year)}）" if known.year else "自団体の契約"
    side = "高い" if price > known.high else "低い"
    what = f"「{known.name}」の単価{price:,}円は、{source}の{span}より{side}額です"
    ask = "差の理由を、作業の難しさ、従事者の経験、物価の別に示してください"
    return Finding("own-price", line["price"].at, what, ask)
