"""Diagrams as native shapes: a group of boxes and lines in the line of text, their text in the styles of the file."""

from __future__ import annotations

from planner.manuscript.elements import Inlines
from planner.word.diagrams import Drawing, Line, Placed
from planner.word.drawing import DRAWING, emu, line, solid
from planner.word.xml import paragraph

INLINE = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_WORD = "http://schemas.microsoft.com/office/word/2010"
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_EDGE = "1F3864"
# Ground and width of the edge; a box is known by its place and words, so the grounds need no telling apart
_LOOKS = {
    "head": ("C9D6E8", 1.25),
    "part": ("E6ECF5", 0.75),
    "leaf": ("FFFFFF", 0.75),
    "zone": ("F3F6FA", 1.25),
    "title": ("", 0),
    "label": ("", 0),
}


def inline(drawing: str, width: float, height: float, described: str) -> str:
    """Return a drawing in the line of text; `described` are the attributes of `wp:docPr`, `drawing` is `a:graphic`."""
    return (
        f'<w:drawing><wp:inline xmlns:wp="{INLINE}" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{emu(width)}" cy="{emu(height)}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f"<wp:docPr {described}/><wp:cNvGraphicFramePr/>{drawing}</wp:inline></w:drawing>"
    )


class Shapes:
    """Writes the shapes of one diagram, as wide as the text."""

    def __init__(self, drawing: Drawing, width: float) -> None:
        self._drawing = drawing
        self._width = width

    def xml(self, described: str, texts: dict[Inlines, str]) -> str:
        """Return the run content; `texts` are the runs of each box's inlines."""
        # LibreOffice turns a group round that begins with a tall line
        parts = [_box(at, item, texts[item.inlines]) for at, item in enumerate(self._drawing.boxes, 1)]
        parts += [_line(at, item) for at, item in enumerate(self._drawing.lines, len(parts) + 1)]
        size = f'<a:off x="0" y="0"/><a:ext cx="{emu(self._width)}" cy="{emu(self._drawing.height)}"/>'
        inner = size.replace("a:off", "a:chOff").replace("a:ext", "a:chExt")
        graphic = (
            f'<a:graphic xmlns:a="{DRAWING}"><a:graphicData uri="{_WORD}/wordprocessingGroup"><wpg:wgp>'
            f"<wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm>{size}{inner}</a:xfrm></wpg:grpSpPr>"
            f"{''.join(parts)}</wpg:wgp></a:graphicData></a:graphic>"
        )
        return (
            f'<mc:AlternateContent xmlns:mc="{_COMPATIBILITY}" xmlns:wpg="{_WORD}/wordprocessingGroup" '
            f'xmlns:wps="{_WORD}/wordprocessingShape"><mc:Choice Requires="wpg">'
            f"{inline(graphic, self._width, self._drawing.height, described)}</mc:Choice></mc:AlternateContent>"
        )


def _box(number: int, box: Placed, runs: str) -> str:
    ground, edge = _LOOKS[box.kind]
    fill = solid(ground) if ground else "<a:noFill/>"
    around = line(_EDGE, edge) if edge else "<a:ln><a:noFill/></a:ln>"
    text = f"<wps:txbx><w:txbxContent>{paragraph('FigureText', runs)}</w:txbxContent></wps:txbx>" if runs else ""
    return (
        f'<wps:wsp><wps:cNvPr id="{number}" name="箱{number}"/><wps:cNvSpPr/>'
        f"<wps:spPr>{_frame(box, 'rect')}{fill}{around}</wps:spPr>{text}"
        f'<wps:bodyPr wrap="square" lIns="{emu(4)}" tIns="{emu(3)}" rIns="{emu(4)}" bIns="{emu(3)}" anchor="ctr">'
        "<a:noAutofit/></wps:bodyPr></wps:wsp>"
    )


def _line(number: int, item: Line) -> str:
    return (
        f'<wps:wsp><wps:cNvPr id="{number}" name="線{number}"/><wps:cNvCnPr/>'
        f"<wps:spPr>{_frame(item, 'line')}{line(_EDGE, 0.75, 'dash' if item.dashed else 'solid')}</wps:spPr>"
        "<wps:bodyPr/></wps:wsp>"
    )


def _frame(item: Placed | Line, shape: str) -> str:
    return (
        f'<a:xfrm><a:off x="{emu(item.left)}" y="{emu(item.top)}"/>'
        f'<a:ext cx="{emu(item.width)}" cy="{emu(item.height)}"/></a:xfrm>'
        f'<a:prstGeom prst="{shape}"><a:avLst/></a:prstGeom>'
    )
