"""How a municipality compares with its prefecture, the 類似団体 of its group, and those of nearest size."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.missing import Missing
from planner.municipality.model import Municipality
from planner.municipality.table import MunicipalityTable
from planner.situation.model import Fact, Origin, OriginKind
from planner.situation.ratios import FEWEST, RATIOS, Ratio, number

NEAREST = 20  # municipalities of nearest size; more would differ by half in small towns, fewer make steps of 10%
_NAMED = 5
_POPULATION = "pop_juki_20250101"
_LIVING = "pop_census_2025_prelim"
_AGEING = "ratio_65plus_2020_pct"


def peer_facts(own: Municipality, table: MunicipalityTable) -> Iterator[Fact]:
    """Yield ranks in the prefecture (1 is the largest), and percentiles (0 to 100) in three areas.

    The areas are `group` (類似団体), `prefecture` and `near`, the 20 municipalities of nearest population.
    """
    areas = {
        "group": ("類似団体", table.in_similar_group(own.similar_group)),
        "prefecture": ("県内の市町村", table.in_prefecture(own.prefecture_code)),
        "near": ("人口の近い団体", _near(own, table)),
    }
    neighbours, near = areas["prefecture"][1], areas["near"][1]
    yield _fact("prefecture_count", "県内の市町村の数", "団体", (), len(neighbours))
    yield _fact("peer_count", "類似団体の数", "団体", (), len(areas["group"][1]))
    names = "、".join(member.full_name for member in near[:_NAMED]) or own.absent(_POPULATION)
    yield _fact("near_names", "人口の近い団体", "", (_POPULATION, _LIVING), names)
    yield _fact("pop_rank_in_prefecture", "国勢調査の人口の県内順位", "位", (_LIVING,), _rank(own, neighbours, _LIVING))
    ageing = _rank(own, neighbours, _AGEING)
    yield _fact("ratio_65plus_rank_in_prefecture", "高齢化率の県内順位", "位", (_AGEING,), ageing)
    for ratio in RATIOS:
        for area, (name, members) in areas.items():
            label = f"{ratio.label}の{name}の中の位置"
            yield _fact(f"{ratio.id}_percentile_{area}", label, "%", ratio.columns, _percentile(own, members, ratio))


def _others(own: Municipality, municipalities: Sequence[Municipality]) -> list[Municipality]:
    # A newer row of a municipality is not compared with its older one
    return [municipality for municipality in municipalities if municipality.code != own.code]


def _near(own: Municipality, table: MunicipalityTable) -> tuple[Municipality, ...]:
    """Return the others of nearest population, the nearest first; not those most of whose residents live elsewhere."""
    size = number(own, _POPULATION)
    if size is None:
        return ()
    sized = [
        (people, member)
        for member in _others(own, table.municipalities)
        if (people := number(member, _POPULATION)) and not _is_evacuated(member, people)
    ]
    return tuple(member for _, member in sorted(sized, key=lambda item: (abs(item[0] - size), item[1].code))[:NEAREST])


def _is_evacuated(member: Municipality, registered: float) -> bool:
    living = number(member, _LIVING)
    return living is not None and living * 2 < registered


def _rank(own: Municipality, others: Sequence[Municipality], column: str) -> int | Missing:
    value = number(own, column)
    if value is None:
        return own.absent(column)
    return 1 + sum((other := number(member, column)) is not None and other > value for member in _others(own, others))


def _percentile(own: Municipality, members: Sequence[Municipality], ratio: Ratio) -> int | Missing:
    """Return the share of the members that lie below the municipality, in percent; missing among fewer than three."""
    value = ratio.of(own)
    others = [found for member in _others(own, members) if (found := ratio.of(member)) is not None]
    if value is None or len(others) < FEWEST:
        return own.absent(ratio.column)
    return round(sum(other < value for other in others) / len(others) * 100)


def _fact(name: str, label: str, unit: str, columns: tuple[str, ...], value: object) -> Fact:
    inputs = (*(f"stats.{column}" for column in columns), "town.code", "town.similar_group")
    return Fact(f"derived.{name}", value, label, Origin(OriginKind.DERIVED, inputs=inputs), unit)
