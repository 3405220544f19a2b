"""The names that templates may read, and whether a dotted path is among them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from planner.errors import Place, Problem
from planner.manuscript.failures import unknown_name
from planner.manuscript.members import Anything, item_of, kind_of_fact, kind_of_root, may_be_nothing, member_of
from planner.questionnaire.expressions import Compared
from planner.questionnaire.model import QuestionType
from planner.questionnaire.roles import EVERYONE, ROLES
from planner.roots import JUDGED, ROOTS, head
from planner.situation.law import LegalFact
from planner.situation.model import Situation
from planner.situation.offered import unoffered
from planner.templateset.functions import FUNCTIONS, JINJA_NAMES, Argument

_LAW_VALUES = "values"
_TEXTS = (QuestionType.TEXT, QuestionType.LONGTEXT, QuestionType.DEPARTMENT)
_ROW_BY_ROW = "{% for row in 表 if row.列 is about(…) %} と、行の列ごとに調べてください"
_COMPARED = "== か in で値と比べてください"
_LISTED = ("law", "region")  # names with a fact for each of their members


class Vocabulary:
    """The names of one situation and of what is judged on it."""

    def __init__(self, situation: Situation) -> None:
        self._situation = situation
        paths = [path for path in situation.facts if head(path) not in JUDGED]
        self._prefixes = {path[:end] for path in paths for end, char in enumerate(path) if char == "."}
        self._known = (*paths, *FUNCTIONS)
        self._firsts = {*FUNCTIONS, *JINJA_NAMES, *ROOTS, *map(head, paths)}

    def has(self, name: str) -> bool:
        """Whether templates know `name` without defining it: a function, or what the path of a value begins with."""
        return name in self._firsts

    def problem(self, path: str, local: Mapping[str, Any], place: Place, sure: Collection[str] = ()) -> Problem | None:
        """Return the problem of a path that does not exist or may lead nowhere, None if it does lead somewhere.

        `local` is as of `local_names`, `sure` as of `Reading`.
        """
        names = path.split(".")
        if names[0] in local:
            kind = self._kind_of_item(local[names[0]], local, frozenset((names[0],)))
            return self._wrong_member(path, names[1:], kind, place) or _no_member(path, names[1:], kind, place, sure)
        if path in FUNCTIONS or path in self._prefixes:
            return None
        kind, rest = self._root(path)
        if kind is None:
            return unknown_name(path, place, self._known)
        wrong = self._wrong_law_value(path, place) or self._wrong_member(path, rest, kind, place)
        return wrong or _no_member(path, rest, kind, place, sure)

    def choice_problems(self, compared: Compared, local: Mapping[str, Any], place: Place) -> Iterator[Problem]:
        """Yield the problem of each text that a choice is compared with and never is; `local` as of `local_names`."""
        path = _unrolled(compared.path, local)
        if path:
            yield from unoffered(self._situation, path, compared.words, place)

    def search_problems(self, path: str, local: Mapping[str, Any], place: Place) -> Iterator[Problem]:
        """Yield the problem of looking for words in an answer that is no text; `local` as of `local_names`."""
        path = _unrolled(path, local) or ""
        question = self._situation[path].question if path in self._situation else None
        if question and question.type not in _TEXTS:
            what = f"「{path}」は文でないので、is about で調べられません"
            yield Problem("template/no-text", place, what, _ROW_BY_ROW if question.columns else _COMPARED)

    def argument_problem(self, function: str, argument: str, place: Place) -> Problem | None:
        """Return the problem of a text given to a function, None if it fits."""
        kind = FUNCTIONS[function].argument
        if kind is Argument.ROLE:
            known = (*ROLES, EVERYONE)
            listed = f"役割は {'、'.join(known)} です"
            return None if argument in known else unknown_name(argument, place, known, listed)
        if kind in (Argument.PATH, Argument.LAW):
            return self._unknown_path(f"law.{argument}" if kind is Argument.LAW else argument, place)
        return None

    def _unknown_path(self, argument: str, place: Place) -> Problem | None:
        table, _, column = argument.rpartition(".")
        if argument in self._situation:
            return None
        if table in self._situation and isinstance(kind := kind_of_fact(self._situation, table), tuple):
            return None if column in kind[1] else unknown_name(argument, place, [f"{table}.{name}" for name in kind[1]])
        return unknown_name(argument, place, self._known)

    def _root(self, path: str) -> tuple[Any, list[str]]:
        """Return the kind of the longest beginning of `path` that is known, and the names after it."""
        head, _, rest = path.partition(".")
        names = rest.split(".") if rest else []
        if head in _LISTED and names and f"{head}.{names[0]}" not in self._situation:
            return None, []
        root = kind_of_root(head)
        if root is not None:
            return root, names
        for known in self._beginnings(path):
            return kind_of_fact(self._situation, known), [name for name in path[len(known) + 1 :].split(".") if name]
        return None, []

    def _beginnings(self, path: str) -> Iterator[str]:
        while path:
            if path in self._situation:
                yield path
            path = path.rpartition(".")[0]

    def _kind_of_item(self, iterated: str | None, local: Mapping[str, Any], seen: frozenset[str]) -> Any:
        if iterated is None:
            return Anything
        names = iterated.split(".")
        if names[0] in local:
            if names[0] in seen:
                return Anything
            kind, rest = self._kind_of_item(local[names[0]], local, seen | {names[0]}), names[1:]
        else:
            kind, rest = self._root(iterated)
        for name in rest:
            kind = Anything if kind is None else member_of(kind, name)
        return Anything if kind is None else item_of(kind)

    def _wrong_member(self, path: str, names: list[str], kind: Any, place: Place) -> Problem | None:
        for name in names:
            kind = member_of(kind, name)
            if kind is None:
                return unknown_name(path, place, self._known)
        return None

    def _wrong_law_value(self, path: str, place: Place) -> Problem | None:
        head, _, rest = path.partition(".")
        law, *names = rest.split(".") if rest else [""]
        if head != "law" or len(names) < 2 or names[0] != _LAW_VALUES:
            return None
        fact = self._situation[f"law.{law}"].value
        if not isinstance(fact, LegalFact) or names[1] in fact.values:
            return None
        known = [f"law.{law}.{_LAW_VALUES}.{name}" for name in fact.values]
        return unknown_name(path, place, known)


def _no_member(path: str, names: Sequence[str], kind: Any, place: Place, sure: Collection[str]) -> Problem | None:
    """Return the problem of reading on, outside of an `if`, from what is None for some municipalities."""
    start = path.split(".")[: -len(names)] if names else []
    for name in names[:-1]:
        start = [*start, name]
        owner = ".".join(start)
        if may_be_nothing(kind, name) and owner not in sure:
            what = f"「{owner}」がない団体では、「{path}」を読めません"
            return Problem("template/may-be-nothing", place, what, f"{{% if {owner} %}} の中で読んでください")
        kind = member_of(kind, name)
    return None


def _unrolled(path: str, local: Mapping[str, Any]) -> str | None:
    """Return a path with each variable of a loop replaced by what the loop runs over; None where nobody can tell."""
    for _ in local:
        name, dot, rest = path.partition(".")
        if name not in local:
            return path
        if local[name] is None:
            return None
        path = f"{local[name]}{dot}{rest}"
    return path if head(path) not in local else None
