"""Which measures meet the other plans of the municipality (関連計画), told by words in what it says of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from planner.missing import is_known
from planner.programme.model import ChosenMeasure
from planner.situation.model import Situation

PLANS = "upper.related_plans"


def related(situation: Situation, measures: tuple[ChosenMeasure, ...]) -> tuple[tuple[str, ...], ...]:
    """Return for each related plan, in the order answered, the numbers of the measures that meet it."""
    plans = situation.value(PLANS)
    return tuple(tuple(_meeting(plan, measures)) for plan in plans) if is_known(plans) else ()


def _meeting(plan: Mapping[str, Any], measures: tuple[ChosenMeasure, ...]) -> Iterable[str]:
    said = [plan[column] for column in ("name", "relation") if is_known(plan[column])]
    return (item.number for item in measures if any(word in text for word in item.measure.relates for text in said))
