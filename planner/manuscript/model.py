"""The tree that every document is before it becomes a Word file: sections of blocks, each with its trace."""

from __future__ import annotations

from datetime import date
from enum import Enum

from msgspec import Struct, field

from planner.manuscript.elements import Content
from planner.questionnaire.model import Disclosure


class Scheme(Enum):
    """How headings are numbered: 第1章 / 1.1 / (1), or 第1章 / 第1条 / 2 / (1) / ア as in regulations, or not at all.

    A leaflet is a page or a few, to be printed or filled in by itself: it has neither cover nor contents.
    """

    CHAPTERS = "chapters"
    REGULATION = "regulation"
    LEAFLET = "leaflet"


class Release(Struct, frozen=True):
    """A path that a template lets into a document narrower than its answers allow, and the reason it gives."""

    path: str
    reason: str


class Stretch(Struct, frozen=True):
    """How many characters stand in a block for the same nearest reason: a value, or the condition of `paths`.

    Without `paths` nothing of this municipality, its region or a legal duty decided about them.
    """

    paths: tuple[str, ...]
    chars: int
    is_value: bool = False


class Trace(Struct, frozen=True):
    """What a block came from: the paths it touched, and those of them that were released wherever it touched them.

    `stretches` share out its `chars` characters, `rows` those of each row of a sheet below its header. `literal` is
    what is no value but the wording of a template or of a text it says, whatever decided that it stands here.
    """

    paths: tuple[str, ...] = ()
    released: tuple[Release, ...] = ()
    chars: int = 0
    stretches: tuple[Stretch, ...] = ()
    literal: str = ""
    rows: tuple[tuple[Stretch, ...], ...] = ()


class Block(Struct, frozen=True):
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


class DocumentSection(Struct, frozen=True):
    """The blocks that one template file gave. `landscape` sections are printed on A4 sideways.

    `unsaid` is what decided that something is not said in it: what is missing tells as much as what is there.
    """

    id: str
    blocks: tuple[Block, ...]
    landscape: bool = False
    unsaid: Trace = field(default_factory=Trace)


class Cover(Struct, frozen=True):
    """What the cover page and the document's properties say."""

    title: str
    municipality: str
    period: str
    version: str
    made_by: str
    on: date


class Manuscript(Struct, frozen=True):
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
