"""What leads to a table that lies sideways lies on its page, unless the table would then need another."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from planner.manuscript.elements import Figure, Table
from planner.manuscript.model import DocumentSection, Manuscript


def laid_out(manuscript: Manuscript, total: Callable[[Manuscript], int]) -> Manuscript:
    """Return the manuscript with the text before a sideways section laid beside it where that takes no page more.

    A page of the upright text alone would often be white but for a heading. `total` counts the pages of a manuscript.
    """
    for at, section in enumerate(manuscript.sections):
        if at and section.landscape and _leads(manuscript.sections[at - 1]):
            before, lying = manuscript.sections[:at], replace(manuscript.sections[at - 1], landscape=True)
            other = replace(manuscript, sections=(*before[:-1], lying, *manuscript.sections[at:]))
            manuscript = other if total(other) <= total(manuscript) else manuscript
    return manuscript


def _leads(section: DocumentSection) -> bool:
    """Whether a section is upright text and nothing that may need the width or the height of a page."""
    contents = [block.content for block in section.blocks]
    return bool(contents) and not section.landscape and not any(isinstance(one, Table | Figure) for one in contents)
