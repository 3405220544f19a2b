"""How like another one a document is, once names and numbers are masked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property

from msgspec import Struct

from planner.audit.masking import Mask
from planner.audit.phrases import sentences
from planner.manuscript.elements import Heading
from planner.manuscript.model import Manuscript

_LENGTH = 5


class MaskedSection(Struct, frozen=True, dict=True):
    """The masked blocks of one section, each with its id, its sentences on lines of their own.

    Headings, which structure wants alike, are left out.
    """

    id: str
    blocks: tuple[tuple[str, str], ...]

    @property
    def sentences(self) -> tuple[str, ...]:
        """All sentences and cells."""
        return tuple(line for _, text in self.blocks for line in text.split("\n"))

    @cached_property
    def grams(self) -> frozenset[str]:
        """All runs of five characters."""
        return frozenset(gram for _, text in self.blocks for gram in grams_of(text))


class MaskedDocument(Struct, frozen=True, dict=True):
    """One document masked; `town` is whose it is."""

    id: str
    town: str
    sections: tuple[MaskedSection, ...]

    @cached_property
    def grams(self) -> frozenset[str]:
        """All runs of five characters."""
        return frozenset().union(*(section.grams for section in self.sections))

    @property
    def sentences(self) -> tuple[str, ...]:
        """All sentences and cells."""
        return tuple(line for section in self.sections for line in section.sentences)

    def only(self, names: Collection[str]) -> MaskedDocument:
        """Return the sections of these ids, or all if none is named."""
        kept = (section for section in self.sections if not names or section.id in names)
        return MaskedDocument(self.id, self.town, tuple(kept))


def masked(manuscript: Manuscript, mask: Mask, town: str) -> MaskedDocument:
    """Return a document masked."""
    sections = (
        MaskedSection(
            section.id,
            tuple(
                (block.id, "\n".join(map(mask, sentences(block))))
                for block in section.blocks
                if not isinstance(block.content, Heading)
            ),
        )
        for section in manuscript.sections
    )
    return MaskedDocument(manuscript.id, town, tuple(sections))


def similarity(one: Collection[str], other: Collection[str]) -> float:
    """Return the Jaccard index of two sets of runs, 0 (nothing in common) to 1 (the same)."""
    first, second = set(one), set(other)
    return len(first & second) / len(first | second) if first or second else 0.0


class Commonness(Struct, frozen=True):
    """How many of the runs of a text no other document has, and how many all others have."""

    total: int
    own: int
    everywhere: int

    @property
    def own_share(self) -> float:
        """The share that is in no other document, 0 to 1."""
        return self.own / self.total if self.total else 0.0

    @property
    def everywhere_share(self) -> float:
        """The share that is in all other documents, 0 to 1."""
        return self.everywhere / self.total if self.total else 0.0


class Crowd:
    """The same document of several other municipalities."""

    def __init__(self, others: Sequence[MaskedDocument]) -> None:
        self.others = tuple(others)
        self._counts = Counter(gram for other in self.others for gram in other.grams)

    def commonness(self, texts: Iterable[str]) -> Commonness:
        """Return how common the runs of masked texts are; a run counts as often as it stands there."""
        counts = [self._counts[gram] for text in texts for gram in grams_of(text)]
        return Commonness(len(counts), counts.count(0), sum(count == len(self.others) for count in counts))


def grams_of(text: str) -> Iterator[str]:
    """Yield every run of five characters, sentences joined; a shorter text is one run."""
    text = text.replace("\n", "")
    if text:
        yield from (text[at : at + _LENGTH] for at in range(max(1, len(text) - _LENGTH + 1)))
