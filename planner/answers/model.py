"""Answers keyed by question id, each with its state and where it came from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from types import MappingProxyType
from typing import Any

from msgspec import Struct, field

_LABELS = {"answered": "回答済み", "unknown": "分からない", "not_applicable": "該当なし", "later": "後で"}


class AnswerState(Enum):
    """What stands behind an answer; the value is the word written in the answers file."""

    ANSWERED = "answered"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"
    LATER = "later"

    @property
    def label(self) -> str:
        return _LABELS[self.value]


class Answer(Struct, frozen=True):
    """One answer. `value` is None unless `state` is `ANSWERED`.

    `as_of` is the date or year the value is true of (`2013`, `2025-02-21`), `on` the day it was written down, `by`
    who wrote it, `source` where it was found. `confirm` is set while an answer that this one depends on was changed
    after it and nobody has looked at it since, `unfinished` while a table still lacks rows. `line` is its line in the
    file, for messages.
    """

    state: AnswerState
    value: Any = None
    by: str = ""
    on: str = ""
    source: str = ""
    as_of: str = ""
    note: str = ""
    confirm: bool = False
    unfinished: bool = False
    line: int | None = None

    @property
    def is_answered(self) -> bool:
        return self.state is AnswerState.ANSWERED


class Answers(Struct, frozen=True):
    """Answers by question id, in the order of the file. A hidden question keeps its answer.

    `hidden` are the ids whose condition does not hold: rules and templates must not see their answers. `file` names
    where they were read, for messages.
    """

    by_id: Mapping[str, Answer] = field(default_factory=lambda: MappingProxyType({}))
    hidden: frozenset[str] = frozenset()
    file: str = ""

    def __iter__(self) -> Iterator[str]:
        return iter(self.by_id)

    def get(self, question_id: str) -> Answer | None:
        """Return the answer as the file has it, hidden or not; None if the question was never answered."""
        return self.by_id.get(question_id)

    def visible(self, question_id: str) -> Answer | None:
        """Return the answer that rules and templates may read; None if unanswered or hidden."""
        return None if question_id in self.hidden else self.by_id.get(question_id)

    def value(self, question_id: str) -> Any:
        """Return the visible answered value, or None."""
        answer = self.visible(question_id)
        return answer.value if answer and answer.is_answered else None
