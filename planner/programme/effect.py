"""How much a measure changes (効果): by what the town counted of its matter, else as its kind of measure is set.

Hours and voices are what was told, and there may be more of them: they raise the points that are set, and never lower
them. Households are all that there are of the matter, so that they settle the points.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from planner.missing import is_known
from planner.programme.measure import Measure
from planner.programme.related import is_met_by
from planner.programme.score import Counted
from planner.situation.told import FINDINGS, TASKS, is_trouble

_HOUSEHOLDS = "stats.households_census_2025_prelim"
_BANDS = ("assumption.effect_high", "assumption.effect_some")
_VOICE_BANDS = ("assumption.effect_voice_high", "assumption.effect_voice_some")
READS = (TASKS.path, FINDINGS.path, _HOUSEHOLDS)
_PERCENT = re.compile(r"約?(\d+(?:\.\d+)?)[%％]")
_OF = re.compile(r"([\d,]+)\D{0,4}(?:のうち|中)の?約?([\d,]+)")  # 63人のうち44人


def effect(measure: Measure, values: Mapping[str, Any]) -> tuple[int, Counted | None]:
    """Return the points, and what was counted for them; None where they are as set for the kind of measure."""
    if (whole := _of_households(measure, values)) is not None:
        return whole.points, whole
    told = max((*_of_hours(measure, values), *_of_voices(measure, values)), key=lambda item: item.points, default=None)
    return (told.points, told) if told and told.points >= measure.effect else (measure.effect, None)


def _of_households(measure: Measure, values: Mapping[str, Any]) -> Counted | None:
    progress, every = measure.indicator.progress, values.get(_HOUSEHOLDS)
    count = values.get(progress.of) if progress.unit == "世帯" and progress.of else None
    if count is None or every is None or not is_known(count) or not is_known(every) or not every:
        return None
    return _counted("世帯", count * 100 / every, _BANDS, values)


def _of_hours(measure: Measure, values: Mapping[str, Any]) -> Iterator[Counted]:
    rows = [row for row in _rows(TASKS.path, values) if is_known(row["hours"])]
    met = [row for row in rows if _meets(measure, TASKS.path, TASKS.subject(row))]  # nobody told the hours of rework
    if met and (every := sum(row["hours"] for row in rows)):
        yield _counted("時間", sum(row["hours"] for row in met) * 100 / every, _BANDS, values)


def _of_voices(measure: Measure, values: Mapping[str, Any]) -> Iterator[Counted]:
    for row in _rows(FINDINGS.path, values):
        share = share_of(str(row["value"])) if is_known(row["value"]) else None
        if share is not None and is_trouble(FINDINGS, row) and _meets(measure, FINDINGS.path, FINDINGS.subject(row)):
            yield _counted("声", share, _VOICE_BANDS, values)


def share_of(told: str) -> float | None:
    """Return the share in percent that the value of a finding begins with; None where it tells none."""
    if found := _PERCENT.match(told):
        return float(found[1])
    if found := _OF.match(told):
        every, some = (int(number.replace(",", "")) for number in found.groups())
        return some * 100 / every if 0 < some <= every else None
    return None


def _counted(what: str, share: float, bands: tuple[str, str], values: Mapping[str, Any]) -> Counted:
    return Counted(what, round(share, 1), 1 + sum(share >= values[band] for band in bands))


def _meets(measure: Measure, path: str, said: str) -> bool:
    return bool(said) and is_met_by(measure, path, said)


def _rows(path: str, values: Mapping[str, Any]) -> tuple[Mapping[str, Any], ...]:
    rows = values.get(path, ())
    return tuple(rows) if is_known(rows) else ()
