"""What an audit of one document found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from planner.errors import Problem, Severity


@dataclass(frozen=True, slots=True)
class Share:
    """How the characters of a section or a document are shared out; `title` is its first heading.

    `common` are those in blocks that touched nothing of this municipality, `own` those that came out of its values
    or stand under a condition on them.
    """

    id: str
    title: str
    chars: int
    common: int
    own: int

    @property
    def common_share(self) -> float:
        """The share of boilerplate, 0 to 1."""
        return self.common / self.chars if self.chars else 0.0

    @property
    def own_share(self) -> float:
        """The share of characters that depend on this municipality, 0 to 1."""
        return self.own / self.chars if self.chars else 0.0


def total(name: str, title: str, shares: Iterable[Share]) -> Share:
    """Return several shares as one."""
    parts = tuple(shares)
    return Share(name, title, sum(p.chars for p in parts), sum(p.common for p in parts), sum(p.own for p in parts))


@dataclass(frozen=True, slots=True)
class Slogan:
    """A sentence that promises without saying who, when or how much."""

    block_id: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Released:
    """A value narrower than its document that a block of a section shows for a reason; `start` are its first words."""

    section: str
    start: str
    label: str
    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class DocumentAudit:
    """One document measured. `sentences` counts all sentences, `slogans` are the empty ones, longest first."""

    id: str
    title: str
    sections: tuple[Share, ...]
    sentences: int
    slogans: tuple[Slogan, ...]
    problems: tuple[Problem, ...]
    released: tuple[Released, ...] = ()

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
