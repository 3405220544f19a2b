"""Tables: caption above, header rows that repeat, rows that do not split, widths that fill the page, notes below."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from planner.manuscript.model import Inlines, Merged, Table, TableKind
from planner.word.captions import caption
from planner.word.composition import Composition
from planner.word.outline import plain_text
from planner.word.widths import column_widths
from planner.word.xml import attribute, paragraph

STYLES = MappingProxyType(
    {TableKind.PLAIN: "PlanTable", TableKind.ROADMAP: "RoadmapTable", TableKind.SHEET: "SheetTable"}
)
# Told apart by lightness even in black and white; the word stays, so colour never carries the meaning alone
PHASES = MappingProxyType({"検討": "F2F2F2", "準備": "DAE5F2", "評価": "C9D2DC", "実施": "9FBCDD", "廃止": "A6A6A6"})
KEPT_WHOLE = 6  # rows; a table this short moves to the next page as a whole
_FIGURE = re.compile(r"[△▲+\-]?[0-9][0-9,.]*(千円|万円|億円|円|人|件|%|箇所|台|日|時間|回|世帯|点|人日|ha|km)?")
_FEW_DIGITS = 2
_LONGEST_DESCRIPTION = 250
_MIDDLE = '<w:vAlign w:val="center"/>'


@dataclass(frozen=True, slots=True)
class Layout:
    """What a table comes to once rows are made even: columns in twips, and how each is aligned."""

    header: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    widths: tuple[int, ...]
    align: tuple[str, ...]


def lay_out(content: Table, text_width: int) -> Layout | None:
    """Return the layout of a table; None if it has no cell. Short rows are filled up with empty cells."""
    header = content.header if any(inline.text for cell in content.header for inline in cell) else ()
    count = max((len(row) for row in (header, *content.rows)), default=0)
    if not count or not (header or content.rows):
        return None
    rows = tuple(_even(row, count) for row in content.rows)
    even = _even(header, count) if header else ()
    columns = [[_own_text(row, at) for row in (even, *rows) if row] for at in range(count)]
    bodies = [cells[1:] if even else cells for cells in columns]
    align = tuple(_alignment(at, content, bodies[at]) for at in range(count))
    return Layout(even, rows, column_widths(content.widths, columns, text_width), align)


def table(content: Table, composition: Composition) -> str:
    """Return caption, table, notes, and the small paragraph that Word needs after a table."""
    layout = lay_out(content, composition.paper.text_width)
    above = caption(content, composition)
    grid = _Grid(content, layout, composition).xml() if layout else ""
    notes = "".join(paragraph("TableNote", composition.runs(note)) for note in content.notes)
    return above + grid + notes + paragraph("TableEnd", "")


@dataclass(frozen=True, slots=True)
class _Grid:
    """Writes one table with at least one cell."""

    content: Table
    layout: Layout
    composition: Composition

    def xml(self) -> str:
        columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in self.layout.widths)
        rows = "".join(map(self._row, range(len(self.layout.rows))))
        return f"<w:tbl>{self._properties()}<w:tblGrid>{columns}</w:tblGrid>{self._header()}{rows}</w:tbl>"

    def _stays(self, at: int) -> bool:
        """Tell whether a row stays on the page of what follows it: in a short table, and before notes."""
        last = len(self.layout.rows) - 1
        return bool(self.content.notes) if at == last else last < KEPT_WHOLE

    def _properties(self) -> str:
        side, top = int(self.content.kind is TableKind.SHEET), int(bool(self.layout.header))
        return (
            f'<w:tblPr><w:tblStyle w:val="{STYLES[self.content.kind]}"/>'
            f'<w:tblW w:w="{sum(self.layout.widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            f'<w:tblLook w:val="{0x20 * top + 0x80 * side + 0x600:04X}" w:firstRow="{top}" w:lastRow="0" '
            f'w:firstColumn="{side}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>{self._described()}</w:tblPr>'
        )

    def _described(self) -> str:
        """Return the alternative text: the caption, and size and columns for who cannot see them."""
        title = attribute(f"{self.content.number} {self.content.caption}", _LONGEST_DESCRIPTION)
        columns = "、".join(map(plain_text, self.layout.header))
        size = f"{len(self.layout.rows)}行{len(self.layout.widths)}列の表"
        description = attribute(f"{size}。列は{columns}" if columns else size, _LONGEST_DESCRIPTION)
        return (f'<w:tblCaption w:val="{title}"/>' if title else "") + f'<w:tblDescription w:val="{description}"/>'

    def _header(self) -> str:
        if not self.layout.header:
            return ""
        row = self.layout.header
        cells = "".join(
            self._cell(at, span, paragraph("TableHeader", self.composition.runs(row[at])), _MIDDLE)
            for at, span in spans(row)
        )
        return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"

    def _row(self, number: int) -> str:
        row = self.layout.rows[number]
        cells = "".join(self._body(number, at, span) for at, span in spans(row))
        return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"

    def _merge(self, number: int, at: int) -> str:
        """Return whether the cell begins or goes on with a merge of cells above each other."""
        rows = self.layout.rows
        if is_merged(rows[number][at], Merged.ABOVE) and number:
            return "<w:vMerge/>"
        below = number + 1 < len(rows) and is_merged(rows[number + 1][at], Merged.ABOVE)
        return '<w:vMerge w:val="restart"/>' if below else ""

    def _body(self, number: int, at: int, span: int) -> str:
        inlines, stays = self.layout.rows[number][at], self._stays(number)
        kind = self.content.kind
        side = kind is TableKind.SHEET and at == 0
        phase = PHASES.get(plain_text(inlines).strip(), "") if kind is TableKind.ROADMAP else ""
        align = "center" if phase else self.layout.align[at]
        properties = ("<w:keepNext/>" if stays else "") + (f'<w:jc w:val="{align}"/>' if align else "")
        shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{phase}"/>' if phase else ""
        middle = _MIDDLE if side or kind is TableKind.ROADMAP else ""
        inner = paragraph("TableSide" if side else "TableText", self.composition.runs(inlines), properties)
        return self._cell(at, span, inner, self._merge(number, at) + shade + middle)

    def _cell(self, at: int, span: int, inner: str, properties: str) -> str:
        width = sum(self.layout.widths[at : at + span])
        across = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{across}{properties}</w:tcPr>{inner}</w:tc>'


def is_merged(cell: Inlines, side: Merged) -> bool:
    """Whether a cell is one with its neighbour on that side."""
    return len(cell) == 1 and cell[0] is side


def spans(row: Sequence[Inlines]) -> Iterator[tuple[int, int]]:
    """Yield where each cell of a row begins and how many columns it takes."""
    starts = [at for at, cell in enumerate(row) if at == 0 or not is_merged(cell, Merged.LEFT)]
    for at, following in zip(starts, [*starts[1:], len(row)], strict=True):
        yield at, following - at


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
