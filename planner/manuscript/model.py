"""The tree that every document is before it becomes a Word file: sections of blocks, each with its trace."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from planner.questionnaire.model import Disclosure


class Scheme(Enum):
    """How headings are numbered: 第1章 / 1.1 / (1), or 第1章 / 第1条 / 2 / (1) / ア as in regulations, or not at all.

    A leaflet is a page or a few, to be printed or filled in by itself: it has neither cover nor contents.
    """

    CHAPTERS = "chapters"
    REGULATION = "regulation"
    LEAFLET = "leaflet"


@dataclass(frozen=True, slots=True)
class Text:
    """Characters of one look. A line break inside a paragraph is the character U+000A."""

    text: str
    strong: bool = False
    emphasis: bool = False
    shaded: bool = False
    underlined: bool = False


@dataclass(frozen=True, slots=True)
class Ruby:
    """A word with its reading above it."""

    text: str
    reading: str


@dataclass(frozen=True, slots=True)
class CheckBox:
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


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference to a numbered heading, article or table by its id; `text` is its number as it now stands."""

    target: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """A reference to a heading, article or table of another document by the words it has there."""

    document: str
    target: str
    words: str

    @property
    def text(self) -> str:
        """What is printed where the number is not known."""
        return f"「{self.words}」"


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note at the foot of the page."""

    text: str


Inline = Text | Ruby | CheckBox | Merged | Reference | Citation | Footnote
Inlines = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
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


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. In a regulation it is a 項; `number` is 第1条 for the first of an article, 2, 3, … for the next.

    The 項 of a 附則 are numbered 1, 2, … if there are several.
    """

    inlines: Inlines
    number: str = ""


@dataclass(frozen=True, slots=True)
class ListItem:
    """An item with its text and the lists below it."""

    inlines: Inlines
    lists: tuple[ItemList, ...] = ()


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list; ordered lists start anew at 1. In a regulation an ordered list holds 号 and, below, ア."""

    ordered: bool
    items: tuple[ListItem, ...]


class TableKind(Enum):
    """How a table looks: plain, a roadmap with shaded phases, a sheet whose first column is the header, a form."""

    PLAIN = "plain"
    ROADMAP = "roadmap"
    SHEET = "sheet"


@dataclass(frozen=True, slots=True)
class Table:
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


@dataclass(frozen=True, slots=True)
class Series:
    """The values of one legend entry, one per category; None is not drawn."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
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


@dataclass(frozen=True, slots=True)
class Box:
    """A box of a diagram with its text and the boxes below or inside it."""

    inlines: Inlines
    children: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Diagram:
    """Boxes with text. In zones, a box without children is what lies between its neighbours."""

    kind: DiagramKind
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart or diagram with a caption. `number` is 図1, 図2, … within the document; `notes` are printed below it."""

    caption: str
    drawing: Chart | Diagram
    notes: tuple[Inlines, ...] = ()
    anchor: str = ""
    number: str = ""


Content = Heading | Paragraph | ItemList | Table | Figure


@dataclass(frozen=True, slots=True)
class Release:
    """A path that a template lets into a document narrower than its answers allow, and the reason it gives."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """How many characters stand in a block for the same nearest reason: a value, or the condition of `paths`.

    Without `paths` nothing of this municipality, its region or a legal duty decided about them.
    """

    paths: tuple[str, ...]
    chars: int
    is_value: bool = False


@dataclass(frozen=True, slots=True)
class Trace:
    """What a block came from: the paths it touched, and those of them that were released wherever it touched them.

    `stretches` share out its `chars` characters. `literal` is what is no value but the wording of a template or of a
    text it says, whatever decided that it stands here.
    """

    paths: tuple[str, ...] = ()
    released: tuple[Release, ...] = ()
    chars: int = 0
    stretches: tuple[Stretch, ...] = ()
    literal: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One unit of a document. `id` is `document.section.n`; `line` the line of the rendered section it began on.

    `disclosure` is the narrowest class among what it touched and did not release. `comment` stands beside the block in
    a copy for review, and is empty elsewhere.
    """

    id: str
    content: Content
    text: str
    trace: Trace = field(default_factory=Trace)
    line: int = 0
    disclosure: Disclosure = Disclosure.PUBLIC
    comment: str = ""


@dataclass(frozen=True, slots=True)
class DocumentSection:
    """The blocks that one template file gave. `landscape` sections are printed on A4 sideways.

    `unsaid` is what decided that something is not said in it: what is missing tells as much as what is there.
    """

    id: str
    blocks: tuple[Block, ...]
    landscape: bool = False
    unsaid: Trace = field(default_factory=Trace)


@dataclass(frozen=True, slots=True)
class Cover:
    """What the cover page and the document's properties say."""

    title: str
    municipality: str
    period: str
    version: str
    made_by: str
    on: date


@dataclass(frozen=True, slots=True)
class Manuscript:
    """One document. `draft` marks it 案. `file_name` has no suffix, and a folder before `/` if it lies in one.

    `kind` is `plan`, which tells facts, `guideline` or `regulation`, which lay something down, or `residents`. Of one
    that `is_short`, half-empty pages would be a noticeable part, were every chapter to begin one.
    """

    id: str
    title: str
    file_name: str
    disclosure: Disclosure
    scheme: Scheme
    draft: bool
    cover: Cover
    sections: tuple[DocumentSection, ...]
    kind: str = "plan"
    is_short: bool = False

    @property
    def opens_pages(self) -> bool:
        """Whether chapters begin pages; in a guideline, where one looks things up, and in a short plan they run on."""
        return self.scheme is Scheme.CHAPTERS and self.kind != "guideline" and not self.is_short

    def blocks(self) -> tuple[Block, ...]:
        """Return all blocks in the order of the document."""
        return tuple(block for section in self.sections for block in section.blocks)
