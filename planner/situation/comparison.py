"""Values that charts set beside each other: the municipality, its prefecture and the 類似団体 of its group."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from statistics import median

from planner.missing import Missing
from planner.municipality.model import Municipality
from planner.municipality.table import MunicipalityTable
from planner.situation.model import Fact, Origin, OriginKind
from planner.situation.ratios import FEWEST, RATIOS, Ratio, number

_BASE = "pop_census_2015"
_POPULATIONS = {
    2020: "pop_census_2020",
    2025: "pop_census_2025_prelim",
    **{year: f"pop_proj_{year}" for year in range(2030, 2051, 5)},
}
_AGES = {
    "under15": ("pop_under15_2020", "15歳未満の割合"),
    "working": ("pop_15_64_2020", "15歳から64歳までの割合"),
    "over65": ("pop_65plus_2020", "65歳以上の割合"),
}


def comparison_facts(own: Municipality, table: MunicipalityTable) -> Iterator[Fact]:
    """Yield populations as an index (2015 is 100), shares of the ages, and how far it lies from its group's median.

    An area of fewer than three municipalities with all values has none of these.
    """
    group = table.in_similar_group(own.similar_group)
    areas = {
        "own": (own.name, (own,)),
        "prefecture": ("県内の計", table.in_prefecture(own.prefecture_code)),
        "group": ("類似団体の計", group),
    }
    for area, (name, members) in areas.items():
        for year, column in _POPULATIONS.items():
            label = f"2015年を100とした{year}年の人口（{name}）"
            value = _sums(members, (_BASE, column), lambda sums: sums[1] / sums[0] * 100, area == "own")
            yield _fact(f"pop_index_{area}_{year}", label, "", (_BASE, column), value)
        columns = tuple(column for column, _ in _AGES.values())
        for at, (age, (_, label)) in enumerate(_AGES.items()):
            share = _sums(members, columns, _share(at), area == "own")
            yield _fact(f"age_{age}_{area}_pct", f"{label}（{name}）", "%", columns, share)
    against = {ratio: _against(own, group, ratio) for ratio in RATIOS}
    for ratio, value in against.items():
        yield _fact(f"against_group_{ratio.id}", f"類似団体の中央値を100とした{ratio.label}", "", ratio.columns, value)
    yield from _furthest(against)


def _furthest(against: Mapping[Ratio, float | Missing]) -> Iterator[Fact]:
    """Yield what lies furthest from the median of the group, and how far; missing if nothing can be compared."""
    known = {ratio: value for ratio, value in against.items() if not isinstance(value, Missing)}
    columns = tuple(column for ratio in known for column in ratio.columns)
    ratio = max(known, key=lambda ratio: abs(known[ratio] - 100), default=None)
    name: str | Missing = ratio.label if ratio else Missing()
    value: float | Missing = known[ratio] if ratio else Missing()
    yield _fact("against_group_furthest", "類似団体の中央値から最も離れた項目", "", columns, name)
    yield _fact("against_group_furthest_value", "類似団体の中央値を100としたその値", "", columns, value)


def _share(at: int) -> Callable[[Sequence[float]], float]:
    return lambda sums: sums[at] / sum(sums) * 100


def _sums(
    members: Sequence[Municipality],
    columns: Sequence[str],
    work_out: Callable[[Sequence[float]], float],
    single: bool,
) -> float | Missing:
    """Return what is worked out from the sums of columns over the members that have them all."""
    rows = [[number(member, column) for column in columns] for member in members]
    known = [[value for value in row if value is not None] for row in rows if None not in row]
    sums = [sum(values) for values in zip(*known, strict=True)]
    if len(known) < (1 if single else FEWEST) or not sums[0]:
        return Missing(f"stats.{columns[-1]}")
    return round(work_out(sums), 1)


def _against(own: Municipality, group: Sequence[Municipality], ratio: Ratio) -> float | Missing:
    value = ratio.of(own)
    others = [found for member in group if (found := ratio.of(member)) is not None]
    middle = median(others) if len(others) >= FEWEST else 0
    if value is None or not middle:
        return own.absent(ratio.column)
    return round(value / middle * 100, 1)


def _fact(name: str, label: str, unit: str, columns: Sequence[str], value: float | str | Missing) -> Fact:
    inputs = tuple(f"stats.{column}" for column in columns)
    return Fact(f"derived.{name}", value, label, Origin(OriginKind.DERIVED, inputs=inputs), unit)
