"""Reads the catalogue of measures and the cases elsewhere of a template set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from planner.assessment.load import entry_problem, read_entries, side
from planner.errors import PlannerError, Problem
from planner.programme.model import Case, Cost, Effort, Indicator, Measure, Step, Variant
from planner.questionnaire.condition import Condition
from planner.templateset import Entry, TemplateSet


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every measure that may be chosen, and the cases by id."""

    measures: tuple[Measure, ...]
    cases: Mapping[str, Case]


def load_catalogue(template_set: TemplateSet) -> Catalogue:
    """Read `measures/` and `cases.yaml`; raises `PlannerError` with the problems of every entry."""
    entries = template_set.overlay("measures")
    measures = read_entries(entries, _measure)
    cases = {case.id: case for case in read_entries(template_set.overlay("cases"), _case)}
    known = {measure.id for measure in measures}
    pairs = zip(entries, measures, strict=True)
    problems = [problem for entry, measure in pairs for problem in _dangling(entry, measure, known, set(cases))]
    if problems:
        raise PlannerError(problems)
    return Catalogue(measures, cases)


def _dangling(entry: Entry, measure: Measure, measures: set[str], cases: set[str]) -> list[Problem]:
    remedy = "id のつづりを確かめてください"
    missing = [f"先に行う施策「{item}」がありません" for item in measure.prerequisites if item not in measures]
    missing += [f"事例「{item}」が cases.yaml にありません" for item in measure.cases if item not in cases]
    return [entry_problem(entry, what, remedy) for what in missing]


def _measure(data: Mapping[str, Any]) -> Measure:
    variants = sorted(map(_variant, data["variants"]), key=lambda variant: variant.up_to_level)
    return Measure(
        id=data["id"],
        title=data["title"],
        domain=data["domain"],
        side=side(data["side"]),
        addresses=tuple(data["addresses"]),
        applies=Condition(data["applies"]) if data.get("applies") else None,
        because=data["because"].strip(),
        variants=tuple(variants),
        effect=int(data["effect"]),
        owner=data["owner"],
        indicator=Indicator(**data["indicator"]),
        deadline=data.get("deadline") or "",
        funding=tuple(data.get("funding") or ()),
        prerequisites=tuple(data.get("prerequisites") or ()),
        cases=tuple(data.get("cases") or ()),
        exit=data["exit"].strip(),
        release=data.get("release") or "",
        foundation=data.get("foundation") or "",
    )


def _variant(data: Mapping[str, Any]) -> Variant:
    return Variant(
        up_to_level=int(data["up_to_level"]),
        content=data["content"].strip(),
        steps=tuple(Step(**step) for step in data["steps"]),
        effort=Effort(**data["effort"]),
        cost=_cost(data.get("cost")),
        when=Condition(data["when"]) if data.get("when") else None,
    )


def _cost(data: Mapping[str, Any] | None) -> Cost | None:
    if data is None:
        return None
    running = data["running"]
    return Cost(tuple(data["setup"]), running and tuple(running), data["basis"], bool(data["sure"]))


def _case(data: Mapping[str, Any]) -> Case:
    return Case(
        id=data["id"],
        theme=data["theme"],
        municipality=data["municipality"],
        prefecture=data["prefecture"],
        size=data["population_class"],
        year=data.get("year"),
        what=data["what"],
        result=data.get("result"),
        cost=data.get("cost"),
        source_title=data["source_title"],
        source_url=data["source_url"],
    )
