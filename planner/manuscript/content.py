"""What stands in a block, whatever it is: its plain text, its inlines, and the same content with every text changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from msgspec.structs import replace

from planner.manuscript.elements import (
    Box,
    Chart,
    Content,
    Diagram,
    Figure,
    Footnote,
    Inlines,
    ItemList,
    ListItem,
    Table,
    Text,
)
from planner.manuscript.figures import box_lines, chart_lines
from planner.manuscript.inline import text_of
from planner.manuscript.model import Block

Change = Callable[[Inlines], Inlines]


def with_content(block: Block, content: Content) -> Block:
    """Return the block holding `content`, and the text that goes with it."""
    return replace(block, content=content, text=block_text(content))


def with_texts(block: Block, change: Change) -> Block:
    """Return the block with `change` made to every text, cell and item in it."""
    return with_content(block, mapped(block.content, change))


def with_note(block: Block, note: str) -> Block:
    """Return the block with a note: below a table or a figure, else at the end as a footnote."""
    return with_content(block, _noted(block.content, note))


def block_text(content: Content) -> str:
    """Return a block as plain text: items and rows on lines of their own, cells parted by tabs."""
    if isinstance(content, ItemList):
        return "\n".join(_item_lines(content.items, ""))
    if isinstance(content, Table | Figure):
        lines = (content.caption, *_drawn_lines(content), *map(text_of, content.notes))
        return "\n".join(line for line in lines if line.strip())
    return text_of(content.inlines)


def _drawn_lines(content: Table | Figure) -> Iterator[str]:
    if isinstance(content, Table):
        yield from ("\t".join(map(text_of, row)) for row in (content.header, *content.rows))
    elif isinstance(content.drawing, Chart):
        yield from chart_lines(content.drawing)
    else:
        yield from box_lines(content.drawing.boxes, "")


def _item_lines(items: Iterable[ListItem], indent: str) -> Iterator[str]:
    for item in items:
        yield indent + text_of(item.inlines)
        for below in item.lists:
            yield from _item_lines(below.items, indent + "  ")


def all_inlines(content: Content) -> Inlines:
    """Return everything that stands in a block's text, cells and items included."""
    if isinstance(content, ItemList):
        return tuple(inline for item in content.items for inline in _in_item(item))
    if isinstance(content, Table):
        cells = (*content.header, *(cell for row in content.rows for cell in row), *content.notes)
        return tuple(inline for cell in cells for inline in cell)
    if isinstance(content, Figure):
        boxes = content.drawing.boxes if isinstance(content.drawing, Diagram) else ()
        in_notes = (inline for note in content.notes for inline in note)
        return (*(inline for box in boxes for inline in _in_box(box)), *in_notes)
    return content.inlines


def _in_box(box: Box) -> Inlines:
    return (*box.inlines, *(inline for child in box.children for inline in _in_box(child)))


def _in_item(item: ListItem) -> Inlines:
    return (*item.inlines, *(inline for below in item.lists for inline in all_inlines(below)))


def mapped(content: Content, change: Change) -> Content:
    """Return a block's content with `change` made to every text, cell and item in it."""
    if isinstance(content, ItemList):
        return _mapped_list(content, change)
    if isinstance(content, Table):
        return replace(
            content,
            header=tuple(map(change, content.header)),
            rows=tuple(tuple(map(change, row)) for row in content.rows),
            notes=tuple(map(change, content.notes)),
        )
    if isinstance(content, Figure):
        return _mapped_figure(content, change)
    return replace(content, inlines=change(content.inlines))


def _mapped_list(content: ItemList, change: Change) -> ItemList:
    return replace(content, items=tuple(_mapped_item(item, change) for item in content.items))


def _mapped_figure(figure: Figure, change: Change) -> Figure:
    drawing = figure.drawing
    if isinstance(drawing, Diagram):
        drawing = replace(drawing, boxes=tuple(_mapped_box(box, change) for box in drawing.boxes))
    return replace(figure, drawing=drawing, notes=tuple(map(change, figure.notes)))


def _mapped_box(box: Box, change: Change) -> Box:
    return Box(change(box.inlines), tuple(_mapped_box(child, change) for child in box.children))


def _mapped_item(item: ListItem, change: Change) -> ListItem:
    return ListItem(change(item.inlines), tuple(_mapped_list(below, change) for below in item.lists))


def _noted(content: Content, note: str) -> Content:
    if isinstance(content, Table | Figure):
        return replace(content, notes=(*content.notes, (Text(f"注：{note}"),)))
    if isinstance(content, ItemList):
        *first, last = content.items
        return replace(content, items=(*first, replace(last, inlines=(*last.inlines, Footnote(note)))))
    return replace(content, inlines=(*content.inlines, Footnote(note)))
