"""The same document of two municipalities side by side."""

from __future__ import annotations

from msgspec import Struct

from planner.audit.likeness import MaskedDocument, similarity
from planner.audit.place import title_of
from planner.manuscript.model import Manuscript


class SectionPair(Struct, frozen=True):
    """One section of both: how alike they are, and how many runs of five characters they have in common."""

    title: str
    similarity: float
    common: int


class Pair(Struct, frozen=True):
    """The same document of two municipalities, its sections with the most common text first."""

    title: str
    similarity: float
    sections: tuple[SectionPair, ...]


def paired(manuscript: Manuscript, own: MaskedDocument, other: MaskedDocument) -> Pair:
    """Return a document beside that of another municipality; `own` is `manuscript` masked."""
    sections = (
        SectionPair(title_of(section), similarity(mine.grams, theirs), len(mine.grams & theirs))
        for section, mine in zip(manuscript.sections, own.sections, strict=True)
        for theirs in [other.only([section.id]).grams]
    )
    ordered = tuple(sorted(sections, key=lambda item: -item.common))
    return Pair(manuscript.title, similarity(own.grams, other.grams), ordered)
