"""What an audit of one document found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from enum import Enum

from msgspec import Struct

from planner.errors import Problem, Severity


class Kind(Enum):
    """What a stretch of text rests on; the value is the word tables print."""

    ANSWER = "回答"
    PUBLIC = "統計・資料"
    UNKNOWN = "未把握"
    REQUIRED = "法令"
    COMMON = "共通"


class Share(Struct, frozen=True):
    """How many characters of a section or a document rest on what; `title` is its first heading."""

    id: str
    title: str
    chars: Mapping[Kind, int]

    @property
    def total(self) -> int:
        """All characters."""
        return sum(self.chars.values())

    def of(self, kind: Kind) -> float:
        """Return the share of one kind, 0 to 1."""
        return self.chars.get(kind, 0) / self.total if self.total else 0.0


def total(name: str, title: str, shares: Iterable[Share]) -> Share:
    """Return several shares as one."""
    chars: Counter[Kind] = Counter()
    for share in shares:
        chars.update(share.chars)
    return Share(name, title, chars)


class Slogan(Struct, frozen=True):
    """A sentence that promises without saying who, when or how much."""

    block_id: str
    sentence: str


class Released(Struct, frozen=True):
    """A value narrower than its document that a block of a section shows for a reason; `start` are its first words."""

    section: str
    start: str
    label: str
    path: str
    reason: str


class DocumentAudit(Struct, frozen=True):
    """One document measured. `sentences` counts all sentences, `slogans` are the empty ones, longest first.

    `folder` is that of the output in which the document lies among others of its kind, empty for one of its own.
    `problems` are for those who answer, `untraced` for those who write templates.
    """

    id: str
    title: str
    sections: tuple[Share, ...]
    sentences: int
    slogans: tuple[Slogan, ...]
    problems: tuple[Problem, ...]
    untraced: tuple[Problem, ...] = ()
    released: tuple[Released, ...] = ()
    folder: str = ""

    @property
    def share(self) -> Share:
        """The sections as one."""
        return total(self.id, self.title, self.sections)

    @property
    def slogan_share(self) -> float:
        """The share of empty sentences, 0 to 1."""
        return len(self.slogans) / self.sentences if self.sentences else 0.0

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What must be mended before the document may leave the house."""
        return tuple(problem for problem in self.problems if problem.severity is Severity.ERROR)
