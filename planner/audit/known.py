"""What a reader who has the answers of a municipality knows of it: its words, and the measures chosen for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from msgspec import Struct

from planner.audit.likeness import grams_of
from planner.audit.masking import Mask
from planner.manuscript.display import printed, with_labels
from planner.missing import is_known
from planner.situation.model import Situation

_CLAUSE_END = re.compile(r"[。\n]")


class Town(Struct, frozen=True, dict=True):
    """`words` are the sentences of its answers, names and numbers masked, `measures` its measures by rank."""

    name: str
    words: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()

    @cached_property
    def grams(self) -> frozenset[str]:
        """All runs of five characters in its answers."""
        return frozenset(gram for text in self.words for gram in grams_of(text))


NOBODY = Town("")


def words_of(situation: Situation, mask: Mask) -> tuple[str, ...]:
    """Return what the answers of a situation say in words, each sentence once."""
    answers = (with_labels(fact) for fact in situation.facts.values() if fact.question and is_known(fact.value))
    said = (mask(part) for answer in answers for text in _texts(answer) for part in _CLAUSE_END.split(text))
    return tuple(dict.fromkeys(filter(None, said)))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield printed(value)
    elif isinstance(value, Mapping):
        for cell in value.values():
            yield from _texts(cell)
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _texts(item)
