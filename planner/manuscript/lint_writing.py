"""Checks the wording of a template set against its rules of official writing, template by template, entry by entry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from functools import cache, partial
from pathlib import Path

from planner.errors import Place, PlannerError, Problem, Severity
from planner.manuscript.compose import shared_templates, template_path
from planner.templateset.entries import kinds_with
from planner.templateset.model import TemplateSet
from planner.templateset.overlay import entries_read
from planner.templateset.schema import JINJA, WORDING
from planner.writing import Found, Level, WordRules, readable_rules
from planner.yamlfile import read_text

_VALUE = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_TAG = re.compile(r"\{%.*?%\}|\{##.*?##\}", re.DOTALL)
_SEVERITY = {Level.ERROR: Severity.ERROR, Level.WARNING: Severity.WARNING}
_CATALOGUE = "plan"  # the document in which entries are printed


def lint_writing(template_set: TemplateSet) -> Iterator[Problem]:
    """Yield each departure of the set's own files from its rules, but what is only taste or written by itself.

    What of the files and the rules cannot be read is left out: other checks tell it.
    """
    readable, _ = readable_rules(template_set.laid("writing").sound)
    rules = [rule for rule in readable if rule.level in _SEVERITY and not rule.write]
    for_kind = cache(partial(WordRules, rules))
    for file, kind, label in _templates(template_set):
        with suppress(PlannerError):
            yield from _template(file, for_kind(kind), label)
    for name in kinds_with(JINJA, WORDING):
        for entry in entries_read(template_set.folder / name).sound:
            for keys, text in entry.texts(JINJA, WORDING):
                for found in for_kind(_CATALOGUE).departures(wording(text)):
                    yield _problem(found, entry.at(*keys))


def _templates(template_set: TemplateSet) -> Iterator[tuple[Path, str, str]]:
    """Yield each template that the set itself brings, with the kind of document it is for and what people call it."""
    folder, kinds = template_set.folder, {spec.id: spec.kind for spec in template_set.documents}
    for spec in template_set.documents:
        for section in spec.sections:
            file = folder / template_path(spec.id, section.id)
            if file.is_file():
                yield file, spec.kind, f"{spec.title} {section.id}"
    for file in shared_templates(folder):
        yield file, kinds.get(file.parent.name, _CATALOGUE), file.name


def _template(file: Path, rules: WordRules, label: str) -> Iterator[Problem]:
    text = wording(read_text(file))
    for found in rules.departures(text):
        yield _problem(found, Place(str(file), text.count("\n", 0, found.start) + 1, label))


def wording(source: str) -> str:
    """Return what a template says itself: each value a mark, each tag gone, every line where it was."""
    return _TAG.sub(_lines, _VALUE.sub(lambda found: "◆" + _lines(found), source))


def _lines(found: re.Match[str]) -> str:
    return "\n" * found[0].count("\n")


def _problem(found: Found, place: Place) -> Problem:
    what = f"「{found.words}」は公用文の決まり（{found.rule.id}）に合いません"
    return Problem("writing/rule", place, what, found.rule.remedy, _SEVERITY[found.rule.level])
