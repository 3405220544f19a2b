"""What is measured at once: a document or some of its sections, with all that it is compared with."""

from __future__ import annotations

from collections.abc import Collection

from msgspec import Struct
from msgspec.structs import replace

from planner.audit.known import NOBODY, Town
from planner.audit.likeness import MaskedDocument
from planner.audit.masking import Mask
from planner.audit.sources import Sources
from planner.manuscript.model import Manuscript
from planner.writing import Rule


class Part(Struct, frozen=True):
    """A document or some of its sections, with all that is compared with it.

    `names` finds the proper nouns of the answers, `strangers` the names of other municipalities; `rules` are those of
    official writing. `own` is what is known of the municipality, `towns` the same of those compared with.
    """

    manuscript: Manuscript
    masked: MaskedDocument
    others: tuple[MaskedDocument, ...]
    sources: Sources
    names: Mask
    strangers: Mask
    rules: tuple[Rule, ...] = ()
    own: Town = NOBODY
    towns: tuple[Town, ...] = ()

    def only(self, sections: Collection[str]) -> Part:
        """Return the part that consists of these sections, or all of it if none is named."""
        kept = tuple(item for item in self.manuscript.sections if not sections or item.id in sections)
        others = tuple(other.only(sections) for other in self.others)
        return replace(
            self, manuscript=replace(self.manuscript, sections=kept), masked=self.masked.only(sections), others=others
        )

    @property
    def chars(self) -> int:
        """How many characters it has."""
        return sum(block.trace.chars for block in self.manuscript.blocks())
