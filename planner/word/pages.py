"""Estimates the page of each heading and caption by counting lines, so that contents are filled without Word.

The numbers are estimates. Word replaces them by its own when somebody updates the contents (F9); no page number
appears in the text itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from planner.manuscript.model import Manuscript
from planner.word.bookmarks import END
from planner.word.flow import Flow
from planner.word.outline import Outline
from planner.word.paper import Paper
from planner.word.parts import Part, parts
from planner.word.steps import Steps


class Pages(Struct, frozen=True):
    """The page of each heading and caption, by position of its block, and the number of pages of the body.

    If these are estimated, `ends` are the pages on which the blocks end, and `filled` tells of each part which share
    of its last page it takes.
    """

    of: dict[int, int]
    total: int
    ends: tuple[int, ...] = ()
    filled: tuple[float, ...] = ()


def measured_pages(outline: Outline, pages: Mapping[str, int]) -> Pages:
    """Return the pages of a file that was laid out, by bookmark."""
    entries = (*outline.entries, *outline.captions.values())
    return Pages({entry.position: pages.get(entry.bookmark, 1) for entry in entries}, pages.get(END, 1))


def estimate_pages(manuscript: Manuscript, steps: Steps, paper: Paper) -> Pages:
    """Return the estimated pages of a body that begins on page 1."""
    return pages_of(parts(manuscript), steps, paper)


def pages_of(found: Sequence[Part], steps: Steps, paper: Paper) -> Pages:
    """Return the estimated pages of parts as if the first began on page 1."""
    flow, ends, filled = Flow(paper.grid_height), list[int](), list[float]()
    for part in found:
        ends += _fill(flow, part, steps, paper.sideways() if part.landscape else paper)
        filled.append((flow.at + flow.kept) / flow.height)
    flow.settle()
    return Pages(flow.pages, flow.page, tuple(ends), tuple(filled))


def _fill(flow: Flow, part: Part, steps: Steps, paper: Paper) -> Iterator[int]:
    """Place the blocks of a part; yield the page on which each ends."""
    if not part.continuous:
        flow.new_page()
    flow.height, width, page = paper.grid_height, paper.text_width / 20, paper.text_height / 20
    blocks = (block for section in part.sections for block in section.blocks)
    for position, block in enumerate(blocks, part.start):
        for step, given in steps.of(block, position, width, page):
            step(flow, *given)
        yield flow.page
