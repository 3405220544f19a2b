"""Checks every template set of a folder as written: files, entries, conditions and templates, all problems at once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from planner.answers.model import Answers
from planner.answers.visibility import with_visibility
from planner.assessment.conditions import condition_problems
from planner.assessment.contradictions import load_contradictions
from planner.assessment.load import load_assessment
from planner.errors import PlannerError, Problem, raise_errors, together
from planner.manuscript.economy import unused
from planner.manuscript.lint import lint
from planner.manuscript.lint_writing import lint_writing
from planner.municipality.table import load_municipalities
from planner.procurement.load import load_material
from planner.programme.load import load_catalogue
from planner.questionnaire.model import Questionnaire
from planner.situation.collect import collect, with_build_state
from planner.situation.model import Situation
from planner.situation.region import with_region
from planner.templateset.entries import ENTRIES
from planner.templateset.model import BASE, TemplateSet, TemplateSets
from planner.writing import load_rules

_ANYWHERE = "01"  # a set that serves no prefecture is tried on a municipality of 北海道


def lint_sets(
    read: tuple[TemplateSets, Sequence[Problem]], questionnaire: Questionnaire, on: date
) -> tuple[Problem, ...]:
    """Return what is wrong in the sets that a folder was read to have, each problem once, by file and line.

    If nothing is wrong, what the questionnaire asks for nothing is told as warnings.
    """
    sets, problems = read
    found = [*problems]
    for item, folders in _shared_out(sets.own()):
        found += lint_set(item, questionnaire, on, folders)
    if not found:
        found += unused(questionnaire, sets.by_id.values(), nothing_answered(sets.named(BASE), questionnaire, on))
    return tuple(sorted(dict.fromkeys(found), key=lambda problem: (problem.place.file, problem.place.line or 0)))


def _shared_out(sets: Sequence[TemplateSet]) -> Iterator[tuple[TemplateSet, Collection[Path]]]:
    """Yield each set with the folders to be gone through for it, so that each folder is for the set that brings it.

    What lies in the folder of none of the sets is for the first that inherits it.
    """
    gone_through = {item.folder for item in sets}
    for item in sets:
        inherited = set(item.chain) - gone_through
        yield item, {item.folder, *inherited}
        gone_through |= inherited


def lint_set(
    template_set: TemplateSet, questionnaire: Questionnaire, on: date, folders: Collection[Path] | None = None
) -> Iterator[Problem]:
    """Yield the problems of one set with what it inherits; what needs sound data waits until the data are sound.

    Templates are gone through in `folders` alone, if they are given.
    """
    loads = load_assessment, load_contradictions, load_catalogue, load_material, load_rules
    steps = [
        *(partial(template_set.overlay, name) for name in ENTRIES),
        *(partial(load, template_set) for load in loads),
        lambda: template_set.style_paths,
    ]
    try:
        situation = nothing_answered(template_set, questionnaire, on)
    except PlannerError as error:
        yield from dict.fromkeys((*error.problems, *_problems(steps), *lint(template_set, None, folders)))
        return
    found = _problems([*steps, lambda: raise_errors(condition_problems(template_set, situation))])
    yield from found or lint_writing(template_set)
    yield from lint(template_set, situation, folders)


def _problems(steps: Iterable[Callable[[], object]]) -> tuple[Problem, ...]:
    try:
        together(*steps)
    except PlannerError as error:
        return error.problems
    return ()


def nothing_answered(template_set: TemplateSet, questionnaire: Questionnaire, on: date) -> Situation:
    """Return the situation of a municipality served by the set that has answered no question."""
    table = load_municipalities()
    code = (*template_set.serves, _ANYWHERE)[0]
    own = table.by_code(code) or table.in_prefecture(code[:2])[0]
    answers = with_visibility(questionnaire, Answers())
    known = collect(questionnaire, answers, own, table, template_set, on)
    return with_build_state(with_region(known, template_set.overlay("region")), draft=True)
