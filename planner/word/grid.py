"""The grid of a table: even rows, widths of columns, merged cells, and which way each column is set."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from planner.manuscript.model import Inlines, Merged, Table, TableKind
from planner.word.metrics import Metrics
from planner.word.outline import plain_text
from planner.word.widths import column_widths

STYLES = MappingProxyType(
    {TableKind.PLAIN: "PlanTable", TableKind.ROADMAP: "RoadmapTable", TableKind.SHEET: "SheetTable"}
)
_FIGURE = re.compile(r"[△▲+\-]?[0-9][0-9,.]*(千円|万円|億円|円|人|件|%|箇所|台|日|時間|回|世帯|点|人日|ha|km)?")
_FEW_DIGITS = 2
_NARROW = 1250  # twips a column on average; with less room the text is set smaller


@dataclass(frozen=True, slots=True)
class Grid:
    """What a table comes to once rows are made even: columns in twips, and how each is aligned.

    `style` is the table's style, `text` that of its cells.
    """

    style: str
    text: str
    header: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    widths: tuple[int, ...]
    align: tuple[str, ...]


def lay_out(content: Table, text_width: int, metrics: Metrics) -> Grid | None:
    """Return the grid of a table; None if it has no cell. Short rows are filled up with empty cells."""
    header = content.header if any(inline.text for cell in content.header for inline in cell) else ()
    count = max((len(row) for row in (header, *content.rows)), default=0)
    if not count or not (header or content.rows):
        return None
    rows = tuple(_even(row, count) for row in content.rows)
    even = _even(header, count) if header else ()
    columns = [[_own_text(row, at) for row in (even, *rows) if row] for at in range(count)]
    bodies = [cells[1:] if even else cells for cells in columns]
    align = tuple(_alignment(at, content, bodies[at]) for at in range(count))
    text = "TableTextSmall" if text_width / count < _NARROW else "TableText"
    widths = column_widths(content.widths, columns, text_width, round(metrics.of(text).size * 20))
    return Grid(STYLES[content.kind], text, even, rows, widths, align)


def is_merged(cell: Inlines, side: Merged) -> bool:
    """Whether a cell is one with its neighbour on that side."""
    return len(cell) == 1 and cell[0] is side


def spans(row: Sequence[Inlines]) -> Iterator[tuple[int, int]]:
    """Yield where each cell of a row begins and how many columns it takes."""
    starts = [at for at, cell in enumerate(row) if at == 0 or not is_merged(cell, Merged.LEFT)]
    for at, following in zip(starts, [*starts[1:], len(row)], strict=True):
        yield at, following - at


def has_empty_column(grid: Grid) -> bool:
    """Whether a column has nothing in its cells, to be filled in by hand."""
    filled = {at for row in grid.rows for at, cell in enumerate(row) if any(inline.text for inline in cell)}
    return len(filled) < len(grid.widths)


def _own_text(row: Sequence[Inlines], at: int) -> str:
    """Return what a cell asks its column to hold: nothing if it has the room of several."""
    spread = at + 1 < len(row) and is_merged(row[at + 1], Merged.LEFT)
    return "" if spread else plain_text(row[at])


def _even(row: tuple[Inlines, ...], count: int) -> tuple[Inlines, ...]:
    return row + ((),) * (count - len(row))


def _alignment(at: int, content: Table, cells: Sequence[str]) -> str:
    """Return `center`, `right` or nothing for left; unless told otherwise figures stand right, single ones centred."""
    given = content.align[at] if at < len(content.align) else ""
    if given in ("center", "right", "left"):
        return "" if given == "left" else given
    filled = [unicodedata.normalize("NFKC", cell).strip() for cell in cells if cell.strip()]
    if not filled or not all(map(_FIGURE.fullmatch, filled)):
        return ""
    return "right" if max(map(len, filled)) > _FEW_DIGITS else "center"
