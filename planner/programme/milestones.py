"""What an indicator should have reached in each year on its way from the baseline to the target (途中の目標)."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from planner.missing import is_known
from planner.programme.figures import Milestone, Phase
from planner.programme.measure import Progress

_CARRIED_OUT = (Phase.DO, Phase.REVIEW)


def milestones(
    progress: Progress, phases: Sequence[Phase], start: int, values: Mapping[str, Any]
) -> tuple[Milestone, ...]:
    """Return the milestone of each year, with a share of 0 up to the year `start` in which the baseline is measured.

    From the first year in which the measure is carried out, the way is divided evenly up to the plan's last year.
    """
    last = len(phases) - 1
    carried = next((year for year, phase in enumerate(phases) if phase in _CARRIED_OUT), last)
    base, end = max(start, carried - 1), last
    if progress.within is not None:
        end = min(start + progress.within - 1, last)
        base = min(base, end - 1)
    baseline = values.get(progress.of) if progress.of else None
    return tuple(
        _milestone(min(1.0, max(0.0, (year - base) / (end - base))), progress, baseline) for year in range(last + 1)
    )


def _milestone(part: float, progress: Progress, baseline: Any) -> Milestone:
    share = round(part * 100)
    known = float(baseline) if baseline is not None and is_known(baseline) else None
    if progress.ratio is not None:
        ratio = 1 + (progress.ratio - 1) * part
        return Milestone(share, round(ratio * 100), None if known is None else _counted(known * ratio, ratio))
    if progress.to is not None and known is not None:
        return Milestone(share, value=round(known + max(progress.to - known, 0) * part, 1))
    return Milestone(share)


def _counted(value: float, ratio: float) -> float:
    """Return a value to a tenth; half of a whole one counts for the target: half of 11 or less is 5, not 6."""
    half = value % 1 == 0.5
    return round(value, 1) if not half else math.floor(value) if ratio < 1 else math.ceil(value)
