"""Finds questions and table columns whose answers no rule and no template reads: asking for them is a waste."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from types import MappingProxyType
from typing import Any

from jinja2 import TemplateSyntaxError
from msgspec import Struct, field

from planner.errors import PlannerError, Problem, Severity
from planner.estimate.prices import READ as PRICES_READ
from planner.manuscript.written import Written, written
from planner.programme.own_figures import READ as FIGURES_READ
from planner.programme.rulings import READ as RULINGS_READ
from planner.questionnaire.condition import Condition, ConditionError
from planner.questionnaire.model import Question, Questionnaire
from planner.roots import JUDGED, head, root_of
from planner.situation.model import Situation
from planner.templateset.entries import kinds_with
from planner.templateset.functions import FUNCTIONS
from planner.templateset.model import TemplateSet
from planner.templateset.overlay import Entry
from planner.templateset.schema import CONDITION, JINJA
from planner.yamlfile import read_text

_DECIDING = (
    "basics.municipality",
    "priorities.top",
    "derived.capacity_days",
    "derived.plan_years",
    *PRICES_READ,
    *FIGURES_READ,
    *RULINGS_READ,
)
_PLANNED = JUDGED - {"controls"} | {"purchases"}  # a document that tells these rests on what places them in time


def unused(questionnaire: Questionnaire, sets: Iterable[TemplateSet], situation: Situation) -> Iterator[Problem]:
    """Yield a warning for each question, and each column of a table, that nothing in `sets` reads.

    A question that decides whether a used one is asked is used itself. A column read of rows whose table the template
    does not tell (in a macro) counts for every table.
    """
    reads = _Reads(situation)
    for item in sets:
        reads.add_set(item)
    for question in reversed(list(questionnaire)):
        if reads.has(question) and question.when is not None:
            reads.add(question.when.names)
    for question in questionnaire:
        if not reads.has(question):
            yield _problem(question, "回答", "使うひな型を書くか、設問を消してください")
            continue
        for column in question.columns:
            if not reads.has_column(question.id, column.id):
                yield _problem(question, f"列「{column.label}」", "列を使うひな型を書くか、列を消してください")


def documents_reading(
    questionnaire: Questionnaire, item: TemplateSet, situation: Situation
) -> Mapping[str, frozenset[str]]:
    """Return by the title of each document the ids of the questions that it reads, itself or through judgements."""
    found = {}
    for spec in item.documents:
        reads = _Reads(situation)
        reads.add_document(item, spec.id)
        found[spec.title] = frozenset(question.id for question in questionnaire if reads.has(question))
    return MappingProxyType(found)


def _problem(question: Question, what: str, remedy: str) -> Problem:
    said = f"設問「{question.label}」（{question.id}）の{what}を使う条件も文書もありません"
    return Problem("questionnaire/unused", question.place, said, remedy, Severity.WARNING)


class _Reads(Struct):
    """What is read: dotted paths, and names of columns of rows that may be any table's.

    `texts` and `entries` were gone through.
    """

    situation: Situation
    paths: set[str] = field(default_factory=set)
    loose: set[str] = field(default_factory=set)
    texts: set[str] = field(default_factory=set)
    entries: set[Entry] = field(default_factory=set)

    def add(self, paths: Iterable[str]) -> None:
        """Add paths and everything that they are worked out from."""
        for path in paths:
            if path in self.paths:
                continue
            self.paths.add(path)
            fact = self.situation.fact_behind(path)
            if fact is not None:
                self.paths.add(fact.path)
                self.add(fact.origin.inputs)
                self.add(f"{table}.{path.rpartition('.')[2]}" for table in fact.origin.inputs if fact.path != path)

    def has(self, question: Question) -> bool:
        """Whether the answer is read, a column of it, or the statistic whose place it takes."""
        names = {question.id, f"stats.{question.prefill}"}
        return bool(names & self.paths) or any(path.startswith(question.id + ".") for path in self.paths)

    def has_column(self, question_id: str, column: str) -> bool:
        return f"{question_id}.{column}" in self.paths or column in self.loose

    def add_set(self, item: TemplateSet) -> None:
        self.add(_DECIDING)
        self._add_files(item, "")
        self._add_data(item, kinds_with(JINJA))  # a contradiction is no text of a document, so it is no use

    def add_document(self, item: TemplateSet, document_id: str) -> None:
        """Add what one document reads; what judgements rest on only if it reads judgements."""
        self.add(_DECIDING[:1])
        self._add_files(item, document_id)
        read = set(map(head, self.paths))
        if read & _PLANNED:
            self.add(_DECIDING)
        self._add_data(item, {name for root in read for name in root_of(root).entries})

    def _add_files(self, item: TemplateSet, folder_name: str) -> None:
        for folder in item.chain:
            for file in sorted((folder / "documents" / folder_name).rglob("*.j2")):
                with suppress(PlannerError):  # the other checks tell it
                    self._add_text(read_text(file))

    def _add_data(self, item: TemplateSet, names: Iterable[str]) -> None:
        for name in names:
            for entry in item.overlay(name):
                self._add_entry(entry)

    def _add_entry(self, entry: Entry) -> None:
        if entry in self.entries:
            return
        self.entries.add(entry)
        for _, source in entry.texts(CONDITION):
            with suppress(ConditionError):
                self.add(Condition(source).names)
        for _, text in entry.texts(JINJA):
            self._add_text(text)

    def _add_text(self, source: str) -> None:
        if source in self.texts:
            return
        self.texts.add(source)
        with suppress(TemplateSyntaxError):
            self._add_written(written(source))

    def _add_written(self, found: Written) -> None:
        for reading in found.readings:
            if reading.path is not None:
                self._add_path(reading.path, found.local)
            function = FUNCTIONS.get(reading.path or reading.argument_of)
            if function:
                self.add((reading.argument,) if reading.argument and function.reads_it else function.reads)
        self.loose.update(text for usage in found.usages if usage.is_filter for text in usage.texts)

    def _add_path(self, path: str, local: dict[str, Any]) -> None:
        """Add a path, that of a loop's variable as a column of the table that the loop runs over."""
        head, _, rest = path.partition(".")
        if head not in local:
            self.add((path,))
        elif isinstance(local[head], str) and local[head].partition(".")[0] not in local:
            self.add((f"{local[head]}.{rest}" if rest else local[head],))
        elif rest:
            self.loose.add(rest.partition(".")[0])
