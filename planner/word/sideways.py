"""What leads to a table that lies sideways lies on its page, unless the table would then need another."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from planner.manuscript.elements import Figure, Table
from planner.manuscript.model import DocumentSection, Manuscript


def led_by_text(manuscript: Manuscript) -> Iterator[int]:
    """Yield where a section lies sideways behind one of upright text, by their places among the sections."""
    for at, section in enumerate(manuscript.sections):
        if at and section.landscape and _leads(manuscript.sections[at - 1]):
            yield at


def with_its_text(manuscript: Manuscript, at: int) -> Manuscript:
    """Return the manuscript with the section before the one at `at` lying sideways as well."""
    lying = replace(manuscript.sections[at - 1], landscape=True)
    return replace(manuscript, sections=(*manuscript.sections[: at - 1], lying, *manuscript.sections[at:]))


def _leads(section: DocumentSection) -> bool:
    """Whether a section is upright text and nothing that may need the width or the height of a page."""
    contents = [block.content for block in section.blocks]
    return bool(contents) and not section.landscape and not any(isinstance(one, Table | Figure) for one in contents)
