"""Headings, paragraphs and articles become Word paragraphs, numbered by Word through their styles."""

from __future__ import annotations

from msgspec.structs import replace

from planner.manuscript.elements import Heading, Inlines, Paragraph, Text
from planner.manuscript.model import Scheme
from planner.word.composition import Composition
from planner.word.header_footer import chapter_mark
from planner.word.numbering import Printed
from planner.word.outline import Entry, plain_text
from planner.word.xml import paragraph, run

_NEW_PAGE = "<w:pageBreakBefore/>"
_WITH_NEXT = "<w:keepNext/>"
_STOP = "。"
_BY_STYLE = Printed()


def heading(content: Heading, entry: Entry, composition: Composition) -> str:
    """Return a heading in its two bookmarks, for the contents and for references; some begin a page."""
    style = composition.outline.styles[entry.position]
    inlines = _bracketed(content.inlines) if style == "ArticleCaption" else content.inlines
    page = _NEW_PAGE if entry.position in composition.outline.opening else ""
    printed = composition.outline.numbers.get(entry.position, _BY_STYLE)
    runs_on = content.level == 1 and composition.scheme is not Scheme.LEAFLET and not page
    mark = chapter_mark(entry) if runs_on else ""
    inner = _numbered(inlines, entry.position, printed, composition)
    return paragraph(style, mark + composition.bookmarks.around(entry.bookmark, inner), page + printed.properties)


def text(content: Paragraph, position: int, composition: Composition) -> str:
    """Return a paragraph of running text, or a 項 of a regulation with its number."""
    style = composition.outline.styles.get(position, "BodyText")
    printed = composition.outline.numbers.get(position, _BY_STYLE)
    inner = _numbered(content.inlines, position, printed, composition)
    return paragraph(style, inner, (_WITH_NEXT if content.leads else "") + printed.properties)


def _numbered(inlines: Inlines, position: int, printed: Printed, composition: Composition) -> str:
    """Return the runs in the bookmark of their anchor; of a number that had to be typed the bookmark holds that."""
    anchor = composition.outline.anchors.get(position, "")
    if printed.typed:
        return composition.anchored(anchor, run(printed.typed)) + run("　") + composition.runs(inlines)
    if not anchor:
        return composition.runs(inlines)
    named, stop = _before_stop(inlines)
    return composition.anchored(anchor, composition.runs(named)) + composition.runs(stop)


def _before_stop(inlines: Inlines) -> tuple[Inlines, Inlines]:
    """Return inlines and, apart from them, the full stop at their end.

    Where a bookmark ends behind a stop that hangs in the margin, LibreOffice 7.4 adds an empty line.
    """
    last = inlines[-1] if inlines else None
    if not isinstance(last, Text) or not last.text.endswith(_STOP) or last.text == _STOP:
        return inlines, ()
    return (*inlines[:-1], replace(last, text=last.text[:-1])), (replace(last, text=_STOP),)


def _bracketed(inlines: Inlines) -> Inlines:
    return inlines if plain_text(inlines).startswith("（") else (Text("（"), *inlines, Text("）"))
