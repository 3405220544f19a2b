"""What a block holds: text of one look and what stands in it, headings, paragraphs, lists, tables and figures."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct


class Text(Struct, frozen=True):
    """Characters of one look. A line break inside a paragraph is the character U+000A."""

    text: str
    strong: bool = False
    emphasis: bool = False
    shaded: bool = False
    underlined: bool = False


class Ruby(Struct, frozen=True):
    """A word with its reading above it."""

    text: str
    reading: str


class CheckBox(Struct, frozen=True):
    """A box to be ticked in a form."""

    checked: bool = False

    @property
    def text(self) -> str:
        """The box as it is printed."""
        return "■" if self.checked else "□"


class Merged(Enum):
    """The only content of a cell that is one with the cell to its left or above it."""

    LEFT = "<<"
    ABOVE = "^^"

    @property
    def text(self) -> str:
        """Nothing: the text stands in the other cell."""
        return ""


class Reference(Struct, frozen=True):
    """A reference to a numbered heading, article, 項 or table by its id; `text` is its number as it now stands."""

    target: str
    text: str = ""


class Citation(Struct, frozen=True):
    """A reference to a heading, article or table of another document by the words it has there."""

    document: str
    target: str
    words: str

    @property
    def text(self) -> str:
        """What is printed where the number is not known."""
        return f"「{self.words}」"


class Footnote(Struct, frozen=True):
    """A note at the foot of the page."""

    text: str


Inline = Text | Ruby | CheckBox | Merged | Reference | Citation | Footnote
Inlines = tuple[Inline, ...]


class Heading(Struct, frozen=True):
    """A heading of level 1 to 4. `anchor` is what references point at; `number` its number as printed, without space.

    In a regulation, level 1 is a chapter (章) and level 2 the caption of an article (条), whose number is 第1条.
    `numbered` is false where the template says so, as in front matter and 附則; then `number` is empty.
    """

    level: int
    inlines: Inlines
    anchor: str = ""
    number: str = ""
    numbered: bool = True

    @property
    def is_supplement(self) -> bool:
        """Whether it heads the 附則 of a regulation."""
        text = "".join(item.text for item in self.inlines).replace("　", "")
        return self.level == 1 and not self.numbered and text.startswith("附則")


class Paragraph(Struct, frozen=True):
    """A paragraph. In a regulation it is a 項; `number` is 第1条 for the first of an article, 2, 3, … for the next.

    The 項 of a 附則 are numbered 1, 2, … if there are several. One that `leads` stands on the page of what follows it.
    `anchor` is what references to a 項 point at.
    """

    inlines: Inlines
    number: str = ""
    leads: bool = False
    anchor: str = ""


class ListItem(Struct, frozen=True):
    """An item with its text and the lists below it."""

    inlines: Inlines
    lists: tuple[ItemList, ...] = ()


class ItemList(Struct, frozen=True):
    """A list; ordered lists start anew at 1. In a regulation an ordered list holds 号 and, below, ア."""

    ordered: bool
    items: tuple[ListItem, ...]


class TableKind(Enum):
    """How a table looks: plain, a roadmap with shaded phases, a sheet or form whose first column is the header.

    Of figures the first row is written large, to be seen from afar.
    """

    PLAIN = "plain"
    ROADMAP = "roadmap"
    SHEET = "sheet"
    FIGURES = "figures"


class Table(Struct, frozen=True):
    """A table with a caption. `widths` are relative; `align` is `left`, `center` or `right` per column.

    A cell that holds a `Merged` alone is one with its neighbour; the first row merges only to the left.

    `number` is 表1, 表2, … within the document. `notes` are printed below it.
    """

    caption: str
    header: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    kind: TableKind = TableKind.PLAIN
    widths: tuple[int, ...] = ()
    align: tuple[str, ...] = ()
    notes: tuple[Inlines, ...] = ()
    anchor: str = ""
    number: str = ""


class ChartKind(Enum):
    """How a chart is drawn; the value is what a template writes."""

    BAR = "bar"
    STACKED = "stacked"
    LINE = "line"
    RADAR = "radar"


class Series(Struct, frozen=True):
    """The values of one legend entry, one per category; None is not drawn."""

    name: str
    values: tuple[float | None, ...]


class Chart(Struct, frozen=True):
    """Figures to be drawn. `top` ends the value axis; `sideways` bars lie, for long names of categories."""

    kind: ChartKind
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""
    top: float | None = None
    sideways: bool = False

    @property
    def known(self) -> int:
        """How many categories have a value."""
        return sum(any(series.values[at] is not None for series in self.series) for at in range(len(self.categories)))

    @property
    def needed(self) -> int:
        """How many categories must have a value for a drawing to say something."""
        return 3 if self.kind is ChartKind.RADAR else 2


class DiagramKind(Enum):
    """A tree of boxes below each other, or zones side by side with what parts them; the value is for templates."""

    TREE = "tree"
    ZONES = "zones"


class Box(Struct, frozen=True):
    """A box of a diagram with its text and the boxes below or inside it."""

    inlines: Inlines
    children: tuple[Box, ...] = ()


class Diagram(Struct, frozen=True):
    """Boxes with text. In zones, a box without children is what lies between its neighbours."""

    kind: DiagramKind
    boxes: tuple[Box, ...]


class Figure(Struct, frozen=True):
    """A chart or diagram with a caption. `number` is 図1, 図2, … within the document; `notes` are printed below it."""

    caption: str
    drawing: Chart | Diagram
    notes: tuple[Inlines, ...] = ()
    anchor: str = ""
    number: str = ""


Content = Heading | Paragraph | ItemList | Table | Figure
