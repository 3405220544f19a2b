"""The atoms of DrawingML that charts and shapes share: fills, lines, fonts."""

from __future__ import annotations

from msgspec import Struct

from planner.word.metrics import Metrics
from planner.word.xml import escape

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
INK, RULE, GRID = "262626", "7F7F7F", "D9D9D9"

# A style may name a font by its place in the theme; drawings name the same places so
_THEME = {"major": "+mj-", "minor": "+mn-"}


def emu(points: float) -> int:
    """Return points in the unit of drawings."""
    return round(points * 12700)


def solid(color: str) -> str:
    """Return a plain fill."""
    return f"<a:solidFill>{rgb(color)}</a:solidFill>"


def line(color: str, points: float, dash: str = "solid") -> str:
    """Return a line."""
    return f'<a:ln w="{emu(points)}" cap="flat">{solid(color)}<a:prstDash val="{dash}"/><a:round/></a:ln>'


def rgb(color: str) -> str:
    """Return a colour."""
    return f'<a:srgbClr val="{color}"/>'


class Font(Struct, frozen=True):
    """Names of the faces for Latin and Japanese letters, and the size in points."""

    latin: str
    japanese: str
    size: float

    def properties(self, tag: str = "a:defRPr", color: str = INK) -> str:
        """Return the run properties of DrawingML."""
        faces = "".join(
            f'<a:{script} typeface="{escape(face)}"/>'
            for script, face in (("latin", self.latin), ("ea", self.japanese))
            if face
        )
        return f'<{tag} lang="ja-JP" sz="{round(self.size * 100)}" b="0">{solid(color)}{faces}</{tag}>'


def font_of(style: str, metrics: Metrics) -> Font:
    """Return the font that a paragraph style, or what it is based on, gives; charts know no styles of the document."""
    return Font(
        latin=_face(style, metrics, "ascii", "lt"),
        japanese=_face(style, metrics, "eastAsia", "ea"),
        size=metrics.of(style).size,
    )


def _face(style: str, metrics: Metrics, script: str, place: str) -> str:
    theme = metrics.attribute(style, "rPr/rFonts", f"{script}Theme")
    if theme:
        return _THEME.get(theme[:5], "+mn-") + place
    return metrics.attribute(style, "rPr/rFonts", script)
