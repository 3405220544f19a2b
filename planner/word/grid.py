"""The grid of a table: even rows, widths of columns, merged cells, and which way each column is set."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple

from planner.manuscript.model import Inlines, Merged, Table, TableKind
from planner.word.balance import Room, lowest_widths
from planner.word.metrics import Metrics
from planner.word.outline import plain_text
from planner.word.widths import column_widths

STYLES = MappingProxyType(
    {TableKind.PLAIN: "PlanTable", TableKind.ROADMAP: "RoadmapTable", TableKind.SHEET: "SheetTable"}
)
Row = tuple[Inlines, ...]

_FIGURE = re.compile(r"[△▲+\-]?[0-9][0-9,.]*(千円|万円|億円|円|人|件|%|箇所|台|日|時間|回|世帯|点|人日|ha|km)?")
_FEW_DIGITS = 2
_NARROW = 1250  # twips a column on average; with less room the text is set smaller


class Cell(NamedTuple):
    """A cell: the column it begins in and how many columns it takes, and what it holds.

    `merge` is `restart` where the cell is one with that below, `continue` where it is one with that above, or empty.
    """

    at: int
    span: int
    inlines: Inlines
    text: str
    merge: str


@dataclass(frozen=True, slots=True)
class Grid:
    """What a table comes to once rows are made even: columns in twips, and how each is aligned.

    `style` is the table's style, `text` that of its cells.
    """

    style: str
    text: str
    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...]
    align: tuple[str, ...]


def lay_out(content: Table, text_width: int, metrics: Metrics) -> Grid | None:
    """Return the grid of a table; None if it has no cell. Short rows are filled up with empty cells."""
    header = content.header if any(inline.text for cell in content.header for inline in cell) else ()
    count = max((len(row) for row in (header, *content.rows)), default=0)
    if not count or not (header or content.rows):
        return None
    top = next(_body([_even(header, count)])) if header else ()
    rows = tuple(_body([_even(row, count) for row in content.rows]))
    bodies = _columns(rows, count)
    align = tuple(_alignment(at, content, bodies[at]) for at in range(count))
    text = "TableTextSmall" if text_width / count < _NARROW else "TableText"
    columns = [[above, *column] for above, column in zip(_asked(top), bodies, strict=True)] if top else bodies
    widths = column_widths(content.widths, columns, text_width, _size(text, metrics))
    return Grid(STYLES[content.kind], text, top, rows, widths, align)


def fitting_widths(content: Table, grid: Grid, metrics: Metrics) -> tuple[int, ...]:
    """Return the widths with which the columns of a grid take the fewest lines, by what their cells hold."""
    columns = _columns((grid.header, *grid.rows), len(grid.widths))
    sides, _ = metrics.cell_margins(grid.style)
    alike = content.widths if content.kind is TableKind.ROADMAP else ()
    return lowest_widths(columns, Room(sum(grid.widths), _size(grid.text, metrics), sides * 20, alike))


def has_empty_column(grid: Grid) -> bool:
    """Whether a column has nothing in its cells, to be filled in by hand."""
    filled = {cell.at for row in grid.rows for cell in row if any(inline.text for inline in cell.inlines)}
    return len(filled) < len(grid.widths)


def has_empty_cell(row: Iterable[Cell]) -> bool:
    """Whether a cell of the row that is not one with its neighbour has nothing in it."""
    return any(not cell.merge and not any(inline.text for inline in cell.inlines) for cell in row)


def _size(style: str, metrics: Metrics) -> int:
    return round(metrics.of(style).size * 20)


def _is_merged(cell: Inlines, side: Merged) -> bool:
    """Whether a cell is one with its neighbour on that side."""
    return len(cell) == 1 and cell[0] is side


def _body(rows: Sequence[Row]) -> Iterator[tuple[Cell, ...]]:
    """Yield the cells of rows, those merged with cells above or below marked; nothing is above the first."""
    if Merged not in set(map(type, chain.from_iterable(chain.from_iterable(rows)))):
        yield from map(_single, rows)
        return
    above: Row = ()
    for row, below in zip(rows, [*rows[1:], ()], strict=True):
        yield _cells(row, above, below)
        above = row


def _single(row: Row) -> tuple[Cell, ...]:
    return tuple([Cell(at, 1, inlines, plain_text(inlines), "") for at, inlines in enumerate(row)])


def _cells(row: Row, above: Row, below: Row) -> tuple[Cell, ...]:
    starts = [at for at, cell in enumerate(row) if at == 0 or not _is_merged(cell, Merged.LEFT)]
    return tuple(
        Cell(at, following - at, row[at], plain_text(row[at]), _merge(row, at, above, below))
        for at, following in zip(starts, [*starts[1:], len(row)], strict=True)
    )


def _merge(row: Row, at: int, above: Row, below: Row) -> str:
    if above and _is_merged(row[at], Merged.ABOVE):
        return "continue"
    return "restart" if below and _is_merged(below[at], Merged.ABOVE) else ""


def _columns(rows: Iterable[tuple[Cell, ...]], count: int) -> list[list[str]]:
    """Return what each column is asked to hold: nothing by a cell that has the room of several."""
    texts = [_asked(row) for row in rows if row]
    return [list(column) for column in zip(*texts, strict=True)] or [[] for _ in range(count)]


def _asked(row: tuple[Cell, ...]) -> list[str]:
    return [text for cell in row for text in ((cell.text,) if cell.span == 1 else ("",) * cell.span)]


def _even(row: Row, count: int) -> Row:
    return row + ((),) * (count - len(row))


def _alignment(at: int, content: Table, cells: Sequence[str]) -> str:
    """Return `center`, `right` or nothing for left; unless told otherwise figures stand right, single ones centred."""
    given = content.align[at] if at < len(content.align) else ""
    if given in ("center", "right", "left"):
        return "" if given == "left" else given
    filled = [cell for cell in map(str.strip, cells) if cell]
    if not filled or not all(_FIGURE.fullmatch(unicodedata.normalize("NFKC", cell)) for cell in filled):
        return ""
    return "right" if max(map(len, filled)) > _FEW_DIGITS else "center"
