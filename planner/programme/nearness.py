"""Picks the cases elsewhere that are worth a look, once each: the nearest in size and region first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from math import inf, log

from msgspec import Struct

from planner.missing import is_known
from planner.municipality.table import load_municipalities
from planner.programme.measure import Case
from planner.situation.model import Situation

_SIZES = ("village", "town", "small_city", "city", "core_city", "designated")
_SMALL_CITY = 50_000  # residents; the line the collection of cases draws between its two classes of city
_SMALLEST, _LARGEST = -2, 1  # classes of size apart; what a much larger body did asks for people one does not have
_MOST_TIMES = 5  # as many residents: one in the same class may still be far larger
_REGIONS = "law.mun-telecom-bureaus"
_COLUMN = "pop_juki_20250101"
_RESIDENTS = f"stats.{_COLUMN}"
_BETWEEN = re.compile("[・、（）]|ほか|など")  # what stands between the bodies of a joint case


class Nearby(Struct, frozen=True):
    """A case beside the municipality.

    `apart` is how many classes of size larger it is, below 0 if smaller; `neighbour` if the region is the same. `times`
    is how many times as many residents it has, None where nobody knows.
    """

    case: Case
    apart: int
    neighbour: bool
    times: float | None = None


def nearest(cases: Iterable[Case], situation: Situation) -> tuple[Nearby, ...]:
    """Return the cases of other bodies of like size, nearest in size and region first.

    Of those as near by class and region, the nearest in residents comes first, else that given first.
    """
    size = _size(situation)
    name, prefecture = (str(situation.value(f"town.{part}")) for part in ("name", "prefecture"))
    region = _region(situation, prefecture)
    others = (case for case in cases if case.prefecture != prefecture or name not in _bodies(case))
    known = (case for case in others if case.size in _SIZES)
    people = situation.value(_RESIDENTS)
    beside = (
        Nearby(case, _SIZES.index(case.size) - size, case.prefecture in region, _times(case, people)) for case in known
    )
    alike = (near for near in beside if _SMALLEST <= near.apart <= _LARGEST and _is_like(near))
    return tuple(sorted(alike, key=lambda near: (abs(near.apart) + (not near.neighbour), _residents_apart(near))))


def nearest_of_each(known: Mapping[str, Iterable[Case]], situation: Situation) -> Mapping[str, tuple[Nearby, ...]]:
    """Return the cases of each measure, the nearest first, without those that measures before it begin with."""
    told: set[str] = set()
    found: dict[str, tuple[Nearby, ...]] = {}
    for measure, cases in known.items():
        found[measure] = tuple(near for near in nearest(cases, situation) if near.case.id not in told)
        told.update(near.case.id for near in found[measure][:1])
    return found


def _is_like(near: Nearby) -> bool:
    """Whether a body is not far larger in residents, or a neighbour; one of unknown residents passes by its class."""
    return near.times is None or near.neighbour or near.times <= _MOST_TIMES


def _bodies(case: Case) -> list[str]:
    """Return who took part in a case that several did together."""
    return _BETWEEN.split(case.municipality)


def _residents_apart(near: Nearby) -> float:
    return abs(log(near.times)) if near.times else inf


def _times(case: Case, people: object) -> float | None:
    there = _residents().get((case.prefecture, case.municipality))
    return there / people if there and isinstance(people, int) and is_known(people) and people else None


@cache
def _residents() -> Mapping[tuple[str, str], int]:
    listed = ((item.prefecture, item.name, item.statistics.get(_COLUMN)) for item in load_municipalities())
    return {(prefecture, name): people for prefecture, name, people in listed if isinstance(people, int)}


def _size(situation: Situation) -> int:
    kind = str(situation.value("town.type"))
    if kind in ("村", "町"):
        return _SIZES.index("village" if kind == "村" else "town")
    if kind in ("指定都市", "中核市"):
        return _SIZES.index("designated" if kind == "指定都市" else "core_city")
    people = situation.value(_RESIDENTS)
    return _SIZES.index("small_city" if is_known(people) and people < _SMALL_CITY else "city")


def _region(situation: Situation, prefecture: str) -> tuple[str, ...]:
    """Return the prefectures under the same 総合通信局, the region in which a town hall knows its neighbours."""
    areas = situation.value(_REGIONS).values.values() if _REGIONS in situation else ()
    return next((tuple(area) for area in areas if prefecture in area), (prefecture,))
