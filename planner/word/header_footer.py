"""Headers and footers: what the document is and who may read it above, page and pages below."""

from __future__ import annotations

from planner.manuscript.model import Manuscript
from planner.word.bookmarks import END
from planner.word.outline import Entry
from planner.word.paper import Paper
from planner.word.styles import NAMES
from planner.word.xml import DECLARATION, NAMESPACES, field, paragraph, run

HEADER_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
FOOTER_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"
_CHAPTER = "PlannerChapter"
_LEVEL_1 = "1"  # how Word calls its own style of headings in every language
_QUOTED = {ord(mark): f"\\{mark}" for mark in '\\"'}  # within the quotation marks of a field


def header(manuscript: Manuscript, paper: Paper, right: str = "") -> bytes:
    """Return a header part: what the document is and who may read it, and runs at the right edge of the text."""
    title = manuscript.title + ("（案）" if manuscript.draft else "")
    tabs = f'<w:tabs><w:tab w:val="right" w:pos="{paper.text_width}"/></w:tabs>'
    line = run(f"{title}　［{manuscript.disclosure.label}］") + "<w:r><w:tab/></w:r>" + right
    return _part("hdr", paragraph("Header", line, tabs))


def chapter(entry: Entry) -> str:
    """Return the runs that name a chapter, fields that follow its heading; number and text as they now stand."""
    number = field(f"REF {entry.bookmark} \\n \\h", run(entry.number)) + run(" ") if entry.number else ""
    return number + field(f"REF {entry.bookmark} \\h", run(" ".join(entry.text.split("\n"))))


def chapter_of_page(style: str) -> str:
    """Return the runs that name the chapter, a heading of that style, of whatever page they are printed on.

    Word fills them in whenever it lays out a page. LibreOffice before 7.6 does not know these fields and prints what
    stands in them, which is the variable that `chapter_mark` sets.
    """
    name = _LEVEL_1 if style == "Heading1" else f'"{NAMES[style]}"'
    variable = field(f"REF {_CHAPTER}", "")
    return field(f"STYLEREF {name} \\n", "") + run(" ") + field(f"STYLEREF {name}", variable)


def chapter_mark(entry: Entry) -> str:
    """Return what stands unseen at the heading of a chapter, for the headers of pages from there on."""
    title = " ".join(f"{entry.number} {entry.text}".split()).translate(_QUOTED)
    return field(f'SET {_CHAPTER} "{title}"', "")


def footer(page: int, pages: int) -> bytes:
    """Return the footer of the body: page / pages, the latter from a bookmark at the end, as numbers begin anew."""
    line = field("PAGE", run(str(page))) + run(" / ") + field(f"PAGEREF {END}", run(str(pages)))
    return _part("ftr", paragraph("Footer", line))


def front_footer() -> bytes:
    """Return the footer of the contents: i, ii."""
    return _part("ftr", paragraph("Footer", field("PAGE", run("i"))))


def _part(tag: str, inner: str) -> bytes:
    return f"{DECLARATION}<w:{tag} {NAMESPACES}>{inner}</w:{tag}>".encode()
