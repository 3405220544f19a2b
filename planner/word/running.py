"""The headers and footers of one document, each written into the package once, and which pages show which."""

from __future__ import annotations

from msgspec import Struct, field

from planner.manuscript.model import Manuscript, Scheme
from planner.word.header_footer import (
    FOOTER_TYPE,
    HEADER_TYPE,
    chapter,
    chapter_of_page,
    footer,
    front_footer,
    header,
)
from planner.word.outline import Entry, Outline
from planner.word.package import Package
from planner.word.paper import Paper
from planner.word.parts import Part

_CHAPTERS = ("Chapter", "Heading1")


class RunningTitles(Struct):
    """Gives the sections of Word what they show above and below their text; `pages` are those of the body."""

    manuscript: Manuscript
    package: Package
    outline: Outline
    pages: int
    _known: dict[tuple[str, str, bool], str] = field(default_factory=dict)

    def front(self, paper: Paper) -> str:
        """Return the references of the contents: no chapter, roman numbers."""
        return self._header(paper, "") + self._footer("front", front_footer())

    def plain(self, paper: Paper) -> str:
        """Return the references of pages without a chapter."""
        return self._header(paper, "") + self._footer("body", footer(1, self.pages))

    def first(self, part: Part, paper: Paper) -> str:
        """Return the references of the first page alone, where a part opens with 前文 before its first chapter."""
        opening = self._entries().get(part.start) if part.chapter is None else None
        if opening is None or opening.number or not self._chapter_style(part):
            return ""
        bottom = footer(1, self.pages)
        right = chapter(opening) if opening.text != self.manuscript.title else ""  # which stands at the left
        return self._header(paper, right, "first") + self._footer("body", bottom, "first")

    def others(self, part: Part, paper: Paper) -> str:
        """Return the references of the pages of a part, which name its chapter at the right."""
        if part.chapter is not None:
            right = chapter(self._entries()[part.chapter])
        else:
            style = self._chapter_style(part)
            right = chapter_of_page(style) if style else ""
        return self._header(paper, right) + self._footer("body", footer(1, self.pages))

    def _entries(self) -> dict[int, Entry]:
        return {entry.position: entry for entry in self.outline.entries}

    def _chapter_style(self, part: Part) -> str:
        """Return the style of the chapters that run on in a part or into it; empty where there are none."""
        if self.manuscript.scheme is Scheme.LEAFLET:
            return ""
        end = part.start + sum(len(section.blocks) for section in part.sections)
        found = (self.outline.styles.get(position, "") for position in range(end))
        return next((style for style in found if style in _CHAPTERS), "")

    def _header(self, paper: Paper, right: str, page: str = "default") -> str:
        key = "header", right, paper.landscape
        if key not in self._known:
            number = sum(kind == "header" for kind, *_ in self._known) + 1
            xml = header(self.manuscript, paper, right)
            self._known[key] = self.package.add(f"/word/header{number}.xml", HEADER_TYPE, "header", xml)
        return f'<w:headerReference w:type="{page}" r:id="{self._known[key]}"/>'

    def _footer(self, name: str, xml: bytes, page: str = "default") -> str:
        key = "footer", name, False
        if key not in self._known:
            self._known[key] = self.package.add(f"/word/footer-{name}.xml", FOOTER_TYPE, "footer", xml)
        return f'<w:footerReference w:type="{page}" r:id="{self._known[key]}"/>'
