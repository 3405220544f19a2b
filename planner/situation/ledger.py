"""When the systems of the ledger are renewed, where they stand and how soon they are needed again: as answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from planner.missing import Missing, Reason, is_known

ZONES: Mapping[str, str] = MappingProxyType(
    {
        "mynumber": "マイナンバー利用事務系に置く情報システム",
        "lgwan": "LGWAN接続系に置く情報システム",
        "internet": "インターネット接続系に置く情報システム",
        "outside": "インターネットを通して使う外部サービス",
        "alone": "独立した網に置く情報システム",
    }
)
OUTAGES: Mapping[str, str] = MappingProxyType(
    {
        "hour": "1番目に戻す情報システム",
        "half_day": "2番目に戻す情報システム",
        "day": "3番目に戻す情報システム",
        "days": "4番目に戻す情報システム",
    }
)
_FEW = 3
_OWN = ("lease", "bought", "built")  # contracts of systems that stand with oneself
Row = Mapping[str, Any]
Cells = Sequence[Any]


def largest_vendor(state: str, costs: Cells, vendors: Cells) -> float | Missing:
    """Return the share of the vendor that is paid most in a complete ledger, in percent.

    Missing where fewer than half of the rows tell both the cost and the vendor.
    """
    told = [(vendor, cost) for vendor, cost in zip(vendors, costs, strict=True) if is_known(vendor) and is_known(cost)]
    total = sum(cost for _, cost in told)
    if state != "complete" or len(told) * 2 < len(costs) or not total:
        return Missing(reason=Reason.UNKNOWN)
    paid = {name: sum(cost for vendor, cost in told if vendor == name) for name, _ in told}
    return float(round(max(paid.values()) / total * 100, 1))


def yearly_cost(costs: Cells) -> int | Missing:
    """Return the sum of the costs that are known; of fewer than three it would tell single ones."""
    told = [cost for cost in costs if is_known(cost)]
    return sum(told) if len(told) >= _FEW else Missing(reason=Reason.UNKNOWN)


def priced(costs: Cells) -> int:
    """Return of how many systems the cost is known."""
    return sum(map(is_known, costs))


def standard_cost(costs: Cells, standards: Cells) -> float | Missing:
    """Return what the works of the standard cost in a year together; of fewer than three it would tell single ones."""
    told = [cost for cost, kind in zip(costs, standards, strict=True) if is_known(cost) and kind == "yes"]
    return sum(told) if len(told) >= _FEW else Missing(reason=Reason.UNKNOWN)


def renewed_in_plan(rows: Cells, renewals: Cells, years: Cells) -> tuple[Row, ...]:
    """Return the rows to be renewed in `years`, the earliest first."""
    due = [(year, row) for year, row in zip(renewals, rows, strict=True) if is_known(year) and year in years]
    return tuple(row for _, row in sorted(due, key=lambda item: item[0]))


def ending_before_plan(rows: Cells, renewals: Cells, years: Cells, running: int) -> tuple[Row, ...]:
    """Return the rows to be renewed from the `running` fiscal year on and before the first of `years`."""
    return renewed_in_plan(rows, renewals, range(running, years[0]))


def most_in_a_year(renewals: Cells, contracts: Cells, years: Cells) -> int | Missing:
    """Return how many of one's own contracts are to be renewed in that year of the plan in which most are.

    Its first year is left out: a table of renewals is drawn up in it, when those of that year are under way already.
    """
    return max(_to_shift(renewals, contracts, years).values(), default=Missing(reason=Reason.UNKNOWN))


def peak_year(renewals: Cells, contracts: Cells, years: Cells) -> int | Missing:
    """Return the first of the years in which most are to be renewed."""
    counts = _to_shift(renewals, contracts, years)
    return min(counts, key=lambda year: (-counts[year], year), default=Missing(reason=Reason.UNKNOWN))


def evenly(renewals: Cells, contracts: Cells, years: Cells) -> int | Missing:
    """Return how many would be renewed in a year at most if each had as many as the others."""
    counts = _to_shift(renewals, contracts, years)
    return -(-sum(counts.values()) // len(years[1:])) if counts else Missing(reason=Reason.UNKNOWN)


def _to_shift(renewals: Cells, contracts: Cells, years: Cells) -> Counter[int]:
    own = (year for year, kind in zip(renewals, contracts, strict=True) if not (is_known(kind) and kind == "joint"))
    return Counter(year for year in own if is_known(year) and year in years[1:])


def in_zone(zone: str) -> Callable[[Cells, Cells, Cells], tuple[Row, ...]]:
    """Return what picks the rows that stand in a zone; for `""` those of which nothing tells where they stand.

    A standardized system stands with those for the individual number where the ledger does not tell.
    """

    def pick(rows: Cells, answered: Cells, standards: Cells) -> tuple[Row, ...]:
        cells = zip(rows, answered, standards, strict=True)
        return tuple(row for row, cell, standard in cells if _told(cell, _likely_zone(standard)) == zone)

    return pick


def back_after(outage: str) -> Callable[[Cells, Cells], tuple[Row, ...]]:
    """Return what picks the rows that are restored together; for `""` those that nobody told about."""

    def pick(rows: Cells, answered: Cells) -> tuple[Row, ...]:
        return tuple(row for row, cell in zip(rows, answered, strict=True) if _told(cell, "") == outage)

    return pick


def holding(wanted: bool) -> Callable[[Cells, Cells, Cells], tuple[Row, ...]]:
    """Return what picks the rows with residents' data that must be kept most closely, or else the other rows.

    These are individual numbers and sensitive data, and what a standardized system holds unless that is none of theirs.
    """

    def pick(rows: Cells, personal: Cells, standards: Cells) -> tuple[Row, ...]:
        cells = zip(rows, personal, standards, strict=True)
        return tuple(row for row, data, standard in cells if _is_close(data, standard) is wanted)

    return pick


def kept_here(rows: Cells, contracts: Cells, personal: Cells) -> tuple[Row, ...]:
    """Return the rows with people's data on machines of one's own: hired, bought or made, and used by no one else."""
    cells = zip(rows, contracts, personal, strict=True)
    return tuple(row for row, kind, data in cells if _is_one_of(kind, _OWN) and is_known(data) and data != "none")


def main_vendor(vendors: Cells) -> str | Missing:
    """Return the vendor that most rows name; missing where no two rows name the same, or two are named as often."""
    counts = Counter(vendor for vendor in vendors if is_known(vendor)).most_common(2)
    first, second = (*counts, ("", 0), ("", 0))[:2]
    return first[0] if first[1] > max(1, second[1]) else Missing(reason=Reason.UNKNOWN)


def closest_office(offices: Cells, personal: Cells, standards: Cells, it_office: str) -> str | Missing:
    """Return the office other than that in charge of IT with the most systems that must be kept most closely."""
    cells = zip(offices, personal, standards, strict=True)
    close = (office for office, data, standard in cells if is_known(office) and _is_close(data, standard))
    counts = Counter(office for office in close if not (office.startswith(it_office) or it_office.startswith(office)))
    return max(counts, key=counts.__getitem__, default=Missing(reason=Reason.UNKNOWN))


def _is_one_of(cell: Any, choices: Sequence[str]) -> bool:
    return is_known(cell) and cell in choices


def _is_close(personal: Any, standard: Any) -> bool:
    if is_known(personal) and personal in ("number", "sensitive"):
        return True
    return is_known(standard) and standard == "yes" and not (is_known(personal) and personal in ("staff", "none"))


def _told(cell: Any, likely: str) -> str | None:
    """Return the answer in a cell, None if none applies, else what is likely."""
    if is_known(cell):
        return str(cell)
    return None if isinstance(cell, Missing) and cell.is_settled else likely


def _likely_zone(standard: Any) -> str:
    return "mynumber" if is_known(standard) and standard == "yes" else ""
