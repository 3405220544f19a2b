"""Places the boxes and lines of a diagram on the width of the text. All measures are in points."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from msgspec import Struct, field

from planner.manuscript.elements import Box, Diagram, DiagramKind, Inlines
from planner.word.metrics import Measure
from planner.word.outline import plain_text

_PAD, _SIDE = 5.0, 5.0  # above and below, left and right of the text in a box
_GAP, _DROP, _HANG = 10.0, 18.0, 14.0  # between columns, between levels, and the indent of hung boxes
_WIDEST, _MOST_COLUMNS = 190.0, 6
_HUNG, _MOST_HUNG = 150.0, 3  # the room of a column of hung boxes, and how many such columns stand side by side
_BORDER_WIDTH = 66.0


class Placed(Struct, frozen=True):
    """A rectangle with text. `kind` says how it looks: head, part, leaf, zone, title or label."""

    left: float
    top: float
    width: float
    height: float
    inlines: Inlines
    kind: str


class Line(Struct, frozen=True):
    """A straight line; `dashed` where it is a border and no connection."""

    left: float
    top: float
    width: float
    height: float
    dashed: bool = False


class Drawing(Struct):
    """Everything to be drawn, and how high it is; boxes stand in the order they are read, later ones on top."""

    height: float = 0.0
    boxes: list[Placed] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)


def drawing_of(diagram: Diagram, width: float, measure: Measure) -> Drawing:
    """Return the drawing of a diagram in a column of `width`; `measure` is that of the text in its boxes."""
    if diagram.kind is DiagramKind.TREE:
        return _Tree(width, measure, diagram.boxes[0]).drawing
    return _zones(diagram.boxes, width, measure)


def _height(inlines: Inlines, width: float, measure: Measure) -> float:
    return measure.lines(plain_text(inlines), width - 2 * _SIDE) * measure.line + 2 * _PAD


class _Tree:
    """Boxes below each other. Where they would be too narrow side by side, the last level hangs below its parent."""

    def __init__(self, width: float, measure: Measure, root: Box) -> None:
        self._measure = measure
        self._hung = _leaves(root) > _MOST_COLUMNS
        self._column = width / self._columns(root)
        self._rows = [max(heights) for heights in self._levels(root)]
        self.drawing = Drawing()
        bottom = self._place(root, 0.0, 0, 0.0)
        self.drawing.height = bottom

    def _hangs(self, item: Box) -> bool:
        return self._hung and bool(item.children) and not any(child.children for child in item.children)

    def _columns(self, item: Box) -> int:
        if not item.children or self._hangs(item):
            return 1
        return sum(map(self._columns, item.children))

    def _width(self, item: Box) -> float:
        return min(self._column * self._columns(item) - _GAP, _WIDEST)

    def _levels(self, root: Box) -> Iterator[list[float]]:
        """Yield the heights of the boxes of each level; boxes that hang belong to none."""
        level = [root]
        while level:
            yield [_height(item.inlines, self._width(item), self._measure) for item in level]
            level = [child for item in level if not self._hangs(item) for child in item.children]

    def _place(self, item: Box, left: float, depth: int, top: float) -> float:
        """Place a box and all below it; return where they end."""
        span, width, height = self._column * self._columns(item), self._width(item), self._rows[depth]
        at = left + (span - width) / 2
        kind = "head" if depth == 0 else "part" if item.children else "leaf"
        self.drawing.boxes.append(Placed(at, top, width, height, item.inlines, kind))
        if self._hangs(item):
            return self._hang(item.children, left, span, width, top + height)
        return self._below(item, left, depth, top + height) if item.children else top + height

    def _below(self, item: Box, left: float, depth: int, top: float) -> float:
        middle, centres, bottom = top + _DROP / 2, [], top
        centre = left + self._column * self._columns(item) / 2
        for child in item.children:
            span = self._column * self._columns(child)
            centres.append(left + span / 2)
            bottom = max(bottom, self._place(child, left, depth + 1, top + _DROP))
            left += span
        self.drawing.lines.append(Line(centre, top, 0, _DROP / 2))
        if len(centres) > 1:
            self.drawing.lines.append(Line(centres[0], middle, centres[-1] - centres[0], 0))
        self.drawing.lines += [Line(at, middle, 0, _DROP / 2) for at in centres]
        return bottom

    def _hang(self, items: Sequence[Box], left: float, span: float, width: float, top: float) -> float:
        """Hang boxes below their parent, which is `width` wide in a `span`: in columns where those have room."""
        rows = math.ceil(len(items) / max(min(int(span / _HUNG), _MOST_HUNG), 1))
        columns = [items[at : at + rows] for at in range(0, len(items), rows)]
        if len(columns) == 1:
            return self._column_below(items, left + (span - width) / 2, width, top, [])
        room, middle = span / len(columns), top + _DROP / 2
        heights = [max(self._hung_height(item, room - _GAP) for item in items[at::rows]) for at in range(rows)]
        lefts = [left + room * at for at in range(len(columns))]
        ends = [
            self._column_below(column, at, room - _GAP, middle, heights)
            for column, at in zip(columns, lefts, strict=True)
        ]
        self.drawing.lines.append(Line(left + span / 2, top, 0, _DROP / 2))
        self.drawing.lines.append(Line(lefts[0] + _HANG / 2, middle, lefts[-1] - lefts[0], 0))
        return max(ends)

    def _hung_height(self, item: Box, width: float) -> float:
        return _height(item.inlines, width - _HANG, self._measure)

    def _column_below(
        self, items: Sequence[Box], left: float, width: float, top: float, heights: Sequence[float]
    ) -> float:
        """Place boxes below each other on a line at their left; they are as high as their text without `heights`."""
        rail, bottom, middle = left + _HANG / 2, top, top
        for item, height in zip(items, heights or [self._hung_height(item, width) for item in items], strict=False):
            place = bottom + _GAP / 2
            self.drawing.boxes.append(Placed(left + _HANG, place, width - _HANG, height, item.inlines, "leaf"))
            middle = place + height / 2
            self.drawing.lines.append(Line(rail, middle, _HANG / 2, 0))
            bottom = place + height
        self.drawing.lines.append(Line(rail, top, 0, middle - top))
        return bottom


def _leaves(item: Box) -> int:
    return sum(map(_leaves, item.children)) if item.children else 1


def _zones(items: tuple[Box, ...], width: float, measure: Measure) -> Drawing:
    """Place zones of the same height side by side; what has no children stands on the border between them."""
    drawing = Drawing()
    zones = sum(bool(item.children) for item in items) or 1
    room = (width - _BORDER_WIDTH * (len(items) - zones)) / zones if len(items) > zones else width / zones
    inner = room - 2 * _GAP
    titles = max((_height(item.inlines, room, measure) for item in items if item.children), default=0.0)
    drawing.height = titles + max((_filled(item, inner, measure) for item in items), default=0.0)
    left = 0.0
    for item in items:
        if item.children:
            _zone(item, left, room, titles, measure, drawing)
        else:
            _border(item, left, measure, drawing)
        left += room if item.children else _BORDER_WIDTH
    return drawing


def _filled(item: Box, width: float, measure: Measure) -> float:
    return sum(_height(child.inlines, width, measure) + _GAP for child in item.children)


def _zone(item: Box, left: float, width: float, titles: float, measure: Measure, drawing: Drawing) -> None:
    drawing.boxes.append(Placed(left, 0, width, drawing.height, (), "zone"))
    drawing.boxes.append(Placed(left, 0, width, titles, item.inlines, "title"))
    top = titles
    for child in item.children:
        height = _height(child.inlines, width - 2 * _GAP, measure)
        drawing.boxes.append(Placed(left + _GAP, top, width - 2 * _GAP, height, child.inlines, "leaf"))
        top += height + _GAP


def _border(item: Box, left: float, measure: Measure, drawing: Drawing) -> None:
    height = _height(item.inlines, _BORDER_WIDTH, measure)
    top, middle = (drawing.height - height) / 2, left + _BORDER_WIDTH / 2
    drawing.boxes.append(Placed(left, top, _BORDER_WIDTH, height, item.inlines, "label"))
    drawing.lines += [Line(middle, 0, 0, top, dashed=True), Line(middle, top + height, 0, top, dashed=True)]
