"""Finds questions and table columns whose answers no rule and no template reads: asking for them is a waste."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jinja2 import TemplateSyntaxError, nodes

from planner.assessment.load import conditions
from planner.errors import PlannerError, Problem, Severity
from planner.manuscript.environment import TemplateEnvironment
from planner.manuscript.lint import jinja_texts
from planner.manuscript.readings import local_names, readings
from planner.manuscript.recorder import Recorder
from planner.overlay import Entry
from planner.questionnaire.condition import Condition, ConditionError
from planner.questionnaire.model import Question, Questionnaire
from planner.situation.model import Situation
from planner.templateset import TemplateSet
from planner.yamlfile import read_text

_DATA = ("maturity", "issues", "themes", "measures")  # a contradiction changes no document, so it is no use
_DECIDING = (
    "basics.municipality",
    "priorities.top",
    "derived.capacity_days",
    "derived.plan_years",
)
_OF_FUNCTIONS = {
    "department": ("organisation.departments.role", "organisation.departments.name", "organisation.it_department"),
    "unnamed_roles": ("organisation.departments", "organisation.it_department"),
}
_SHOWING = frozenset(("figure", "source", "asof", "finder"))


def unused(questionnaire: Questionnaire, sets: Iterable[TemplateSet], situation: Situation) -> Iterator[Problem]:
    """Yield a warning for each question, and each column of a table, that nothing in `sets` reads.

    A question that decides whether a used one is asked is used itself. A column read of rows whose table the template
    does not tell (in a macro) counts for every table.
    """
    reads = _Reads(situation)
    for item in sets:
        reads.add_set(item)
    for question in reversed(list(questionnaire)):
        if reads.has(question.id) and question.when is not None:
            reads.add(question.when.names)
    for question in questionnaire:
        if not reads.has(question.id):
            yield _problem(question, "回答", "使うひな型を書くか、設問を消してください")
            continue
        for column in question.columns:
            if not reads.has_column(question.id, column.id):
                yield _problem(question, f"列「{column.label}」", "列を使うひな型を書くか、列を消してください")


def _problem(question: Question, what: str, remedy: str) -> Problem:
    said = f"設問「{question.label}」（{question.id}）の{what}を使う条件も文書もありません"
    return Problem("questionnaire/unused", question.place, said, remedy, Severity.WARNING)


@dataclass
class _Reads:
    """What is read: dotted paths, and names of columns of rows that may be any table's."""

    situation: Situation
    paths: set[str] = field(default_factory=set)
    loose: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.add(_DECIDING)

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

    def has(self, question_id: str) -> bool:
        return question_id in self.paths or any(path.startswith(question_id + ".") for path in self.paths)

    def has_column(self, question_id: str, column: str) -> bool:
        return f"{question_id}.{column}" in self.paths or column in self.loose

    def add_set(self, item: TemplateSet) -> None:
        environment = TemplateEnvironment(item.chain, Recorder())
        for folder in item.chain:
            for file in sorted((folder / "documents").rglob("*.j2")):
                self._add_template(environment, file)
        for name in _DATA:
            for entry in item.overlay(name):
                self._add_entry(environment, entry)

    def _add_template(self, environment: TemplateEnvironment, file: Path) -> None:
        try:
            self._add_tree(environment.tree(read_text(file)))
        except (TemplateSyntaxError, PlannerError):
            return  # the other checks tell it

    def _add_entry(self, environment: TemplateEnvironment, entry: Entry) -> None:
        for _, source in conditions(entry.data):
            try:
                self.add(Condition(source).names)
            except ConditionError:
                continue
        for _, text in jinja_texts(dict(entry.data), ()):
            self._add_tree(environment.tree(text))

    def _add_tree(self, tree: nodes.Template) -> None:
        local = local_names(tree)
        for reading in readings(tree):
            if reading.path is not None:
                self._add_path(reading.path, local)
                self.add(_OF_FUNCTIONS.get(reading.path, ()))
            elif reading.argument_of in _SHOWING:
                self.add((reading.argument,))
            else:
                self.add(_OF_FUNCTIONS.get(reading.argument_of, ()))
        for node in tree.find_all(nodes.Filter):
            constants = (*node.args, *(word.value for word in node.kwargs))
            self.loose |= {item.value for item in constants if isinstance(item, nodes.Const) and _is_text(item.value)}

    def _add_path(self, path: str, local: dict[str, Any]) -> None:
        """Add a path, that of a loop's variable as a column of the table that the loop runs over."""
        head, _, rest = path.partition(".")
        if head not in local:
            self.add((path,))
        elif isinstance(local[head], str) and local[head].partition(".")[0] not in local:
            self.add((f"{local[head]}.{rest}" if rest else local[head],))
        elif rest:
            self.loose.add(rest.partition(".")[0])


def _is_text(value: object) -> bool:
    return isinstance(value, str)
