"""The cover page: what the document is, whose, for when, and who may read it."""

from __future__ import annotations

from planner.japanese.era import era_date
from planner.manuscript.elements import Text
from planner.manuscript.model import Manuscript
from planner.word.composition import Composition
from planner.word.xml import paragraph

_DRAFT = "案"


def cover(manuscript: Manuscript, composition: Composition) -> str:
    """Return the paragraphs of the cover; a line without text is left out."""
    said = manuscript.cover
    lines = (
        *(("DraftMark", mark) for mark in _marks(manuscript)),
        ("Title", said.title),
        ("Subtitle", said.period),
        ("CoverLine", said.version),
        ("CoverDate", era_date(said.on)),
        ("CoverFoot", said.municipality),
        ("CoverFoot", said.made_by),
    )
    return "".join(paragraph(style, composition.runs((Text(text),))) for style, text in lines if text.strip())


def _marks(manuscript: Manuscript) -> tuple[str, ...]:
    """Return what the box says: 案 if it is one, and who may read it."""
    return (*((_DRAFT,) if manuscript.draft else ()), manuscript.disclosure.label)
