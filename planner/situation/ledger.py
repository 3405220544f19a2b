"""Where a system of the ledger stands and how soon it is needed again: as answered, else told by its work."""

from __future__ import annotations

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
_REGISTER = "住民基本台帳ネットワーク"
_OF_THE_OFFICE = ("人事", "給与", "財務", "文書")
_OF_THE_COUNTER = ("収納", "窓口", "交付")
_EVERYTHING_NEEDS = ("ネットワーク", "認証")
_RESCUE = ("消防", "防災")
_DEVICES = ("賃貸借", "リース")

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


def in_zone(zone: str) -> Callable[[Cells, Cells, Cells, Cells], tuple[Row, ...]]:
    """Return what picks the rows that stand in a zone; for `""` those of which nothing tells where they stand."""

    def pick(rows: Cells, answered: Cells, works: Cells, standards: Cells) -> tuple[Row, ...]:
        cells = zip(rows, answered, works, standards, strict=True)
        return tuple(row for row, cell, *told in cells if _settled(cell, _likely_zone, *told) == zone)

    return pick


def back_after(outage: str) -> Callable[[Cells, Cells, Cells, Cells], tuple[Row, ...]]:
    """Return what picks the rows that are restored together, by how long their work can wait."""

    def pick(rows: Cells, answered: Cells, works: Cells, standards: Cells) -> tuple[Row, ...]:
        cells = zip(rows, answered, works, standards, strict=True)
        return tuple(row for row, cell, *told in cells if _settled(cell, _likely_outage, *told) == outage)

    return pick


def _settled(cell: Any, likely: Callable[[Any, Any], str], work: Any, standard: Any) -> str | None:
    """Return the answer in a cell, None if none applies, else what the work makes likely."""
    if is_known(cell):
        return str(cell)
    return None if isinstance(cell, Missing) and cell.is_settled else likely(work, standard)


def _likely_zone(work: Any, standard: Any) -> str:
    if _is_register(work, standard):
        return "mynumber"
    return "lgwan" if _has(work, _OF_THE_OFFICE) and not _has(work, ("クラウド",)) else ""


def _likely_outage(work: Any, standard: Any) -> str:
    if _is_register(work, standard):
        return "day"
    if _has(work, _EVERYTHING_NEEDS):
        return "hour"
    if _has(work, _RESCUE):
        return "half_day"
    if _has(work, _DEVICES):
        return ""
    return "day" if _has(work, _OF_THE_COUNTER) else "days"


def _is_register(work: Any, standard: Any) -> bool:
    return (is_known(standard) and standard == "yes") or _has(work, (_REGISTER,))


def _has(work: Any, words: Sequence[str]) -> bool:
    return is_known(work) and any(word in work for word in words)
