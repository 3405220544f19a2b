"""How a problem names the block it is about."""

from __future__ import annotations

from planner.errors import Place
from planner.japanese.width import shorten
from planner.manuscript.model import Block, DocumentSection, Manuscript

_WIDTH = 40


def place_of(block: Block, manuscript: Manuscript) -> Place:
    """Return the document and section of a block."""
    section = block.id.removeprefix(f"{manuscript.id}.").rpartition(".")[0]
    return Place(label=f"{manuscript.title} {section}")


def place_of_section(section: DocumentSection, manuscript: Manuscript) -> Place:
    """Return the document and name of a section."""
    return Place(label=f"{manuscript.title} {section.id}")


def start_of(block: Block) -> str:
    """Return the first words of a block."""
    return shorten(block.text, _WIDTH)
