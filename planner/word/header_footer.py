"""Headers and footers: what the document is and who may read it above, page and pages below."""

from __future__ import annotations

from planner.manuscript.model import Manuscript
from planner.word.bookmarks import END
from planner.word.paper import Paper
from planner.word.xml import DECLARATION, NAMESPACES, field, paragraph, run

HEADER_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
FOOTER_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"


def header(manuscript: Manuscript, paper: Paper) -> bytes:
    """Return a header part for this paper: its tab stop is at the right edge of the text."""
    title = manuscript.title + ("（案）" if manuscript.draft else "")
    tabs = f'<w:tabs><w:tab w:val="right" w:pos="{paper.text_width}"/></w:tabs>'
    line = run(title) + "<w:r><w:tab/></w:r>" + run(manuscript.disclosure.label)
    return _part("hdr", paragraph("Header", line, tabs))


def footer(page: int, pages: int) -> bytes:
    """Return the footer of the body: page / pages, the latter from a bookmark at the end, as numbers begin anew."""
    line = field("PAGE", run(str(page))) + run(" / ") + field(f"PAGEREF {END}", run(str(pages)))
    return _part("ftr", paragraph("Footer", line))


def front_footer() -> bytes:
    """Return the footer of the contents: i, ii."""
    return _part("ftr", paragraph("Footer", field("PAGE", run("i"))))


def _part(tag: str, inner: str) -> bytes:
    return f"{DECLARATION}<w:{tag} {NAMESPACES}>{inner}</w:{tag}>".encode()
