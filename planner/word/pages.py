"""Estimates the page of each heading and caption by counting lines, so that contents are filled without Word.

The numbers are estimates. Word replaces them by its own when somebody updates the contents (F9); no page number
appears in the text itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain

from msgspec import Struct, field

from planner.manuscript.elements import Chart, Figure, Footnote, Heading, Inlines, ItemList, Paragraph, Table
from planner.manuscript.model import Block, Manuscript, Scheme
from planner.word.bookmarks import END
from planner.word.diagrams import drawing_of
from planner.word.figures import chart_height, undrawn
from planner.word.flow import Flow
from planner.word.grid import Grid
from planner.word.heights import Grids, Heights
from planner.word.lists import list_style
from planner.word.outline import Outline, plain_text
from planner.word.paper import Paper
from planner.word.parts import Part, parts


class Pages(Struct, frozen=True):
    """The page of each heading and caption, by position of its block, and the number of pages of the body.

    If these are estimated, `ends` are the pages on which the blocks end, and `filled` tells of each part which share
    of its last page it takes.
    """

    of: dict[int, int]
    total: int
    ends: tuple[int, ...] = ()
    filled: tuple[float, ...] = ()


class _Estimate(Struct):
    grids: Grids
    outline: Outline
    scheme: Scheme
    flow: Flow
    width: float = 0.0
    page: float = 0.0
    ends: list[int] = field(default_factory=list)
    filled: list[float] = field(default_factory=list)

    def part(self, part: Part, paper: Paper) -> None:
        if not part.continuous:
            self.flow.new_page()
        self.flow.height, self.width, self.page = paper.grid_height, paper.text_width / 20, paper.text_height / 20
        blocks = (block for section in part.sections for block in section.blocks)
        for position, block in enumerate(blocks, part.start):
            self.block(block, position)
            self.ends.append(self.flow.page)
        self.filled.append((self.flow.at + self.flow.kept) / self.flow.height)

    def block(self, block: Block, position: int) -> None:
        content = block.content
        if isinstance(content, Heading):
            self.heading(content, position)
        elif isinstance(content, Paragraph):
            self.paragraph(content, position)
        elif isinstance(content, ItemList):
            self.items(content, 0)
        else:
            self.captioned(content, position)

    def heading(self, content: Heading, position: int) -> None:
        if position in self.outline.opening:
            self.flow.new_page()
        measure = self.grids.metrics.of(self.outline.styles[position])
        lines = measure.lines(f"{content.number} {plain_text(content.inlines)}", self.width)
        self.flow.heading(lines, measure, position)

    def paragraph(self, content: Paragraph, position: int) -> None:
        if content.leads:
            measure = self.grids.metrics.of("BodyText")
            self.flow.leading(measure.lines(plain_text(content.inlines), self.width), measure)
        else:
            self.text(content.inlines, self.outline.styles.get(position, "BodyText"), bool(content.number))

    def text(self, inlines: Inlines, style: str, numbered: bool = False) -> None:
        lines = self.grids.lines(inlines, style, self.width, numbered)
        self.flow.lines(lines, self.grids.metrics.of(style), self.notes(inlines))

    def notes(self, inlines: Inlines) -> float:
        """Return the height of the footnotes of a text."""
        if Footnote not in map(type, inlines):  # as in most
            return 0.0
        measure = self.grids.metrics.of("FootnoteText")
        notes = [inline.text for inline in inlines if isinstance(inline, Footnote)]
        return sum([measure.numbered_lines(note, self.width) * measure.line + measure.after for note in notes])

    def items(self, content: ItemList, depth: int) -> None:
        style = list_style(content.ordered, depth, self.scheme)
        for item in content.items:
            self.text(item.inlines, style, numbered=True)  # or behind a dot
            for below in item.lists:
                self.items(below, depth + 1)

    def captioned(self, content: Table | Figure, position: int) -> None:
        caption, end = self.grids.metrics.of("Caption"), self.grids.metrics.of("TableEnd")
        if content.caption or content.number:
            lines = caption.lines(f"{content.number} {content.caption}", self.width)
            self.flow.heading(lines, caption, position)
        if isinstance(content, Table):
            self.table(content)
        else:
            self.drawing(content)
        for note in content.notes:
            self.text(note, "TableNote")
        self.flow.lines(1, end)

    def table(self, content: Table) -> None:
        found = self.grids.of(content, round(self.width * 20))
        if found:
            self.rows(*found, bool(content.notes))

    def drawing(self, content: Figure) -> None:
        measure = self.grids.metrics.of("Figure")
        if isinstance(content.drawing, Chart):
            drawn = chart_height(content.drawing, self.width, self.grids.spread.charts.get(content.number, 1.0))
            height = measure.line if undrawn(content.drawing) else drawn
        else:
            height = drawing_of(content.drawing, self.width, self.grids.metrics.of("FigureText")).height
        notes = self.grids.metrics.of("TableNote").line * len(content.notes)  # they stay on the page of the figure
        self.flow.settle(measure.before + height + measure.after + notes)
        self.flow.box(measure.before + height + measure.after)

    def rows(self, grid: Grid, heights: Heights, noted: bool) -> None:
        self.flow.keep(heights.header)
        together = notes = 0.0
        kept = heights.kept(self.page, noted)
        footed = Footnote in map(type, chain.from_iterable(chain.from_iterable([row.cells for row in grid.rows])))
        for row, height, stays in zip(grid.rows, heights.rows, kept, strict=True):
            together, notes = together + height, notes + (sum(map(self.notes, row.cells)) if footed else 0.0)
            if not stays:
                self.flow.box(together, heights.header, notes)
                together = notes = 0.0
        self.flow.keep(together)
        self.flow.note(notes)


def measured_pages(outline: Outline, pages: Mapping[str, int]) -> Pages:
    """Return the pages of a file that was laid out, by bookmark."""
    entries = (*outline.entries, *outline.captions.values())
    return Pages({entry.position: pages.get(entry.bookmark, 1) for entry in entries}, pages.get(END, 1))


def estimate_pages(manuscript: Manuscript, outline: Outline, grids: Grids, paper: Paper) -> Pages:
    """Return the estimated pages of a body that begins on page 1."""
    flow = Flow(paper.grid_height)
    estimate = _Estimate(grids, outline, manuscript.scheme, flow)
    for part in parts(manuscript):
        estimate.part(part, paper.sideways() if part.landscape else paper)
    flow.settle()
    return Pages(flow.pages, flow.page, tuple(estimate.ends), tuple(estimate.filled))
