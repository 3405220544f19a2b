"""Reads what a template set says about purchases: steps, days of going live, the form for estimates, scoring."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from types import MappingProxyType
from typing import Any

from msgspec import Struct

from planner.errors import Place, PlannerError, Problem, together
from planner.nearest import suggestion
from planner.procurement.cutover import Cutover, load_cutovers
from planner.procurement.estimate import EstimateForm, load_estimate_form
from planner.procurement.scoring import Scoring, load_scoring
from planner.procurement.stages import PHASES, PROPOSAL, WAYS, Step
from planner.questionnaire.roles import ROLES
from planner.templateset.model import TemplateSet
from planner.templateset.overlay import Entry


class Material(Struct, frozen=True):
    """All that a template set says about purchases."""

    steps: tuple[Step, ...]
    cutovers: tuple[Cutover, ...]
    form: EstimateForm
    scoring: Scoring


def load_material(template_set: TemplateSet) -> Material:
    """Read all of it; raises `PlannerError` with the problems of every file."""
    return Material(*together(*(partial(part, template_set) for part in PARTS)))


def load_steps(template_set: TemplateSet) -> tuple[Step, ...]:
    """Read `steps.yaml`, in the order of the phases; raises `PlannerError` with the problems of every entry."""
    entries = template_set.overlay("steps")
    problems = [*(problem for entry in entries for problem in _faulty(entry)), *_lacking(entries)]
    if problems:
        raise PlannerError(problems)
    steps = [Step(**{**entry.data, **_ways(entry)}) for entry in entries]
    return tuple(sorted(steps, key=lambda step: PHASES.index(step.phase)))


def _ways(entry: Entry) -> dict[str, tuple[str, ...]]:
    return {"ways": tuple(entry.data["ways"])} if entry.data.get("ways") else {}


def _faulty(entry: Entry) -> Iterator[Problem]:
    role = entry.data["role"]
    if role and role not in ROLES:
        remedy = suggestion(role, ROLES, "役割の id を書くか、所管課なら空欄にしてください")
        yield Problem("template/unknown-id", entry.at("role"), f"役割「{role}」がありません", remedy)
    if entry.data["must"] and not entry.data["short_weeks"]:
        what, remedy = "省けない工程の short_weeks が0です", "1以上にするか、must を false にしてください"
        yield Problem("template/step", entry.at("short_weeks"), what, remedy)


def _lacking(entries: tuple[Entry, ...]) -> Iterator[Problem]:
    """Yield a problem for each phase in which a timetable with gates would have nothing to do."""
    for phase in PHASES:
        if not any(
            entry.data["phase"] == phase and entry.data["must"] and PROPOSAL in (entry.data.get("ways") or WAYS)
            for entry in entries
        ):
            place = entries[0].at() if entries else Place("steps.yaml")
            what, remedy = f"phase が {phase} の、省けない工程がありません", "base の steps.yaml に戻してください"
            yield Problem("template/step", place, what, remedy)


# What is read only as a whole, such as points that add up, with the files that it takes
PARTS: Mapping[Callable[[TemplateSet], Any], tuple[str, ...]] = MappingProxyType(
    {
        load_steps: ("steps",),
        load_cutovers: ("cutovers",),
        load_estimate_form: ("estimate_kinds", "estimate_fields"),
        load_scoring: ("criteria", "grades", "assumptions"),
    }
)
