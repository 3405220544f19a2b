"""A manuscript as plain text: a line for every heading, paragraph, item and row, with the numbers as printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from planner.manuscript.elements import Chart, Figure, Heading, Inlines, ItemList, Paragraph, Table
from planner.manuscript.figures import box_lines, chart_lines
from planner.manuscript.inline import text_of
from planner.manuscript.model import Block, DocumentSection

_CELLS = " | "


def section_lines(section: DocumentSection) -> list[str]:
    """Return the lines of a section."""
    return [line for block in section.blocks for line in block_lines(block)]


def block_lines(block: Block) -> list[str]:
    """Return the lines of a block: items behind ・ or their number, the cells of a row between bars."""
    return [line for line in _lines(block) if line.strip()]


def _lines(block: Block) -> Iterator[str]:
    content = block.content
    if isinstance(content, ItemList):
        yield from _items(content, "")
    elif isinstance(content, Table | Figure):
        yield f"{content.number}　{content.caption}" if content.number else content.caption
        yield from _drawn(content)
        yield from map(text_of, content.notes)
    else:
        yield from _numbered(content)


def _numbered(content: Heading | Paragraph) -> Iterator[str]:
    text = text_of(content.inlines)
    yield from (f"{content.number}　{text}" if content.number else text).split("\n")


def _items(content: ItemList, indent: str) -> Iterator[str]:
    for place, item in enumerate(content.items, 1):
        yield f"{indent}{f'({place}) ' if content.ordered else '・'}{_flat(item.inlines)}"
        for below in item.lists:
            yield from _items(below, indent + "  ")


def _drawn(content: Table | Figure) -> Iterator[str]:
    if isinstance(content, Table):
        yield from _rows((content.header, *content.rows))
    elif isinstance(content.drawing, Chart):
        yield from (line.replace("\t", _CELLS) for line in chart_lines(content.drawing))
    else:
        yield from box_lines(content.drawing.boxes, "")


def _rows(rows: Iterable[tuple[Inlines, ...]]) -> Iterator[str]:
    yield from (f"| {_CELLS.join(map(_flat, row))} |" for row in rows)


def _flat(inlines: Inlines) -> str:
    return text_of(inlines).replace("\n", " ")
