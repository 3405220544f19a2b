"""The body of a document: cover, contents and sections in order, each on its paper with its header and footer."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from planner.manuscript.elements import Content, Figure, Heading, ItemList, Paragraph, Table
from planner.manuscript.model import DocumentSection, Manuscript, Scheme
from planner.word import captions
from planner.word.bookmarks import END
from planner.word.composition import Composition
from planner.word.contents import contents
from planner.word.cover import cover
from planner.word.figure_list import figure_list
from planner.word.figures import Figures
from planner.word.headings import heading, text
from planner.word.lists import item_list
from planner.word.outline import plain_text
from planner.word.pages import Pages
from planner.word.paper import Paper
from planner.word.parts import Part, parts
from planner.word.running import RunningTitles
from planner.word.sections import SECTION_END, page_properties, section_end, section_ends, written_fingerprint
from planner.word.tables import table
from planner.word.xml import PROPERTIES_END, run

_FROM_ONE = '<w:pgNumType w:start="1"/>'
_ROMAN = '<w:pgNumType w:fmt="lowerRoman" w:start="1"/>'
_FIRST_PAGE = "<w:titlePg/>"  # the first page has a header of its own


class Body(Struct):
    """Writes one body; `titles` write its headers and footers."""

    manuscript: Manuscript
    composition: Composition
    titles: RunningTitles
    pages: Pages
    figures: Figures
    _position: int = 0
    _headings: int = 0

    def xml(self) -> Iterator[str]:
        """Yield everything inside `w:body`, block by block."""
        if self.manuscript.scheme is not Scheme.LEAFLET:
            yield from self._front(self.composition.paper)
        yield from self._parts(self.composition.paper)

    def _front(self, paper: Paper) -> Iterator[str]:
        """Yield cover, contents and the list of figures and tables."""
        yield cover(self.manuscript, self.composition)
        yield section_end(page_properties(paper, ""))
        outline = self.composition.outline
        yield contents(outline.entries, self.pages.of, self.manuscript.scheme, paper)
        yield figure_list(list(outline.captions.values()), self.pages.of, paper)
        yield section_end(page_properties(paper, self.titles.front(paper), _ROMAN))

    def _parts(self, upright: Paper) -> Iterator[str]:
        """Yield the parts of the document, each but the last closed by the paragraph that ends its pages.

        Behind a table that one is also the paragraph which Word needs there: two find no room where a table fills its
        page, and would open a page with nothing on it.
        """
        numbers, properties, style = _FROM_ONE, "", ""
        for part in parts(self.manuscript):
            if properties:
                yield section_end(properties, style=style)
            self.composition.paper = paper = upright.sideways() if part.landscape else upright
            style = captions.BELOW if _ends_below(part) else SECTION_END
            for section in part.sections:
                yield from self._section(section, closes=section is part.sections[-1])
            first = self.titles.first(part, paper)
            references = self.titles.others(part, paper) + first
            numbers += _FIRST_PAGE if first else ""
            properties = page_properties(paper, references, numbers, continuous=part.continuous)
            numbers = ""
        properties = properties or page_properties(upright, self.titles.plain(upright), numbers)
        end = self.composition.bookmarks.around(END, run(" "))
        yield section_end("", end, style=style or SECTION_END) + properties

    def _section(self, section: DocumentSection, *, closes: bool) -> Iterator[str]:
        """Yield a section; if it `closes` its part, without the paragraph behind a table, which then ends the pages."""
        number = 1000 + self._position
        around = self.composition.comments.around
        blocks = [around(self._block(block.content), block.comment) for block in section.blocks]
        if closes:
            blocks[-1] = blocks[-1].removesuffix(captions.END)
        headings = (block.content for block in section.blocks if isinstance(block.content, Heading))
        title = next((plain_text(content.inlines) for content in headings), "")
        digest, bookmarks = written_fingerprint(blocks, self.figures.data), self.composition.bookmarks
        control, mark, after = section_ends(section.id, digest, title, number, bookmarks)
        if isinstance(section.blocks[0].content, Heading):  # before one on new pages, LibreOffice 7.4 loses a bookmark
            blocks[0], mark = blocks[0].replace(PROPERTIES_END, PROPERTIES_END + mark, 1), ""
        yield from (control, mark, *blocks, after)

    def _block(self, content: Content) -> str:
        position, self._position = self._position, self._position + 1
        match content:
            case Heading():
                self._headings += 1
                self.composition.heading = f"{content.number} {plain_text(content.inlines)}".strip()
                return heading(content, self.composition.outline.entries[self._headings - 1], self.composition)
            case Paragraph():
                return text(content, position, self.composition)
            case ItemList():
                return item_list(content, self.composition)
            case Figure():
                return self.figures.xml(content, self.composition)
            case _:
                return table(content, self.composition)


def _ends_below(part: Part) -> bool:
    """Whether the last thing in a part is a table or a figure."""
    return isinstance(part.sections[-1].blocks[-1].content, Table | Figure)
