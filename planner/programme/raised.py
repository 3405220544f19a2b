"""Whether somebody in the town raised what a measure does (挙がったこと), or only figures and levels speak for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from planner.missing import is_known
from planner.programme.candidate import Candidate
from planner.programme.measure import Measure
from planner.programme.points import DECIDED, is_decided
from planner.programme.related import PLANS, is_met_by, parts_of, tables_met
from planner.situation.told import LESSONS, OF_TROUBLES, OPINIONS, TASKS

_ALSO = (TASKS, LESSONS, OPINIONS)  # what is told without being a trouble
READS = (*(table.path for table in (*OF_TROUBLES, *_ALSO)), PLANS, DECIDED)


def raised(measures: Iterable[Measure], values: Mapping[str, Any]) -> frozenset[str]:
    """Return the ids of the measures that somebody raised, and of all that those wait for."""
    every = {measure.id: measure for measure in measures}
    found: set[str] = set()
    waiting = [name for name, measure in every.items() if _is_raised(measure, values)]
    while waiting:
        name = waiting.pop()
        if name not in found and name in every:
            found.add(name)
            waiting += every[name].prerequisites
    return frozenset(found)


def with_needed(ranked: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Return candidates with the best for each issue that neither a law, a foundation nor what is raised meets."""
    met = {issue.id for item in ranked if item.is_called_for for issue in item.issues}
    found: list[Candidate] = []
    for item in ranked:
        needed = not item.is_called_for and not met.issuperset(issue.id for issue in item.issues)
        met.update(issue.id for issue in item.issues if needed)
        found.append(replace(item, raised=True) if needed else item)
    return tuple(found)


def _is_raised(measure: Measure, values: Mapping[str, Any]) -> bool:
    """Whether a trouble, a work, a lesson, an opinion, a decision or a related plan calls for what a measure does."""
    if measure.ruled.met or is_decided(measure, values) or tables_met(measure, values):
        return True
    told = ((table.path, said) for table in _ALSO for said in table.subjects(values))
    return any(is_met_by(measure, path, said) for path, said in (*told, *_of_plans(values)))


def _of_plans(values: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    """Yield what each related plan asks of this one; its name alone asks for nothing."""
    plans = values.get(PLANS, ())
    for plan in plans if is_known(plans) else ():
        if is_known(plan["relation"]):
            yield from (("", part) for part in parts_of(plan["relation"]))
