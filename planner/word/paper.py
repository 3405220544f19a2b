"""Paper and margins, read from style.docx so that whoever edits it in Word decides."""

from __future__ import annotations

from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from planner.word.xml import name

_A4_WIDTH, _A4_HEIGHT, _MARGIN, _EDGE, _PITCH = 11906, 16838, 1418, 720, 360


class Paper(Struct, frozen=True):
    """A page in twips. `pitch` is the height of a line of the grid."""

    width: int = _A4_WIDTH
    height: int = _A4_HEIGHT
    top: int = _MARGIN
    right: int = _MARGIN
    bottom: int = _MARGIN
    left: int = _MARGIN
    header: int = _EDGE
    footer: int = _EDGE
    pitch: int = _PITCH

    @property
    def text_width(self) -> int:
        return self.width - self.left - self.right

    @property
    def text_height(self) -> int:
        return self.height - self.top - self.bottom

    @property
    def grid_height(self) -> float:
        """Return the height, in points, of the whole lines of the grid between the margins: text goes no lower."""
        return self.text_height // self.pitch * self.pitch / 20 if self.pitch else self.text_height / 20

    @property
    def landscape(self) -> bool:
        return self.width > self.height

    def sideways(self) -> Paper:
        """Return the same sheet lying on its long side, with the same margins."""
        return replace(self, width=self.height, height=self.width)

    def xml(self) -> str:
        """Return `w:pgSz` and `w:pgMar`."""
        orientation = ' w:orient="landscape"' if self.landscape else ""
        return (
            f'<w:pgSz w:w="{self.width}" w:h="{self.height}"{orientation}/>'
            f'<w:pgMar w:top="{self.top}" w:right="{self.right}" w:bottom="{self.bottom}" w:left="{self.left}" '
            f'w:header="{self.header}" w:footer="{self.footer}" w:gutter="0"/>'
        )

    def grid(self) -> str:
        """Return `w:docGrid`."""
        return f'<w:docGrid w:type="lines" w:linePitch="{self.pitch}"/>'


def read_paper(section: etree._Element | None) -> Paper:
    """Return the paper of a section by its properties, upright; what they leave out is A4 with usual margins."""
    size, margins, grid = (None if section is None else section.find(name(tag)) for tag in ("pgSz", "pgMar", "docGrid"))
    width, height = _twips(size, "w", _A4_WIDTH), _twips(size, "h", _A4_HEIGHT)
    return Paper(
        width=min(width, height),
        height=max(width, height),
        top=abs(_twips(margins, "top", _MARGIN)),
        right=_twips(margins, "right", _MARGIN),
        bottom=abs(_twips(margins, "bottom", _MARGIN)),
        left=_twips(margins, "left", _MARGIN),
        # LibreOffice says 0 for a style file without a header, where no printer would print one
        header=_twips(margins, "header", _EDGE) or _EDGE,
        footer=_twips(margins, "footer", _EDGE) or _EDGE,
        pitch=_twips(grid, "linePitch", _PITCH),
    )


def _twips(element: etree._Element | None, attribute: str, default: int) -> int:
    value = None if element is None else element.get(name(attribute))
    return int(value) if value and value.lstrip("-").isdigit() else default
