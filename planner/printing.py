"""A manuscript becomes a Word file: its page numbers, where it came from, and what keeps people from reading it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from planner import __version__
from planner.errors import Place, Problem, Severity
from planner.manifest import BuiltFile, Sources
from planner.manuscript.model import Manuscript, Scheme
from planner.word.accessibility import barriers
from planner.word.libreoffice import body_pages, find_libreoffice
from planner.word.properties import Origin
from planner.word.writer import write_document


@dataclass(frozen=True, slots=True)
class Printed:
    """A file, whether no page number in it is estimated, and warnings of what makes it hard to read."""

    file: BuiltFile
    is_exact: bool
    barriers: tuple[Problem, ...]


def printed(manuscript: Manuscript, styles: Sequence[Path], sources: Sources, exact_pages: bool) -> Printed:
    """Return a document as a Word file; `exact_pages` are asked of LibreOffice, if one is installed."""
    origin = Origin(sources.template_set, sources.templates, sources.answers, __version__)
    content = write_document(manuscript, styles, origin)
    has_contents = manuscript.scheme is not Scheme.LEAFLET
    program = find_libreoffice() if exact_pages and has_contents else None
    pages = body_pages(content, program) if program else {}
    if pages:
        content = write_document(manuscript, styles, origin, pages)
    file = BuiltFile(manuscript, content)
    return Printed(
        file, bool(pages) or not has_contents, tuple(_problem(what, file.name) for what in barriers(content))
    )


def _problem(what: str, file: str) -> Problem:
    remedy = "ひな型か style.docx を直してください"
    return Problem("word/accessibility", Place(file), what, remedy, Severity.WARNING)
