"""Which maturity level each domain is to reach by the chosen measures (計画の目標), and by which of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from planner.assessment.model import Assessment, DomainLevel, Verdict
from planner.programme.figures import Goal
from planner.programme.model import ChosenMeasure


def goals(assessment: Assessment, chosen: Sequence[ChosenMeasure], values: Mapping[str, Any]) -> tuple[Goal, ...]:
    """Return the goal of each domain: one level up if the targets of measures reach all that is missing for it.

    What nobody has found out may not be missing at all, so that no measure can promise the level.
    """
    reached = {item.number: _reached(item, values) for item in chosen}
    return tuple(_goal(domain, reached) for domain in assessment.domains)


def _goal(domain: DomainLevel, reached: Mapping[str, frozenset[str]]) -> Goal:
    today = domain.level
    lacks = {lack.id for lack in domain.missing}
    met = {lack for lack in lacks if any(lack in criteria for criteria in reached.values())}
    is_known = all(lack.verdict is Verdict.NOT_MET for lack in domain.missing)
    if today is None or not lacks or met != lacks or not is_known:
        return Goal(domain.id, domain.title, today, today)
    by = tuple(number for number, criteria in reached.items() if not lacks.isdisjoint(criteria))
    return Goal(domain.id, domain.title, today, today + 1, by)


def _reached(item: ChosenMeasure, values: Mapping[str, Any]) -> frozenset[str]:
    """Return the criteria that hold here once the measure has reached its target."""
    return frozenset(
        reach.criterion
        for reach in item.measure.reaches
        if reach.when is None or reach.when.evaluate(values)[0] is True
    )
