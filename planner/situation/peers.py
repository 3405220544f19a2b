"""How a municipality compares with its prefecture and with the 類似団体 of the same group."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.missing import Missing
from planner.municipality.model import Municipality
from planner.municipality.table import MunicipalityTable
from planner.situation.model import Fact, Origin, OriginKind

_POPULATION = "pop_juki_20250101"
_AGEING = "ratio_65plus_2020_pct"
_FISCAL = "fiscal_strength_index_fy2024"


def peer_facts(own: Municipality, table: MunicipalityTable) -> Iterator[Fact]:
    """Yield ranks in the prefecture (1 is the largest) and percentiles in the 類似団体 group (0 to 100)."""
    neighbours = table.in_prefecture(own.prefecture_code)
    group = table.in_similar_group(own.similar_group)
    yield _fact("prefecture_count", "県内の市町村の数", "団体", (), len(neighbours))
    yield _fact("peer_count", "類似団体の数", "団体", (), len(group))
    yield _fact("pop_rank_in_prefecture", "人口の県内順位", "位", (_POPULATION,), _rank(own, neighbours, _POPULATION))
    ageing = _rank(own, neighbours, _AGEING)
    yield _fact("ratio_65plus_rank_in_prefecture", "高齢化率の県内順位", "位", (_AGEING,), ageing)
    for name, label, column in (
        ("ratio_65plus_percentile_in_group", "高齢化率の類似団体の中の位置", _AGEING),
        ("fiscal_percentile_in_group", "財政力指数の類似団体の中の位置", _FISCAL),
    ):
        yield _fact(name, label, "%", (column,), _percentile(own, group, column))


def _values(municipalities: Sequence[Municipality], column: str) -> list[float]:
    found = (municipality.statistic(column) for municipality in municipalities)
    return [value for value in found if isinstance(value, int | float)]


def _rank(own: Municipality, others: Sequence[Municipality], column: str) -> int | Missing:
    value = own.statistic(column)
    if not isinstance(value, int | float):
        return own.absent(column)
    # A newer row of a municipality is not compared with its older one
    return 1 + sum(other > value for other in _values([m for m in others if m.code != own.code], column))


def _percentile(own: Municipality, others: Sequence[Municipality], column: str) -> int | Missing:
    """Return the share of the group that lies below the municipality, in percent."""
    value, values = own.statistic(column), _values(others, column)
    if not isinstance(value, int | float):
        return own.absent(column)
    return round(sum(other < value for other in values) / len(values) * 100)


def _fact(name: str, label: str, unit: str, columns: tuple[str, ...], value: object) -> Fact:
    inputs = (*(f"stats.{column}" for column in columns), "town.code", "town.similar_group")
    return Fact(f"derived.{name}", value, label, Origin(OriginKind.DERIVED, inputs=inputs), unit)
