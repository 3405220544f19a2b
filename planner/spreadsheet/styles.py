"""The looks of cells as an Excel file defines them: fonts, grounds, frames and number formats, each once."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType
from typing import NamedTuple

from planner.spreadsheet.sheet import GENERAL, Cell, Look
from planner.spreadsheet.xml import MAIN, escape

_FONT = "游ゴシック"
_FONTS = (  # the first is that of empty cells, by whose digits Excel measures the columns
    '<font><sz val="11"/><name val="Calibri"/><family val="2"/></font>',
    f'<font><b/><sz val="14"/><name val="{_FONT}"/></font>',
    f'<font><sz val="10"/><name val="{_FONT}"/></font>',
    f'<font><b/><sz val="10"/><name val="{_FONT}"/></font>',
)
_FILLS = (  # Excel keeps the first two for itself
    '<fill><patternFill patternType="none"/></fill>',
    '<fill><patternFill patternType="gray125"/></fill>',
    '<fill><patternFill patternType="solid"><fgColor rgb="FFDCE6F1"/></patternFill></fill>',
    '<fill><patternFill patternType="solid"><fgColor rgb="FFFFF9E5"/></patternFill></fill>',
)
_LINES = "".join(
    f'<{side} style="thin"><color rgb="FF808080"/></{side}>' for side in ("left", "right", "top", "bottom")
)
_BORDERS = (
    "<border><left/><right/><top/><bottom/><diagonal/></border>",
    f"<border>{_LINES}<diagonal/></border>",
)
_BUILT_IN = MappingProxyType({GENERAL: 0, "0": 1, "#,##0": 3, "@": 49})  # number formats that Excel knows by number
_FIRST_OWN = 164  # the lower numbers are Excel's


class _Made(NamedTuple):
    """What a look is made of: the places of its font, its ground and its frame in the lists above."""

    font: int
    fill: int = 0
    border: int = 1


_LOOKS = MappingProxyType(
    {
        Look.TITLE: _Made(font=1, border=0),
        Look.NOTE: _Made(font=2, border=0),
        Look.HEADER: _Made(font=3, fill=2),
        Look.ENTRY: _Made(font=2, fill=3),
        Look.BOX: _Made(font=2),
    }
)
_PLACES = MappingProxyType({look: at for at, look in enumerate(_LOOKS, 1)})


class Styles:
    """The styles of one workbook, numbered in the order in which its cells ask for them."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[Look, str], int] = {}

    def number(self, cell: Cell) -> int:
        """Return the number of the style of a cell."""
        return self._numbers.setdefault((cell.look, cell.form), len(self._numbers) + 1)

    def xml(self) -> str:
        """Return the part that defines all styles asked for so far."""
        own = dict.fromkeys(form for _, form in self._numbers if form not in _BUILT_IN)
        formats = _BUILT_IN | {form: number for number, form in enumerate(own, _FIRST_OWN)}
        named = [f'<cellStyle name="{look.value}" xfId="{at}"/>' for look, at in _PLACES.items()]
        return (
            f'<styleSheet xmlns="{MAIN}">'
            + _listed("numFmts", [f'<numFmt numFmtId="{formats[form]}" formatCode="{escape(form)}"/>' for form in own])
            + _listed("fonts", _FONTS)
            + _listed("fills", _FILLS)
            + _listed("borders", _BORDERS)
            + _listed("cellStyleXfs", [_PLAIN, *(_style(look, 0, "") for look in _LOOKS)])
            + _listed("cellXfs", [_PLAIN, *(_of_cell(look, formats[form]) for look, form in self._numbers)])
            + _listed("cellStyles", ['<cellStyle name="Normal" xfId="0" builtinId="0"/>', *named])
            + "</styleSheet>"
        )


_PLAIN = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'


def _of_cell(look: Look, form: int) -> str:
    return _style(look, form, f' xfId="{_PLACES[look]}"')


def _style(look: Look, form: int, based: str) -> str:
    made = _LOOKS[look]
    parts = f'numFmtId="{form}" fontId="{made.font}" fillId="{made.fill}" borderId="{made.border}"{based}'
    applied = 'applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"'
    wrapped = '<alignment vertical="center" wrapText="1"/>' if made.border else ""
    return f"<xf {parts} {applied}>{wrapped}</xf>"


def _listed(tag: str, items: Sequence[str]) -> str:
    return f'<{tag} count="{len(items)}">{"".join(items)}</{tag}>' if items else ""
