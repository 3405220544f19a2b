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
from planner.assessment.load import load_assessment, malformed_conditions
from planner.errors import Place, PlannerError, Problem, together
from planner.manuscript.economy import unused
from planner.manuscript.lint import lint
from planner.manuscript.lint_writing import lint_writing
from planner.missing import Missing
from planner.municipality.table import load_municipalities
from planner.procurement.load import PARTS
from planner.programme.load import load_catalogue
from planner.questionnaire.model import Questionnaire
from planner.situation.collect import collect, with_build_state
from planner.situation.model import Fact, Origin, OriginKind, Situation
from planner.situation.region import region_problems, with_region
from planner.templateset.entries import ENTRIES
from planner.templateset.model import BASE, TemplateSet, TemplateSets
from planner.writing import load_rules
from planner.yamlfile import load_kept_yaml

_ANYWHERE = "01"  # a set that serves no prefecture is tried on a municipality of 北海道


def lint_sets(
    read: tuple[TemplateSets, Sequence[Problem]], questionnaire: Questionnaire, on: date
) -> tuple[Problem, ...]:
    """Return what is wrong in the sets that a folder was read to have, each problem once, by file and line.

    If nothing is wrong, what the questionnaire asks for nothing is told as warnings.
    """
    sets, problems = read
    found = [*problems, *(problem for item in sets.own() for problem in _unknown_codes(item))]
    for item, folders in _shared_out(sets.own()):
        found += lint_set(item, questionnaire, on, folders)
    if not found:
        found += unused(questionnaire, sets.by_id.values(), nothing_answered(sets.named(BASE), questionnaire, on))
    return tuple(sorted(dict.fromkeys(found), key=lambda problem: (problem.place.file, problem.place.line or 0)))


def _unknown_codes(template_set: TemplateSet) -> Iterator[Problem]:
    """Yield the municipalities that a set is to serve and that there are not."""
    table, document = load_municipalities(), load_kept_yaml(template_set.folder / "template.yaml")
    for code in (code for code in template_set.serves if len(code) != 2 and table.by_code(code) is None):
        codes = document.data["serves"]["municipalities"]  # as written, with what is wrong
        place = Place(document.file, document.line("serves", "municipalities", codes.index(code)), template_set.id)
        what = f"団体コード「{code}」の団体はありません"
        meant = table.by_code(code[:-1])
        near = f"「{meant.code}」（{meant.name}）の書き誤りではありませんか。" if meant else ""
        remedy = f"{near}総務省の「全国地方公共団体コード」の6桁を書いてください"
        yield Problem("template/serves", place, what, remedy)


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
    """Yield the problems of one set with what it inherits, each once.

    What cannot be read is left out, so that it hides nothing else: its ids count as names that there are. Templates are
    gone through in `folders` alone, if they are given.
    """
    readable = template_set.as_far_as_readable()
    found = dict.fromkeys(_of_entries(readable))
    try:
        situation, problems = _what_is_known(readable, questionnaire, on)
        found.update(dict.fromkeys((*problems, *condition_problems(readable, situation), *lint_writing(readable))))
        found.update(dict.fromkeys(lint(readable, situation, folders)))
    except PlannerError as error:
        found.update(dict.fromkeys((*error.problems, *lint(readable, None, folders))))
    return iter(found)


def _of_entries(readable: TemplateSet) -> Iterator[Problem]:
    """Yield what is wrong in the entries and in what they name, but for what they read."""
    laid = {name: readable.laid(name) for name in ENTRIES}
    for item in laid.values():
        yield from item.problems
        yield from (problem for entry in item.faulty for problem in malformed_conditions(entry))
    whole = [part for part, names in PARTS.items() if not any(laid[name].problems for name in names)]
    loads = load_assessment, load_contradictions, load_catalogue, *whole, load_rules
    yield from _problems([*(partial(load, readable) for load in loads), lambda: readable.style_paths])


def _problems(steps: Iterable[Callable[[], object]]) -> tuple[Problem, ...]:
    try:
        together(*steps)
    except PlannerError as error:
        return error.problems
    return ()


def nothing_answered(template_set: TemplateSet, questionnaire: Questionnaire, on: date) -> Situation:
    """Return the situation of a municipality served by the set that has answered no question."""
    known = _before_region(template_set, questionnaire, on)
    return with_build_state(with_region(known, template_set.overlay("region")), draft=True)


def _what_is_known(
    readable: TemplateSet, questionnaire: Questionnaire, on: date
) -> tuple[Situation, tuple[Problem, ...]]:
    """Return what `nothing_answered` does, with a missing value for each fact that is not sound, and why some are not.

    Raises `PlannerError` where the base lacks what everything is calculated with.
    """
    known = _before_region(readable, questionnaire, on)
    region = {entry: tuple(region_problems(entry, known)) for entry in readable.overlay("region")}
    sound = tuple(entry for entry, problems in region.items() if not problems)
    known = with_region(known, sound).with_facts(_unsound(readable, {entry.id for entry in sound}))
    return with_build_state(known, draft=True), tuple(problem for found in region.values() for problem in found)


def _unsound(readable: TemplateSet, region: Collection[str]) -> Iterator[Fact]:
    """Yield a missing value for each name that an entry gives and that cannot be read; `region` are those that can."""
    for first, name in (("law", "laws"), ("assumption", "assumptions"), ("region", "region")):
        sound = region if name == "region" else {entry.id for entry in readable.overlay(name)}
        for item in sorted(readable.ids(name).difference(sound)):
            path = f"{first}.{item.replace('-', '_') if first == 'assumption' else item}"
            yield Fact(path, Missing(path), item, Origin(OriginKind.RULE))


def _before_region(template_set: TemplateSet, questionnaire: Questionnaire, on: date) -> Situation:
    table = load_municipalities()
    of_sets = (town for code in template_set.serves for town in (table.by_code(code), *table.in_prefecture(code[:2])))
    own = next((town for town in of_sets if town), table.in_prefecture(_ANYWHERE)[0])
    answers = with_visibility(questionnaire, Answers())
    return collect(questionnaire, answers, own, table, template_set, on)
