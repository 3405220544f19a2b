"""Checks all templates of a set as written, without rendering them: syntax, names, functions and filters."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Any

from planner.errors import Place, PlannerError, Problem
from planner.manuscript.compose import shared_templates, template_path
from planner.manuscript.environment import TemplateEnvironment
from planner.manuscript.failures import problem_of
from planner.manuscript.readings import Reading
from planner.manuscript.recorder import Recorder
from planner.manuscript.vocabulary import Vocabulary
from planner.manuscript.written import Usage, Written, mistake, written
from planner.situation.model import Situation
from planner.templateset.entries import ENTRIES, kinds_with
from planner.templateset.functions import FUNCTIONS
from planner.templateset.kind import Keys
from planner.templateset.model import TemplateSet
from planner.templateset.overlay import Entry, entries_read
from planner.templateset.schema import JINJA, WORDING
from planner.yamlfile import read_text

_SEARCH = (False, "about")  # the test that looks for words in a text


def lint(
    template_set: TemplateSet, situation: Situation | None, folders: Collection[Path] | None = None
) -> tuple[Problem, ...]:
    """Return what is wrong in the set's templates and in the Jinja texts of its data.

    `situation` tells the names there are; it may be one without answers. Without a situation, all but names is checked.
    Of what the set inherits, only what lies in `folders` is gone through, if they are given: a name that its parent
    knows the set knows too.
    """
    return tuple(_Linter(template_set, situation, template_set.chain if folders is None else folders).problems())


def unreadable(folder: Path) -> Iterator[Problem]:
    """Yield what keeps files of a set from being read, each file by itself: all that can be told without its parent."""
    for name in ENTRIES:
        yield from entries_read(folder / name).problems
    for file in sorted((folder / "documents").rglob("*.j2")):
        try:
            error = mistake(read_text(file))
        except PlannerError as unread:
            yield from unread.problems
            continue
        if error:
            yield problem_of(error, Place(str(file), error.lineno), ())


class _Linter:
    def __init__(self, template_set: TemplateSet, situation: Situation | None, folders: Collection[Path]) -> None:
        self._set = template_set
        self._folders = folders
        self._environment = TemplateEnvironment(template_set.chain, Recorder())
        self._vocabulary = Vocabulary(situation) if situation else None

    def problems(self) -> Iterator[Problem]:
        for spec in self._set.documents:
            for section in spec.sections:
                yield from self._section(template_path(spec.id, section.id), f"{spec.title} {section.id}")
        for folder in self._folders:
            for file in shared_templates(folder):
                yield from self._file(file, file.name)
            for name in kinds_with(JINJA, WORDING):
                yield from self._entries(folder / name)

    def _section(self, path: str, label: str) -> Iterator[Problem]:
        files = {folder: folder / path for folder in self._set.chain if (folder / path).is_file()}
        if not files:
            place = Place(str(self._set.chain[-1] / path), None, label)
            remedy = "ファイルを置くか、template.yaml から節を外してください"
            yield Problem("template/not-found", place, "節のひな型がありません", remedy)
        for file in (file for folder, file in files.items() if folder in self._folders):
            yield from self._file(file, label)

    def _file(self, file: Path, label: str) -> Iterator[Problem]:
        try:
            source = read_text(file)
        except PlannerError as error:
            yield from error.problems
            return
        yield from self._text(source, Place(str(file), None, label))

    def _entries(self, path: Path) -> Iterator[Problem]:
        read = entries_read(path)
        for entry in read.sound:
            for keys, text in filter(_has_jinja, entry.texts(JINJA)):
                yield from self._text(text, entry.at(*keys), offset=None)
            yield from _braces(entry)
        yield from read.problems

    def _text(self, source: str, place: Place, offset: int | None = 0) -> Iterator[Problem]:
        error = mistake(source)
        if error:
            yield problem_of(error, _at(place, error.lineno, offset), ())
            return
        found = written(source)
        for usage in found.usages:
            yield from self._unknown_filter(usage, _at(place, usage.line, offset))
        if self._vocabulary:
            yield from _names(self._vocabulary, found, lambda line: _at(place, line, offset))

    def _unknown_filter(self, usage: Usage, place: Place) -> Iterator[Problem]:
        known = {*self._environment.filters, "release"} if usage.is_filter else set(self._environment.tests)
        if usage.name not in known:
            kind = "フィルター" if usage.is_filter else "判定（is の後）"
            near = "、".join(sorted(known)) if usage.is_filter else "known、unknown"
            what = f"{kind}「{usage.name}」はありません"
            yield Problem("template/unknown-filter", place, what, f"使えるのは {near} です")


def _names(vocabulary: Vocabulary, found: Written, at: Callable[[int], Place]) -> Iterator[Problem]:
    """Yield what a template takes for a name and is none, and what it hides by a name of its own."""
    for line, name in found.definitions:
        if vocabulary.has(name):
            yield _hiding(name, at(line))
    for compared in found.compared:
        yield from vocabulary.choice_problems(compared, found.local, at(compared.line))
    for usage in found.usages:
        if usage.used_on and (usage.is_filter, usage.name) == _SEARCH:
            yield from vocabulary.search_problems(usage.used_on, found.local, at(usage.line))
    for reading in found.readings:
        problem = _unknown(vocabulary, reading, found.local, at(reading.line))
        if problem:
            yield problem


def _unknown(vocabulary: Vocabulary, reading: Reading, known: dict[str, Any], place: Place) -> Problem | None:
    if reading.path is not None:
        return vocabulary.problem(reading.path, known, place, reading.sure)
    if reading.argument_of in FUNCTIONS:
        return vocabulary.argument_problem(reading.argument_of, reading.argument, place)
    return None


def _hiding(name: str, place: Place) -> Problem:
    what = f"「{name}」は関数かデータの名前なので、ここで定めると、その関数やデータを読めなくなります"
    return Problem("template/hidden-name", place, what, f"「own_{name}」のような別の名前に替えてください")


def _braces(entry: Entry) -> Iterator[Problem]:
    """Yield a problem for each text that would be printed with the marks of Jinja in it."""
    for keys, _ in filter(_has_jinja, entry.texts(WORDING)):
        key = next(key for key in reversed(keys) if isinstance(key, str))
        what = f"「{key}」は書いたまま印刷されるので、{{{{ }}}} や {{% %}} は使えません"
        yield Problem("template/no-jinja", entry.at(*keys), what, "値を読まない言い方に直してください")


def _has_jinja(found: tuple[Keys, str]) -> bool:
    return "{{" in found[1] or "{%" in found[1]


def _at(place: Place, line: int, offset: int | None) -> Place:
    """Return the place of a line of a template; a text kept in data stays at the line of its key."""
    return place if offset is None else Place(place.file, line + offset, place.label)
