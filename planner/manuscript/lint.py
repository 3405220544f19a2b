"""Checks all templates of a set as written, without rendering them: syntax, names, functions and filters."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from planner.errors import Place, PlannerError, Problem
from planner.manuscript.compose import template_path
from planner.manuscript.environment import TemplateEnvironment
from planner.manuscript.failures import problem_of
from planner.manuscript.readings import Reading
from planner.manuscript.recorder import Recorder
from planner.manuscript.vocabulary import Vocabulary
from planner.manuscript.written import Usage, mistake, written
from planner.situation.model import Situation
from planner.templateset.functions import FUNCTIONS
from planner.templateset.model import TemplateSet
from planner.yamlfile import YamlDocument, load_kept_yaml, read_text

_TEXTS = ("issues", "themes", "maturity", "controls", "measures", "region")


def lint(template_set: TemplateSet, situation: Situation) -> tuple[Problem, ...]:
    """Return what is wrong in the set's templates and in the Jinja texts of its data.

    `situation` tells the names there are; it may be one without answers.
    """
    return tuple(_Linter(template_set, situation).problems())


class _Linter:
    def __init__(self, template_set: TemplateSet, situation: Situation) -> None:
        self._set = template_set
        self._environment = TemplateEnvironment(template_set.chain, Recorder())
        self._vocabulary = Vocabulary(situation)

    def problems(self) -> Iterator[Problem]:
        for spec in self._set.documents:
            for section in spec.sections:
                yield from self._section(template_path(spec.id, section.id), f"{spec.title} {section.id}")
        for folder in self._set.chain:
            for file in _data_files(folder):
                yield from self._data(file)

    def _section(self, path: str, label: str) -> Iterator[Problem]:
        files = [folder / path for folder in self._set.chain if (folder / path).is_file()]
        if not files:
            place = Place(str(self._set.chain[-1] / path), None, label)
            remedy = "ファイルを置くか、template.yaml から節を外してください"
            yield Problem("template/not-found", place, "節のひな型がありません", remedy)
        for file in files:
            try:
                source = read_text(file)
            except PlannerError as error:
                yield from error.problems
                continue
            yield from self._text(source, Place(str(file), None, label))

    def _data(self, file: Path) -> Iterator[Problem]:
        try:
            document = load_kept_yaml(file)
        except PlannerError as error:
            yield from error.problems
            return
        for keys, text in jinja_texts(document.data, ()):
            yield from self._text(text, _place(document, keys), offset=None)

    def _text(self, source: str, place: Place, offset: int | None = 0) -> Iterator[Problem]:
        error = mistake(source)
        if error:
            yield problem_of(error, _at(place, error.lineno, offset), ())
            return
        found = written(source)
        for usage in found.usages:
            yield from self._unknown_filter(usage, _at(place, usage.line, offset))
        for reading in found.readings:
            problem = self._problem(reading, found.local, _at(place, reading.line, offset))
            if problem:
                yield problem

    def _unknown_filter(self, usage: Usage, place: Place) -> Iterator[Problem]:
        known = {*self._environment.filters, "release"} if usage.is_filter else set(self._environment.tests)
        if usage.name not in known:
            kind = "フィルター" if usage.is_filter else "判定（is の後）"
            near = "、".join(sorted(known)) if usage.is_filter else "known、unknown"
            what = f"{kind}「{usage.name}」はありません"
            yield Problem("template/unknown-filter", place, what, f"使えるのは {near} です")

    def _problem(self, reading: Reading, known: dict[str, Any], place: Place) -> Problem | None:
        if reading.path is not None:
            return self._vocabulary.problem(reading.path, known, place)
        if reading.argument_of in FUNCTIONS:
            return self._vocabulary.argument_problem(reading.argument_of, reading.argument, place)
        return None


def _at(place: Place, line: int, offset: int | None) -> Place:
    """Return the place of a line of a template; a text kept in data stays at the line of its key."""
    return place if offset is None else Place(place.file, line + offset, place.label)


def _data_files(folder: Path) -> Iterator[Path]:
    for name in _TEXTS:
        if (folder / f"{name}.yaml").is_file():
            yield folder / f"{name}.yaml"
        yield from sorted((folder / name).glob("*.yaml"))


def jinja_texts(data: Any, keys: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield the Jinja texts in data, each with the keys that lead to it."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from jinja_texts(value, (*keys, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from jinja_texts(value, (*keys, index))
    elif isinstance(data, str) and ("{{" in data or "{%" in data):
        yield keys, data


def _place(document: YamlDocument, keys: tuple[str | int, ...]) -> Place:
    label = document.data[keys[0]] if isinstance(document.data, list) and isinstance(keys[0], int) else document.data
    title = str(label.get("id", "")) if isinstance(label, dict) else ""
    return Place(document.file, document.line(*keys), f"{title} {keys[-1]}".strip())
