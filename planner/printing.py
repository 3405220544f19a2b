"""A manuscript becomes a Word file: its page numbers, where it came from, and what keeps people from reading it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct

from planner import __version__
from planner.errors import Place, Problem, Severity
from planner.manifest import BuiltFile, Sources
from planner.manuscript.model import Manuscript, Scheme
from planner.sidebyside import Each
from planner.word.accessibility import barriers
from planner.word.libreoffice import body_pages, find_libreoffice
from planner.word.properties import Origin
from planner.word.writer import write_document


class Printed(Struct, frozen=True):
    """A file, whether no page number in it is estimated, and warnings of what makes it hard to read."""

    file: BuiltFile
    is_exact: bool
    barriers: tuple[Problem, ...]


def printed(manuscript: Manuscript, styles: Sequence[Path], sources: Sources, exact_pages: bool) -> Printed:
    """Return a document as a Word file; `exact_pages` are asked of LibreOffice, if one is installed."""
    return next(printed_all((manuscript,), styles, sources, exact_pages))


def printed_all(
    manuscripts: Sequence[Manuscript], styles: Sequence[Path], sources: Sources, exact_pages: bool, each: Each = map
) -> Iterator[Printed]:
    """Return documents as Word files, each as `printed` does."""
    written = each(partial(_written, styles=styles, sources=sources, exact_pages=exact_pages), manuscripts)
    return map(_printed, manuscripts, written)


def _printed(manuscript: Manuscript, written: tuple[bytes, bool, Sequence[str]]) -> Printed:
    content, is_exact, found = written
    file = BuiltFile(manuscript, content)
    return Printed(file, is_exact, tuple(_problem(what, file.name) for what in found))


def _written(
    manuscript: Manuscript, styles: Sequence[Path], sources: Sources, exact_pages: bool
) -> tuple[bytes, bool, Sequence[str]]:
    """Return what is `Printed` of a document, less the manuscript, which whoever asks has."""
    origin = Origin(sources.template_set, sources.template_version, sources.templates, sources.answers, __version__)
    content = write_document(manuscript, styles, origin)
    has_contents = manuscript.scheme is not Scheme.LEAFLET
    program = find_libreoffice() if exact_pages and has_contents else None
    pages = body_pages(content, program) if program else {}
    if pages:
        content = write_document(manuscript, styles, origin, pages)
    return content, bool(pages) or not has_contents, tuple(barriers(content))


def _problem(what: str, file: str) -> Problem:
    remedy = "ひな型か style.docx を直してください"
    return Problem("word/accessibility", Place(file), what, remedy, Severity.WARNING)
