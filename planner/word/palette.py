"""How the series of a chart are told apart: by hue for most, by lightness, pattern, dash and marker for everybody.

The hues are apart for who confuses red and green; on a grey printer neighbours differ in lightness or in pattern.
"""

from __future__ import annotations

from msgspec import Struct

from planner.word.drawing import INK, Font, line, rgb, solid


class Look(Struct, frozen=True):
    """Colour of a fill, and the ground under its pattern, if it has one; dash and marker of a line.

    `dark` fills want white letters on them.
    """

    color: str
    ground: str
    pattern: str
    dash: str
    marker: str
    dark: bool = False

    def fill(self) -> str:
        """Return the fill of a bar; a thin dark edge parts it from its neighbour."""
        edge = line(INK, 0.5)
        if not self.pattern:
            return f"<c:spPr>{solid(self.color)}{edge}</c:spPr>"
        return (
            f'<c:spPr><a:pattFill prst="{self.pattern}"><a:fgClr>{rgb(self.color)}</a:fgClr>'
            f"<a:bgClr>{rgb(self.ground)}</a:bgClr></a:pattFill>{edge}</c:spPr>"
        )

    def label(self, font: Font) -> str:
        """Return ground and letters of a label on this fill."""
        ground = f"<c:spPr>{solid(self.ground)}</c:spPr>" if self.pattern else ""
        return ground + letters(font.properties(color="FFFFFF" if self.dark else INK))

    def stroke(self) -> str:
        """Return line and marker of a series of points; every second marker is hollow."""
        inside = solid("FFFFFF" if self.pattern else self.color)
        return (
            f"<c:spPr>{line(self.color, 2, self.dash)}</c:spPr>"
            f'<c:marker><c:symbol val="{self.marker}"/><c:size val="7"/>'
            f"<c:spPr>{inside}{line(self.color, 1.25)}</c:spPr></c:marker>"
        )


_LOOKS = (
    Look("1F4E79", "", "", "solid", "circle", dark=True),
    Look("C55A11", "FBE5D6", "wdUpDiag", "dash", "square"),
    Look("8FB8DE", "", "", "sysDot", "triangle"),
    Look("595959", "F2F2F2", "smGrid", "dashDot", "diamond"),
    Look("F2C14E", "", "", "lgDash", "circle"),
    Look("00695C", "D9EFEA", "pct25", "sysDash", "square"),
)


def look(at: int) -> Look:
    """Return the look of a series, counted from 0; after six they begin again."""
    return _LOOKS[at % len(_LOOKS)]


def letters(properties: str) -> str:
    """Return the text properties of a part of a chart."""
    return (
        f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>{properties}</a:pPr><a:endParaRPr lang="ja-JP"/></a:p></c:txPr>'
    )
