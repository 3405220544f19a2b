"""Facts about one municipality, each with where it came from, under dotted paths."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum
from functools import cached_property
from types import MappingProxyType
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from planner.missing import Missing, Reason
from planner.questionnaire.model import Disclosure, Question


class OriginKind(Enum):
    """What stands behind a value; the value is the word the evidence table prints."""

    ANSWER = "回答"
    PUBLIC = "公的統計"
    LAW = "法令・国の資料"
    REGION = "地域の資料"
    DERIVED = "計算"
    RULE = "判定"
    BUILD = "作成時の指定"


OWN_ANSWER = "自団体の回答"  # the source of an answer for which nobody named one


class Origin(Struct, frozen=True):
    """Where a value came from. `as_of` is the date or year it is true of; `inputs` the paths it was worked out from.

    `only_written` if nobody told what date it is true of, so that `as_of` is the day on which it was written down: that
    tells how old it is at least, but is no date of a source.
    `note` is what whoever answered wrote beside the answer.
    `rows_of` is the table whose rows the value consists of: reading a column of it is reading that column there.
    """

    kind: OriginKind
    source: str = ""
    as_of: str = ""
    inputs: tuple[str, ...] = ()
    url: str = ""
    rows_of: str = ""
    note: str = ""
    only_written: bool = False


class Fact(Struct, frozen=True):
    """One value under `path`, with the label and unit a document prints.

    `question` is set if an answer gave it, `decimals` how many a number of its kind is printed with, None for as many
    as it has. `released` is the reason why a judgement may be published although
    narrower answers led to it; empty if there is none.
    """

    path: str
    value: Any
    label: str
    origin: Origin
    unit: str = ""
    disclosure: Disclosure = Disclosure.PUBLIC
    question: Question | None = None
    released: str = ""
    decimals: int | None = None


class Situation(Struct, frozen=True, dict=True):
    """All facts by path, on the date of the build."""

    on: date
    facts: Mapping[str, Fact]

    @cached_property
    def _values(self) -> dict[str, Any]:
        return {}

    @cached_property
    def _bottoms(self) -> dict[str, Mapping[str, Fact]]:
        return {}

    @cached_property
    def _classes(self) -> dict[str, Disclosure]:
        return {}

    @cached_property
    def _releases(self) -> dict[tuple[str, Disclosure], tuple[Fact, ...]]:
        return {}

    def __getitem__(self, path: str) -> Fact:
        return self.facts[path]

    def __contains__(self, path: object) -> bool:
        return path in self.facts

    def value(self, path: str) -> Any:
        """Return the value at `path`, `Missing` if not known; raises `KeyError` for a path that does not exist."""
        return self.facts[path].value

    def values(self) -> Mapping[str, Any]:
        """Return every value by path, as conditions and templates read them."""
        if not self._values:
            self._values.update((path, fact.value) for path, fact in self.facts.items())
        return self._values

    def with_facts(self, facts: Iterable[Fact]) -> Situation:
        """Return a situation that also knows `facts`; a fact of the same path replaces the earlier one."""
        return replace(self, facts=MappingProxyType({**self.facts, **{fact.path: fact for fact in facts}}))

    def fact_behind(self, path: str) -> Fact | None:
        """Return the fact that a logged path belongs to: itself, or the nearest one above it (a table's column)."""
        while path:
            if path in self.facts:
                return self.facts[path]
            path = path.rpartition(".")[0]
        return None

    def origins(self, paths: Iterable[str]) -> tuple[Fact, ...]:
        """Return the facts at the bottom of `paths`: what derived values and judgements were worked out from."""
        found = {where: fact for path in paths for where, fact in self._bottom(path).items()}
        return tuple(found[where] for where in sorted(found))

    def _bottom(self, path: str) -> Mapping[str, Fact]:
        if path not in self._bottoms:
            fact = self.fact_behind(path)
            inputs = inputs_of(fact, path) if fact else ()
            own = {path if path != fact.path and fact.question else fact.path: fact} if fact and not inputs else {}
            self._bottoms[path] = {where: item for part in inputs for where, item in self._bottom(part).items()} | own
        return self._bottoms[path]

    def disclosure(self, path: str) -> Disclosure:
        """Return the narrowest class among `path` and what it was worked out from; a released judgement is public."""
        if path not in self._classes:
            fact = self.fact_behind(path)
            closed = fact if fact and not fact.released else None
            self._classes[path] = self._inherited(closed, path) if closed else Disclosure.PUBLIC
        return self._classes[path]

    def released(self, path: str, disclosure: Disclosure) -> tuple[Fact, ...]:
        """Return the judgements behind `path` that only their release lets into a document of class `disclosure`."""
        if (path, disclosure) not in self._releases:
            self._releases[path, disclosure] = tuple(self._released(path, disclosure))
        return self._releases[path, disclosure]

    def _released(self, path: str, disclosure: Disclosure) -> Iterable[Fact]:
        fact = self.fact_behind(path)
        if fact is None:
            return ()
        if fact.released and self._inherited(fact, path) > disclosure:
            return (fact,)
        return {item.path: item for part in inputs_of(fact, path) for item in self.released(part, disclosure)}.values()

    def _inherited(self, fact: Fact, path: str) -> Disclosure:
        return max((_own_disclosure(fact, path), *map(self.disclosure, inputs_of(fact, path))))

    def unknown(self) -> tuple[Fact, ...]:
        """Return the facts of the questions that are asked and not answered yet, in the questionnaire's order."""
        return tuple(fact for fact in self.facts.values() if fact.question and _is_open(fact.value))


def inputs_of(fact: Fact, path: str) -> tuple[str, ...]:
    """Return what the value read at `path`, of `fact` or of a column of it, was worked out from."""
    if not fact.origin.rows_of or path == fact.path:
        return fact.origin.inputs
    return (*fact.origin.inputs, fact.origin.rows_of + path.removeprefix(fact.path))


def _is_open(value: object) -> bool:
    return isinstance(value, Missing) and not value.is_settled and value.reason is not Reason.UNDECIDED


def _own_disclosure(fact: Fact, path: str) -> Disclosure:
    """Return a fact's class, or its column's if `path` names a column of its table."""
    if fact.question and path.startswith(fact.path + "."):
        columns = {column.id: column.disclosure for column in fact.question.columns}
        return columns.get(path.removeprefix(fact.path + "."), fact.disclosure)
    return fact.disclosure
