"""The variant of a measure that fits the municipality: by maturity, size, price and what is left to do."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any, TypeVar

from msgspec.structs import replace

from planner.assessment.controls import State
from planner.assessment.model import Assessment
from planner.missing import Missing, is_known
from planner.programme.effort import Addition, Cost, Count, Effort, Growth
from planner.programme.measure import Measure, Variant
from planner.questionnaire.condition import Condition
from planner.questionnaire.roles import EVERYONE
from planner.situation.departments import department_of
from planner.situation.model import Situation

_OF_IT = '{{ department("it") }}'  # the owner of a control, as the rules of controls write it
_LEGAL_DAY = "期限の日"
_STAFF = "stats.staff_general_admin_20240401"
_STAFF_STEP, _STAFF_SHARE = "assumption.staff_per_effort_step", "assumption.effort_step_share"
_Priced = TypeVar("_Priced", Cost, Addition)
_FIRST_TIME = re.compile(rf"^{_LEGAL_DAY}までと、")


def fitting(
    measure: Measure, assessment: Assessment, values: Mapping[str, Any], by_it: bool
) -> tuple[Variant, tuple[str, ...]]:
    """Return the variant one step above today's level, as large and as dear as here, and what was read for it.

    `by_it` if the office that carries the measure out is the one in charge of IT: then none is open that leaves its
    staff nothing to do.
    """
    found, reads = _chosen(measure, assessment, values, by_it)
    priced, price_reads = _priced(found, values)
    variant, size_reads = _grown(priced, values)
    if measure.closes_gaps:
        variant, gap_reads = _closing(variant, assessment)
        size_reads = (*size_reads, *gap_reads)
    return variant, (*reads, *size_reads, *price_reads)


def carried_on(variant: Variant) -> Variant:
    """Return the variant of a measure whose legal duty is met, without what its steps do up to the day of it."""
    kept = (replace(step, when=_FIRST_TIME.sub("", step.when)) for step in variant.steps)
    return replace(variant, steps=tuple(step for step in kept if _LEGAL_DAY not in step.when) or variant.steps)


def is_within_office(variant: Variant, own: Collection[str], situation: Situation) -> bool:
    """Whether nothing is paid and only the offices `own` take its steps, so that a head of office decides about it."""
    roles = {step.who for step in variant.steps}
    return variant.free and EVERYONE not in roles and all(department_of(situation, who).name in own for who in roles)


def _chosen(
    measure: Measure, assessment: Assessment, values: Mapping[str, Any], by_it: bool
) -> tuple[Variant, tuple[str, ...]]:
    """Return the variant for today's level, without one that for beginners.

    Variants whose condition holds go before those without a condition.
    """
    levels = {domain.id: domain.level or 0 for domain in assessment.domains}
    judged = [(item, item.when.evaluate(values)) for item in measure.variants if item.when]
    reads = tuple(path for _, (_, paths) in judged for path in paths)
    fit = [item for item, (holds, _) in judged if holds is True and not (by_it and item.effort.none)]
    open_to = fit + [item for item in measure.variants if not item.when]
    level = levels[measure.domain]
    return next((item for item in open_to if level <= item.up_to_level), open_to[-1]), reads


def _priced(variant: Variant, values: Mapping[str, Any]) -> tuple[Variant, tuple[str, ...]]:
    """Return the variant with what all its units and additions cost here and the paths that tell it; without a cost."""
    if variant.cost is None:
        return variant, ()
    cost, reads = _here(variant.cost, values)
    if cost is None:
        return replace(variant, cost=None), reads
    added = [_here(item, values) for item in cost.adds]
    known = tuple(item for item, _ in added if item)[:1]
    seen = (path for _, paths in added for path in paths)
    return replace(variant, cost=replace(cost, adds=known)), tuple(dict.fromkeys((*reads, *seen)))


def _here(one: _Priced, values: Mapping[str, Any]) -> tuple[_Priced | None, tuple[str, ...]]:
    """Return what all its units cost here, None where nobody knows it, and the paths that tell it."""
    holds, seen = _holds(one.when, values)
    count, reads = _counted(one.counts, values) if holds and one.counts else (1, ())
    if not holds or count is None:
        return None, seen + reads
    return one.times(count) if one.counts else one, seen + reads


def _holds(when: Condition | None, values: Mapping[str, Any]) -> tuple[bool, tuple[str, ...]]:
    """Return whether a source tells of such a municipality, and the paths that tell it."""
    holds, reads = when.evaluate(values) if when else (True, ())
    return holds is True, reads


def _counted(counts: tuple[Count, ...], values: Mapping[str, Any]) -> tuple[int | None, tuple[str, ...]]:
    """Return the number of units, None where nobody knows it, and the paths that tell it."""
    judged = [(item, item.when.evaluate(values) if item.when else (True, ())) for item in counts]
    reads = tuple(dict.fromkeys(path for _, (_, paths) in judged for path in paths))
    if any(isinstance(holds, Missing) for _, (holds, _) in judged):
        return None, reads
    found = next((item for item, (holds, _) in judged if holds), None)
    if found is None or not found.of:
        return found.count if found else 0, reads
    more = values[found.of]
    return found.count + int(more) if is_known(more) else None, (*reads, found.of)


def _grown(variant: Variant, values: Mapping[str, Any]) -> tuple[Variant, tuple[str, ...]]:
    """Return the variant with the person-days that the municipality's size adds, and the path that tells the size."""
    grows = variant.effort.grows or _by_staff(variant.effort, values)
    if grows is None:
        return variant, ()
    size = values[grows.of]
    times = int(size // grows.per) if is_known(size) else 0
    setup, running = variant.effort.setup + times * grows.setup, variant.effort.running + times * grows.running
    effort = replace(variant.effort, setup=round(setup, 1), running=round(running, 1), grows=grows if times else None)
    return replace(variant, effort=effort), (grows.of,)


def _by_staff(effort: Effort, values: Mapping[str, Any]) -> Growth | None:
    """Return how days of which nothing tells how they grow do so with the staff; none where the town told them."""
    if effort.none or effort.told:
        return None
    share = values[_STAFF_SHARE] / 100
    return Growth(_STAFF, values[_STAFF_STEP], round(effort.setup * share, 1), round(effort.running * share, 1), "")


def _closing(variant: Variant, assessment: Assessment) -> tuple[Variant, tuple[str, ...]]:
    """Return the variant with at least the days of the controls left to those in charge of IT, and their paths."""
    ours = [item for item in assessment.controls if item.area and item.owner == _OF_IT]
    days = sum(item.days for item in ours if item.state is not State.UNKNOWN)
    reads = tuple(f"controls.{item.id}" for item in ours)
    beyond = round(days - variant.effort.setup, 1)
    if beyond <= 0:
        return variant, reads
    return replace(variant, effort=replace(variant.effort, setup=days, gaps=beyond)), reads
