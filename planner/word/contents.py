"""The table of contents: a genuine TOC field whose entries are already there, each with its estimated page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from planner.manuscript.model import Scheme
from planner.word.outline import Entry
from planner.word.paper import Paper
from planner.word.xml import FIELD_END, field, field_start, paragraph, run

_TITLE = "目次"
_MOST_ENTRIES = 64  # two pages
_ON_A_PAGE = 54
_USUAL, _DEEPEST = 2, 3


def listed(entries: Sequence[Entry], scheme: Scheme) -> tuple[Entry, ...]:
    """Return the entries to list: 章 and 節, and the level below if all that still fits the page, or else two pages."""
    deepest = _depth(entries, scheme)
    return tuple(entry for entry in entries if entry.level <= deepest)


def _fit_a_page(entries: Sequence[Entry]) -> bool:
    """Whether 章 and 節 alone take no more than a page."""
    return sum(entry.level <= _USUAL for entry in entries) <= _ON_A_PAGE


def contents(entries: Sequence[Entry], pages: Mapping[int, int], scheme: Scheme, paper: Paper) -> str:
    """Return the contents in the content control by which Word knows them; `pages` goes by position of the block."""
    shown = listed(entries, scheme)
    opening = field_start(_instruction(_depth(entries, scheme)))
    tabs = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{paper.text_width}"/></w:tabs>'
    lines = [_line(entry, pages.get(entry.position, 1)) for entry in shown]
    body = "".join(
        paragraph(style, (opening if at == 0 else "") + inner, tabs) for at, (style, inner) in enumerate(lines)
    )
    end = paragraph("SectionEnd", ("" if lines else opening) + FIELD_END)
    return (
        '<w:sdt><w:sdtPr><w:id w:val="999"/><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        "<w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>"
        f"{paragraph('TOCHeading', run(_TITLE))}{body}{end}</w:sdtContent></w:sdt>"
    )


def _depth(entries: Sequence[Entry], scheme: Scheme) -> int:
    most = _ON_A_PAGE if _fit_a_page(entries) else _MOST_ENTRIES
    fits = sum(entry.level <= _DEEPEST for entry in entries) <= most
    return _DEEPEST if fits and scheme is Scheme.CHAPTERS else _USUAL


def _instruction(deepest: int) -> str:
    r"""Return the field: all paragraphs with a level of the outline, which a heading without a number has by its style.

    Named after `\\t` as well, LibreOffice would list those twice, and Word knows styles by their names in its language.
    """
    return f'TOC \\o "1-{deepest}" \\h \\z \\u'


def _line(entry: Entry, page: int) -> tuple[str, str]:
    number = f"{entry.number} " if entry.number else ""
    text = run(" ".join((number + entry.text).split("\n")))
    shown = field(f"PAGEREF {entry.bookmark} \\h", run(str(page)))
    link = f'<w:hyperlink w:anchor="{entry.bookmark}" w:history="1">{text}<w:r><w:tab/></w:r>{shown}</w:hyperlink>'
    return f"TOC{min(entry.level, _DEEPEST)}", link
