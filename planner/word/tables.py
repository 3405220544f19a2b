"""Tables: caption above, header rows that repeat, rows that do not split, widths that fill the page, notes below."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import chain, repeat
from types import MappingProxyType

from msgspec import Struct

from planner.manuscript.elements import Table, TableKind
from planner.word.captions import END, caption
from planner.word.composition import Composition
from planner.word.grid import Grid
from planner.word.heights import Heights
from planner.word.rows import Place, Row
from planner.word.xml import attribute, opened, paragraph

# Told apart by lightness even in black and white; the word stays, so colour never carries the meaning alone
PHASES = MappingProxyType({"検討": "F2F2F2", "準備": "DAE5F2", "評価": "C9D2DC", "実施": "9FBCDD", "廃止": "A6A6A6"})
_LONGEST_DESCRIPTION = 250
_MIDDLE = '<w:vAlign w:val="center"/>'
_CLOSING = "</w:p></w:tc>"
_MERGES = MappingProxyType({"": "", "restart": '<w:vMerge w:val="restart"/>', "continue": "<w:vMerge/>"})


def table(content: Table, composition: Composition) -> str:
    """Return caption, table, notes, and the small paragraph that Word needs after a table."""
    found = composition.grids.of(content, composition.paper.text_width)
    above = caption(content, composition)
    rows = _Rows(content, *found, composition).xml() if found else ""
    notes = "".join(paragraph("TableNote", composition.runs(note)) for note in content.notes)
    return above + rows + notes + END


class _Rows(Struct, frozen=True):
    """Writes one table with at least one cell."""

    content: Table
    grid: Grid
    heights: Heights
    composition: Composition

    def xml(self) -> str:
        columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in self.grid.widths)
        page, noted = self.composition.paper.text_height / 20, bool(self.content.notes)
        kept = self.heights.kept(page, noted)
        texts = chain([self.grid.first], repeat(self.grid.text))
        frame, runs = cache(self._frame), self.composition.runs  # most rows of a table have the same
        rows = "".join(
            [
                frame(row.places, self._phases(row), stays, by_hand, text) % tuple(map(runs, row.cells))
                for row, stays, by_hand, text in zip(self.grid.rows, kept, self.heights.by_hand, texts, strict=False)
            ]
        )
        return f"<w:tbl>{self._properties()}<w:tblGrid>{columns}</w:tblGrid>{self._header()}{rows}</w:tbl>"

    def _properties(self) -> str:
        side, top = int(self.content.kind is TableKind.SHEET), int(bool(self.grid.header))
        return (
            f'<w:tblPr><w:tblStyle w:val="{self.grid.style}"/>'
            f'<w:tblW w:w="{sum(self.grid.widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            f'<w:tblLook w:val="{0x20 * top + 0x80 * side + 0x600:04X}" w:firstRow="{top}" w:lastRow="0" '
            f'w:firstColumn="{side}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>{self._described()}</w:tblPr>'
        )

    def _described(self) -> str:
        """Return the alternative text: caption or heading, and size and columns for who cannot see them."""
        named = f"{self.content.number} {self.content.caption}".strip()
        title = attribute(named or self.composition.heading, _LONGEST_DESCRIPTION)
        columns = "".join(f"「{text}」" for text in (self.grid.header.texts if self.grid.header else ()) if text)
        size = f"{len(self.grid.rows)}行{len(self.grid.widths)}列の表"
        description = attribute(f"{size}。列は{columns}" if columns else size, _LONGEST_DESCRIPTION)
        return (f'<w:tblCaption w:val="{title}"/>' if title else "") + f'<w:tblDescription w:val="{description}"/>'

    def _header(self) -> str:
        if not self.grid.header:
            return ""
        cells = [
            f"{self._room(place, _MIDDLE)}{opened('TableHeader')}{self.composition.runs(cell)}{_CLOSING}"
            for place, cell in zip(self.grid.header.places, self.grid.header.cells, strict=True)
        ]
        return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(cells)}</w:tr>"

    def _phases(self, row: Row) -> tuple[str, ...]:
        """Return with what the cells of a row are shaded."""
        if self.content.kind is not TableKind.ROADMAP:
            return ("",) * len(row.texts)
        return tuple([PHASES.get(text.strip(), "") for text in row.texts])

    def _frame(self, places: Sequence[Place], phases: Sequence[str], stays: bool, by_hand: int, text: str) -> str:
        """Return a row of the body, its cells of the style `text`, with `%s` where the runs of each go."""
        cells = [self._opening(*cell, stays, text) + "%s" + _CLOSING for cell in zip(places, phases, strict=True)]
        height = f'<w:trHeight w:val="{by_hand * 20}" w:hRule="atLeast"/>' if by_hand else ""
        return f"<w:tr><w:trPr><w:cantSplit/>{height}</w:trPr>{''.join(cells)}</w:tr>"

    def _opening(self, place: Place, phase: str, stays: bool, text: str) -> str:
        """Return what stands before the text of a cell of the body."""
        side = self.content.kind is TableKind.SHEET and place.at == 0
        align = "center" if phase else self.grid.align[place.at]
        paragraph = ("<w:keepNext/>" if stays else "") + (f'<w:jc w:val="{align}"/>' if align else "")
        shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{phase}"/>' if phase else ""
        middle = _MIDDLE if side or self.content.kind is TableKind.ROADMAP else ""
        style, look = "TableSide" if side else text, _MERGES[place.merge] + shade + middle
        return self._room(place, look) + opened(style, paragraph)

    def _room(self, place: Place, look: str) -> str:
        """Return the start of a cell, up to where its paragraph begins."""
        width = sum(self.grid.widths[place.at : place.at + place.span])
        across = f'<w:gridSpan w:val="{place.span}"/>' if place.span > 1 else ""
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{across}{look}</w:tcPr>'
