"""The body of a document: cover, contents and sections in order, each on its paper with its header and footer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from planner.manuscript.model import Content, DocumentSection, Figure, Heading, ItemList, Manuscript, Paragraph, Scheme
from planner.word.bookmarks import END
from planner.word.composition import Composition
from planner.word.contents import contents
from planner.word.cover import cover
from planner.word.figure_list import figure_list
from planner.word.figures import Figures
from planner.word.header_footer import (
    FOOTER_TYPE,
    HEADER_TYPE,
    chapter,
    chapter_of_page,
    footer,
    front_footer,
    header,
)
from planner.word.headings import heading, text
from planner.word.lists import item_list
from planner.word.outline import plain_text
from planner.word.package import Package
from planner.word.pages import Pages
from planner.word.paper import Paper
from planner.word.parts import Part, parts
from planner.word.sections import bookmarked, control, page_properties, section_end, written_fingerprint
from planner.word.tables import table
from planner.word.xml import run

_FROM_ONE = '<w:pgNumType w:start="1"/>'
_ROMAN = '<w:pgNumType w:fmt="lowerRoman" w:start="1"/>'


@dataclass(slots=True)
class Body:
    """Writes one body, and its headers and footers into the package."""

    manuscript: Manuscript
    composition: Composition
    package: Package
    pages: Pages
    figures: Figures
    _position: int = 0
    _headings: int = 0
    _headers: dict[tuple[str, bool], str] = field(default_factory=dict)

    def xml(self) -> Iterator[str]:
        """Yield everything inside `w:body`, section by section."""
        if self.manuscript.scheme is not Scheme.LEAFLET:
            yield from self._front(self.composition.paper)
        yield from self._parts(self.composition.paper)

    def _front(self, paper: Paper) -> Iterator[str]:
        """Yield cover, contents and the list of figures and tables."""
        entries = self.composition.outline.entries
        roman = self._footer("front", front_footer())
        yield cover(self.manuscript)
        yield section_end(page_properties(paper, ""))
        yield contents(entries, self.pages.of, self.manuscript.scheme, paper)
        yield figure_list(list(self.composition.outline.captions.values()), self.pages.of, paper)
        yield section_end(page_properties(paper, self._header(paper, "") + roman, _ROMAN))

    def _parts(self, upright: Paper) -> Iterator[str]:
        """Yield the parts of the document, each but the last closed by the paragraph that ends its pages."""
        numbers, properties = _FROM_ONE, ""
        bottom = self._footer("body", footer(1, self.pages.total))
        for part in parts(self.manuscript):
            if properties:
                yield section_end(properties)
            self.composition.paper = paper = upright.sideways() if part.landscape else upright
            yield from (self._section(section) for section in part.sections)
            top = self._header(paper, self._chapter(part))
            properties = page_properties(paper, top + bottom, numbers, continuous=part.continuous)
            numbers = ""
        properties = properties or page_properties(upright, self._header(upright, "") + bottom, numbers)
        yield section_end("", self.composition.bookmarks.around(END, run(" "))) + properties

    def _chapter(self, part: Part) -> str:
        """Return what the header of a part says at the right."""
        entries = {entry.position: entry for entry in self.composition.outline.entries}
        if part.chapter is not None:
            return chapter(entries[part.chapter])
        return chapter_of_page() if self._has_chapters(part) else ""

    def _has_chapters(self, part: Part) -> bool:
        styles, end = self.composition.outline.styles, part.start + sum(len(item.blocks) for item in part.sections)
        return any(styles.get(position) == "Chapter" for position in range(part.start, end))

    def _section(self, section: DocumentSection) -> str:
        number = 1000 + self._position
        comments = self.composition.comments
        inner = "".join([comments.around(self._block(block.content), block.comment) for block in section.blocks])
        digest = written_fingerprint(inner)
        headings = (block.content for block in section.blocks if isinstance(block.content, Heading))
        title = next((plain_text(content.inlines) for content in headings), "")
        marked = bookmarked(section.id, digest, inner, self.composition.bookmarks)
        # After a check box LibreOffice 7.4 garbles the first paragraph of every content control around paragraphs
        return marked if self.composition.boxes else control(section.id, digest, title, number, marked)

    def _block(self, content: Content) -> str:
        position, self._position = self._position, self._position + 1
        match content:
            case Heading():
                self._headings += 1
                return heading(content, self.composition.outline.entries[self._headings - 1], self.composition)
            case Paragraph():
                return text(content, position, self.composition)
            case ItemList():
                return item_list(content, self.composition)
            case Figure():
                return self.figures.xml(content, self.composition)
            case _:
                return table(content, self.composition)

    def _header(self, paper: Paper, right: str) -> str:
        key = right, paper.landscape
        if key not in self._headers:
            path = f"/word/header{len(self._headers) + 1}.xml"
            xml = header(self.manuscript, paper, right)
            self._headers[key] = self.package.add(path, HEADER_TYPE, "header", xml)
        return f'<w:headerReference w:type="default" r:id="{self._headers[key]}"/>'

    def _footer(self, key: str, xml: bytes) -> str:
        number = self.package.add(f"/word/footer-{key}.xml", FOOTER_TYPE, "footer", xml)
        return f'<w:footerReference w:type="default" r:id="{number}"/>'
