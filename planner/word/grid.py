"""The grid of a table: even rows, widths of columns, merged cells, and which way each column is set."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from types import MappingProxyType

from msgspec import Struct

from planner.manuscript.elements import Table, TableKind
from planner.word.balance import Room, lowest_widths
from planner.word.metrics import Metrics
from planner.word.orphans import without_orphans
from planner.word.rows import Row, columns_of, even_rows
from planner.word.widths import column_widths, em

STYLES = MappingProxyType(
    {
        TableKind.PLAIN: "PlanTable",
        TableKind.ROADMAP: "RoadmapTable",
        TableKind.SHEET: "SheetTable",
        TableKind.FIGURES: "FiguresTable",
    }
)

_FIGURE = re.compile(r"[△▲+\-]?[0-9][0-9,.]*(千円|万円|億円|円|人|件|%|箇所|台|日|時間|回|世帯|点|人日|ha|km)?")
_FEW_DIGITS = 2
_NARROW = 1250  # twips a column on average; with less room the text is set smaller


class Grid(Struct, frozen=True):
    """What a table comes to once rows are made even: columns in twips, and how each is aligned.

    `style` is the table's style, `text` that of its cells and `first` that of the first row below the header.
    """

    style: str
    text: str
    first: str
    header: Row | None
    rows: tuple[Row, ...]
    widths: tuple[int, ...]
    align: tuple[str, ...]


def lay_out(content: Table, text_width: int, metrics: Metrics, *, small: bool = False) -> Grid | None:
    """Return the grid of a table, in small letters if asked for; None if it has no cell.

    Short rows are filled up with empty cells.
    """
    header = content.header if any(inline.text for cell in content.header for inline in cell) else ()
    count = max((len(row) for row in (header, *content.rows)), default=0)
    if not count or not (header or content.rows):
        return None
    top = next(even_rows([header], count)) if header else None
    rows = tuple(even_rows(content.rows, count))
    columns = columns_of((top, *rows) if top else rows, count)
    bodies = [column[1:] for column in columns] if top else columns
    align = tuple(_alignment(at, content, bodies[at]) for at in range(count))
    text = "TableTextSmall" if small or text_width / count < _NARROW else "TableText"
    largest = max(_size(style, metrics) for style in ((text, "TableHeader") if top else (text,)))
    widths = column_widths(content.widths, columns, text_width, largest)
    first = "TableFigure" if content.kind is TableKind.FIGURES else text
    return Grid(STYLES[content.kind], text, first, top, rows, widths, align)


def fitting_widths(content: Table, grid: Grid, metrics: Metrics) -> tuple[int, ...]:
    """Return the widths with which the columns of a grid take the fewest lines, by what their cells hold."""
    rows = (grid.header, *grid.rows) if grid.header else grid.rows
    columns = columns_of(rows, len(grid.widths))
    sides, _ = metrics.cell_margins(grid.style)
    alike = content.widths if content.kind is TableKind.ROADMAP else ()
    room = Room(sum(grid.widths), _size(grid.text, metrics), sides * 20, alike, _header_share(grid, metrics))
    return lowest_widths(columns, room)


def settled_widths(grid: Grid, metrics: Metrics) -> tuple[int, ...]:
    """Return the widths of a grid after its columns gave each other room for what stands alone on a line."""
    sides, _ = metrics.cell_margins(grid.style)
    columns = columns_of((grid.header, *grid.rows) if grid.header else grid.rows, len(grid.widths))
    texts = [list(map(em, row)) for row in zip(*columns, strict=True)]
    if grid.header:
        texts[0] = [text * _header_share(grid, metrics) for text in texts[0]]
    return without_orphans(texts, grid.widths, _size(grid.text, metrics), sides * 20)


def _header_share(grid: Grid, metrics: Metrics) -> float:
    return _size("TableHeader", metrics) / _size(grid.text, metrics) if grid.header else 1.0


def _size(style: str, metrics: Metrics) -> int:
    return round(metrics.of(style).size * 20)


def _alignment(at: int, content: Table, cells: Sequence[str]) -> str:
    """Return `center`, `right` or nothing for left; unless told otherwise figures stand right, single ones centred."""
    if content.kind is TableKind.FIGURES:
        return "center"
    given = content.align[at] if at < len(content.align) else ""
    if given in ("center", "right", "left"):
        return "" if given == "left" else given
    filled = [cell for cell in map(str.strip, cells) if cell]
    if not filled or not all(_FIGURE.fullmatch(unicodedata.normalize("NFKC", cell)) for cell in filled):
        return ""
    return "right" if max(map(len, filled)) > _FEW_DIGITS else "center"
