"""Picks the cases elsewhere that are worth a look, once each: the nearest in size and region first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from planner.missing import is_known
from planner.programme.measure import Case
from planner.situation.model import Situation

_SIZES = ("village", "town", "small_city", "city", "core_city", "designated")
_SMALL_CITY = 50_000  # residents; the line the collection of cases draws between its two classes of city
_MOST_APART = 2  # classes of size; what a body further apart did tells little about one's own
_REGIONS = "law.mun-telecom-bureaus"


def nearest(cases: Iterable[Case], situation: Situation) -> tuple[Case, ...]:
    """Return the cases of bodies of like size, those nearest in size and region first, else in the order given."""
    size = _size(situation)
    region = _region(situation, str(situation.value("town.prefecture")))
    alike = (case for case in cases if _apart(case, size) <= _MOST_APART)
    return tuple(sorted(alike, key=lambda case: _apart(case, size) + (case.prefecture not in region)))


def nearest_of_each(known: Mapping[str, Iterable[Case]], situation: Situation) -> Mapping[str, tuple[Case, ...]]:
    """Return the cases of each measure, the nearest first, without those that measures before it begin with."""
    told: set[str] = set()
    found: dict[str, tuple[Case, ...]] = {}
    for measure, cases in known.items():
        found[measure] = tuple(case for case in nearest(cases, situation) if case.id not in told)
        told.update(case.id for case in found[measure][:1])
    return found


def _apart(case: Case, size: int) -> int:
    """Return how many classes of size lie between the two; a prefecture is far from every size."""
    return abs(_SIZES.index(case.size) - size) if case.size in _SIZES else len(_SIZES)


def _size(situation: Situation) -> int:
    kind = str(situation.value("town.type"))
    if kind in ("村", "町"):
        return _SIZES.index("village" if kind == "村" else "town")
    if kind in ("指定都市", "中核市"):
        return _SIZES.index("designated" if kind == "指定都市" else "core_city")
    people = situation.value("stats.pop_juki_20250101")
    return _SIZES.index("small_city" if is_known(people) and people < _SMALL_CITY else "city")


def _region(situation: Situation, prefecture: str) -> tuple[str, ...]:
    """Return the prefectures under the same 総合通信局, the region in which a town hall knows its neighbours."""
    areas = situation.value(_REGIONS).values.values() if _REGIONS in situation else ()
    return next((tuple(area) for area in areas if prefecture in area), (prefecture,))
