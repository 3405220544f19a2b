"""How a problem names the block it is about."""

from __future__ import annotations

from itertools import chain

from planner.errors import Place
from planner.japanese.width import shorten
from planner.manuscript.elements import Figure, Heading, Table
from planner.manuscript.model import Block, DocumentSection, Manuscript

_WIDTH = 40


def title_of(section: DocumentSection) -> str:
    """Return the first heading of a section as it is printed, else its first caption; the id if it has neither."""
    headings = (f"{_number(block)}{block.text}" for block in section.blocks if isinstance(block.content, Heading))
    tables = (block.content for block in section.blocks if isinstance(block.content, Table | Figure))
    captions = (f"{item.number}　{item.caption}".strip("　") for item in tables if item.caption)
    return next(chain(headings, captions), section.id)


def place_of(block: Block, manuscript: Manuscript) -> Place:
    """Return the document and section of a block, as they are printed."""
    name = block.id.removeprefix(f"{manuscript.id}.").rpartition(".")[0]
    section = next((item for item in manuscript.sections if item.id == name), None)
    return place_of_section(section, manuscript) if section else Place(label=manuscript.title)


def place_of_section(section: DocumentSection, manuscript: Manuscript) -> Place:
    """Return the document and name of a section."""
    return Place(label=f"{manuscript.title} {title_of(section)}")


def _number(block: Block) -> str:
    number = block.content.number if isinstance(block.content, Heading) else ""
    return f"{number}　" if number else ""


def start_of(block: Block) -> str:
    """Return the first words of a block."""
    return shorten(block.text, _WIDTH)
