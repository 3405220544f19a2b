"""What each block of a manuscript asks of the page that is being filled, told in steps that are worked out once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Any

from planner.manuscript.elements import Chart, Figure, Footnote, Heading, Inlines, ItemList, Paragraph, Table
from planner.manuscript.model import Block, Scheme
from planner.word.diagrams import drawing_of
from planner.word.figures import chart_height, undrawn
from planner.word.flow import Flow
from planner.word.grid import Grid
from planner.word.heights import Grids, Heights
from planner.word.lists import list_style
from planner.word.outline import Outline, plain_text

Step = tuple[Callable[..., None], tuple[Any, ...]]  # what the flow is to do, and with what
_Known = dict[tuple[float | bool, ...], tuple[Block, tuple[Step, ...]]]


class Steps:
    """The steps of the blocks of one document, for the grids of its tables.

    Pages are estimated for several ways to fill them, of which most blocks know nothing.
    """

    def __init__(self, grids: Grids, outline: Outline, scheme: Scheme, known: _Known | None = None) -> None:
        self.grids, self._outline, self._scheme = grids, outline, scheme
        self._known: _Known = {} if known is None else known

    def of(self, block: Block, position: int, width: float, page: float) -> tuple[Step, ...]:
        """Return the steps of the block at a position, for a text `width` and a page `page` points high."""
        content = block.content
        key = (position, width, page, self.grids.is_small(content)) if isinstance(content, Table) else (position, width)
        found = self._known.get(key)
        if found is None or found[0] is not block:
            found = self._known[key] = block, tuple(self._steps(block, position, width, page))
        return found[1]

    def with_small(self, number: str) -> Steps:
        """Return the same steps but for the table of that number, which is set in small letters."""
        return Steps(self.grids.with_small(number), self._outline, self._scheme, self._known)

    def _steps(self, block: Block, position: int, width: float, page: float) -> Iterable[Step]:
        content = block.content
        if isinstance(content, Paragraph):
            return (self._paragraph(content, position, width),)
        if isinstance(content, Heading):
            return self._heading(content, position, width)
        if isinstance(content, ItemList):
            return self._items(content, 0, width)
        return self._captioned(content, position, width, page)

    def _heading(self, content: Heading, position: int, width: float) -> Iterator[Step]:
        if position in self._outline.opening:
            yield Flow.new_page, ()
        measure = self.grids.metrics.of(self._outline.styles[position])
        lines = measure.lines(f"{content.number} {plain_text(content.inlines)}", width)
        yield Flow.heading, (lines, measure, position)

    def _paragraph(self, content: Paragraph, position: int, width: float) -> Step:
        if content.leads:
            measure = self.grids.metrics.of("BodyText")
            lines = measure.lines(plain_text(content.inlines), width)
            return Flow.leading, (lines, measure, self._notes(content.inlines, width))
        style = self._outline.styles.get(position, "BodyText")
        return self._text(content.inlines, style, width, numbered=bool(content.number))

    def _text(self, inlines: Inlines, style: str, width: float, *, numbered: bool = False) -> Step:
        measure, text = self.grids.metrics.of(style), plain_text(inlines).strip(" ")
        lines = measure.numbered_lines(text, width) if numbered else measure.lines(text, width)
        return Flow.lines, (lines, measure, self._notes(inlines, width))

    def _notes(self, inlines: Inlines, width: float) -> float:
        """Return the height of the footnotes of a text."""
        if Footnote not in map(type, inlines):  # as in most
            return 0.0
        measure = self.grids.metrics.of("FootnoteText")
        notes = [inline.text for inline in inlines if isinstance(inline, Footnote)]
        return sum([measure.numbered_lines(note, width) * measure.line + measure.after for note in notes])

    def _items(self, content: ItemList, depth: int, width: float) -> Iterator[Step]:
        style = list_style(content.ordered, depth, self._scheme)
        for item in content.items:
            yield self._text(item.inlines, style, width, numbered=True)  # or behind a dot
            for below in item.lists:
                yield from self._items(below, depth + 1, width)

    def _captioned(self, content: Table | Figure, position: int, width: float, page: float) -> Iterator[Step]:
        caption, end = self.grids.metrics.of("Caption"), self.grids.metrics.of("TableEnd")
        if content.caption or content.number:
            lines = caption.lines(f"{content.number} {content.caption}", width)
            yield Flow.heading, (lines, caption, position)
        if isinstance(content, Table):
            found = self.grids.of(content, round(width * 20))
            if found:
                yield from self._rows(*found, bool(content.notes), width, page)
        else:
            yield from self._drawing(content, width)
        for note in content.notes:
            yield self._text(note, "TableNote", width)
        yield Flow.lines, (1, end)

    def _drawing(self, content: Figure, width: float) -> Iterator[Step]:
        measure = self.grids.metrics.of("Figure")
        if isinstance(content.drawing, Chart):
            drawn = chart_height(content.drawing, width, self.grids.spread.charts.get(content.number, 1.0))
            height = measure.line if undrawn(content.drawing) else drawn
        else:
            height = drawing_of(content.drawing, width, self.grids.metrics.of("FigureText")).height
        notes = self.grids.metrics.of("TableNote").line * len(content.notes)  # they stay on the page of the figure
        whole = measure.before + height + measure.after
        yield Flow.settle, (whole + notes,)
        yield Flow.box, (whole,)

    def _rows(self, grid: Grid, heights: Heights, noted: bool, width: float, page: float) -> Iterator[Step]:
        yield Flow.keep, (heights.header,)
        together = notes = 0.0
        kept = heights.kept(page, noted)
        footed = Footnote in map(type, chain.from_iterable(chain.from_iterable([row.cells for row in grid.rows])))
        for row, height, stays in zip(grid.rows, heights.rows, kept, strict=True):
            together += height
            notes += sum([self._notes(cell, width) for cell in row.cells]) if footed else 0.0
            if not stays:
                yield Flow.box, (together, heights.header, notes)
                together = notes = 0.0
        yield Flow.keep, (together,)
        yield Flow.note, (notes,)
