"""What each stretch of text rests on: answers, public data, nothing yet, a legal duty, or nothing at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from msgspec import Struct

from planner.audit.model import Kind
from planner.manuscript.model import Block, Stretch
from planner.manuscript.trace import is_own
from planner.missing import Missing, is_known
from planner.questionnaire.model import Question
from planner.roots import Reach, root_of
from planner.situation.model import Fact, OriginKind, Situation

_OF_REACH = MappingProxyType({Reach.REGION: Kind.PUBLIC, Reach.DUTY: Kind.REQUIRED})


class Gap(Struct, frozen=True):
    """A question that nobody has answered yet, or the empty cells of a `column` of it and their `share` of all."""

    id: str
    column: str = ""
    share: float = 1.0


class Sources:
    """Sorts text by what it rests on; one for all documents of a situation."""

    def __init__(self, situation: Situation) -> None:
        self._situation = situation
        self._found: dict[tuple[tuple[str, ...], bool], Kind] = {}
        self._at_bottom: dict[str, frozenset[Kind]] = {}
        self._gaps: dict[str, tuple[Gap, ...]] = {}
        self._unknown = frozenset(fact.path for fact in situation.unknown())

    def chars(self, blocks: Iterable[Block]) -> Mapping[Kind, int]:
        """Return how many characters of the blocks rest on what."""
        found: Counter[Kind] = Counter()
        for block in blocks:
            for stretch in block.trace.stretches:
                found[self.kind(stretch)] += stretch.chars
        return found

    def kind(self, stretch: Stretch) -> Kind:
        """Return what a stretch rests on: of its paths the strongest counts, an answer before all others.

        A value that nobody knows yet counts as unknown, whatever it would be worked out from.
        """
        key = stretch.paths, stretch.is_value
        if key not in self._found:
            self._found[key] = self._kind(*key)
        return self._found[key]

    def _kind(self, paths: tuple[str, ...], is_value: bool) -> Kind:
        own = tuple(path for path in paths if is_own(path))
        if any(root_of(path).pending for path in own) or (is_value and any(map(self._is_open, own))):
            return Kind.UNKNOWN
        kinds = {kind for path in own for kind in self._bottom(path)}
        kinds |= {_OF_REACH[reach] for path in paths if (reach := root_of(path).reach) in _OF_REACH}
        return next(kind for kind in Kind if kind in kinds or kind is Kind.COMMON)

    def gaps(self, path: str) -> tuple[Gap, ...]:
        """Return what somebody could still tell of all that is at the bottom of a path."""
        if path not in self._gaps:
            self._gaps[path] = tuple(gap for fact in self._situation.origins((path,)) for gap in self._gap(fact, path))
        return self._gaps[path]

    def question(self, gap: Gap) -> Question:
        """Return the question of a gap."""
        question = self._situation[gap.id].question
        assert question is not None
        return question

    def _gap(self, fact: Fact, path: str) -> Iterator[Gap]:
        """Yield the question behind a fact if it is open, or the column that `path` names if cells of it are empty."""
        question = fact.question
        if question is None or question.after_draft:
            return
        if fact.path in self._unknown:
            yield Gap(question.id)
        elif is_known(fact.value) and fact.value:
            for column in question.columns:
                if path == f"{fact.path}.{column.id}":
                    empty = sum(not is_known(row.get(column.id, Missing(path))) for row in fact.value)
                    yield from [Gap(question.id, column.label, empty / len(fact.value))] if empty else []

    def _is_open(self, path: str) -> bool:
        fact = self._situation.fact_behind(path)
        return bool(fact and isinstance(fact.value, Missing) and not fact.value.is_settled)

    def _bottom(self, path: str) -> frozenset[Kind]:
        """Return what is at the bottom of a path; an answer that a question is still waiting for is unknown."""
        if path not in self._at_bottom:
            self._at_bottom[path] = frozenset(self._kinds_behind(path))
        return self._at_bottom[path]

    def _kinds_behind(self, path: str) -> Iterator[Kind]:
        for fact in self._situation.origins((path,)):
            if fact.origin.kind is OriginKind.PUBLIC:
                yield Kind.PUBLIC if is_own(fact.path) else Kind.COMMON
            elif fact.question:
                yield Kind.ANSWER if is_known(fact.value) or not self._is_open(fact.path) else Kind.UNKNOWN
