"""How much room a paragraph of each style takes, read from style.docx: sizes, spacing and indents in points."""

from __future__ import annotations

import math
from collections.abc import Iterator

from lxml import etree
from msgspec import Struct

from planner.word.lines import line_count
from planner.word.paper import Paper
from planner.word.xml import name

_DEFAULT_SIZE = 10.5
_SIDES = ("top", "left", "bottom", "right")


class Measure(Struct, frozen=True):
    """Room that a paragraph takes, in points; `line` is the height of one line, `edges` that of its borders.

    The first line begins `first` behind the others, or before them; behind a number its text begins `numbered` behind.
    """

    size: float
    before: float
    after: float
    line: float
    left: float
    first: float = 0.0
    edges: float = 0.0
    numbered: float = 0.0

    def lines(self, text: str, width: float) -> int:
        """Return how many lines `text` fills in a column of `width` points."""
        return line_count(text, self.room(width), self.first / self.size)

    def numbered_lines(self, text: str, width: float) -> int:
        """Return how many lines `text` fills behind a number that Word counts."""
        return line_count(text, self.room(width), self.numbered / self.size)

    def room(self, width: float) -> float:
        """Return how many characters a line holds in a column of `width` points."""
        return math.floor((width - self.left) / self.size * 10) / 10


class Metrics:
    """The measures of all styles of paragraphs and characters of a file."""

    def __init__(self, styles: etree._Element, paper: Paper, numbering: etree._Element | None = None) -> None:
        self._styles = {
            style.get(name("styleId"), ""): style
            for style in styles.iterfind(name("style"))
            if style.get(name("type")) in ("paragraph", "character")
        }
        self._pitch = paper.pitch / 20
        self._defaults = styles.find(_path("docDefaults/rPrDefault"))
        self._known: dict[str, Measure] = {}
        self._margins: dict[str, tuple[float, float]] = {}
        self._frames: dict[str, float] = {}
        self._tabs = {} if numbering is None else dict(_tabs(numbering))
        self._tables = {
            style.get(name("styleId"), ""): style
            for style in styles.iterfind(name("style"))
            if style.get(name("type")) == "table"
        }

    def of(self, style: str) -> Measure:
        """Return the measure of a style."""
        if style not in self._known:
            self._known[style] = self._measured(style)
        return self._known[style]

    def frame(self, style: str) -> float:
        """Return by how much, in points, the rules above and below a table are thicker than that between its rows."""
        if style not in self._frames:
            between, *outer = (self._rule(style, side) for side in ("insideH", "top", "bottom"))
            self._frames[style] = sum(outer) - between
        return self._frames[style]

    def cell_margins(self, style: str) -> tuple[float, float]:
        """Return what a cell of a table style adds to the width and to the height of its text, in points."""
        if style not in self._margins:
            self._margins[style] = self._cell_margins(style)
        return self._margins[style]

    def _cell_margins(self, style: str) -> tuple[float, float]:
        margins = {side: self._table_value(style, f"tblPr/tblCellMar/{side}", "w") / 20 for side in _SIDES}
        return margins["left"] + margins["right"], margins["top"] + margins["bottom"] + self._rule(style, "insideH")

    def _rule(self, style: str, side: str) -> float:
        return self._table_value(style, f"tblPr/tblBorders/{side}", "sz") / 8

    def _table_value(self, style: str, path: str, attribute: str) -> float:
        found = self._tables[style].find(_path(path)) if style in self._tables else None
        text = "" if found is None else found.get(name(attribute), "")
        return float(text) if text.isdigit() else 0.0

    def _measured(self, style: str) -> Measure:
        size = self._value(style, "rPr/sz", "val") / 2 or _DEFAULT_SIZE
        left = self._value(style, "pPr/ind", "left") / 20
        return Measure(
            size=size,
            before=self._value(style, "pPr/spacing", "before") / 20,
            after=self._value(style, "pPr/spacing", "after") / 20,
            line=self._line(style, size),
            left=left,
            first=(self._value(style, "pPr/ind", "firstLine") - self._value(style, "pPr/ind", "hanging")) / 20,
            edges=self._border(style, "top") + self._border(style, "bottom"),
            numbered=max(self._tabs.get(style, 0.0) - left, 0.0),
        )

    def _border(self, style: str, side: str) -> float:
        path = f"pPr/pBdr/{side}"
        return self._value(style, path, "space") + self._value(style, path, "sz") / 8

    def _line(self, style: str, size: float) -> float:
        line = self._value(style, "pPr/spacing", "line")
        rule = self.attribute(style, "pPr/spacing", "lineRule") or "auto"
        if line and rule == "exact":
            return line / 20
        natural = (
            size * 1.3 if self.attribute(style, "pPr/snapToGrid", "val") in ("0", "false") else self._on_grid(size)
        )
        if line and rule == "atLeast":
            return max(line / 20, size)
        return natural * (line / 240 if line else 1)

    def _on_grid(self, size: float) -> float:
        return self._pitch * max(1, math.ceil(size / self._pitch))

    def _value(self, style: str, path: str, attribute: str) -> float:
        text = self.attribute(style, path, attribute)
        return float(text) if text.lstrip("-").isdigit() else 0.0

    def attribute(self, style: str, path: str, attribute: str) -> str:
        """Return what a style says at a path, or else what those say that it is based on; empty if none does."""
        for element in self._said_by(style):
            found = element.find(_path(path))
            if found is not None and found.get(name(attribute)) is not None:
                return found.get(name(attribute), "")
        return ""

    def _said_by(self, style: str) -> Iterator[etree._Element]:
        """Yield a style, those it is based on, and the defaults of the document."""
        seen: set[str] = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            yield self._styles[style]
            based = self._styles[style].find(name("basedOn"))
            style = "" if based is None else based.get(name("val"), "")
        if self._defaults is not None:
            yield self._defaults


def _tabs(numbering: etree._Element) -> Iterator[tuple[str, float]]:
    """Yield the styles whose text begins at a tab behind its number, and where that is in points."""
    for level in numbering.iter(name("lvl")):
        style, tab = level.find(name("pStyle")), level.find(_path("pPr/tabs/tab"))
        if style is not None and tab is not None:
            yield style.get(name("val"), ""), float(tab.get(name("pos"), "0")) / 20


def _path(path: str) -> str:
    return "/".join(name(tag) for tag in path.split("/"))
