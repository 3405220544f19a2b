"""Divides a document into parts, each under a header of its own: chapters, landscape pages, annexes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from planner.manuscript.elements import Heading
from planner.manuscript.model import DocumentSection, Manuscript


class Part(Struct, frozen=True):
    """Sections on the same paper under one header; it begins a page unless it is `continuous`.

    `start` is the position of its first block in the manuscript, `chapter` that of the heading which the header names,
    None where Word finds the chapter of each page by itself.
    """

    sections: tuple[DocumentSection, ...]
    start: int
    chapter: int | None
    landscape: bool
    continuous: bool = False


def parts(manuscript: Manuscript) -> tuple[Part, ...]:
    """Return the parts of a document; sections without blocks are left out.

    In a plan every section that begins with a chapter begins a part. The chapters of a guideline, of a regulation and
    of a short plan run on and are one part, but for what lies sideways; what comes behind them has parts of its own,
    each on the page of the one before.
    """
    found: list[Part] = []
    position, in_chapters = 0, manuscript.opens_pages
    for section in (section for section in manuscript.sections if section.blocks):
        last, opening = found[-1] if found else None, _opening(section)
        begins = opening is not None and in_chapters and (manuscript.opens_pages or not opening.number)
        lies = section.landscape
        if last and not begins and last.landscape == lies:
            found[-1] = replace(last, sections=(*last.sections, section))
        else:
            chapter = position if begins else last.chapter if last else None
            runs_on = bool(last and opening and not manuscript.opens_pages and last.landscape == lies)
            found.append(Part((section,), position, chapter, lies, runs_on))
        in_chapters = in_chapters or bool(opening and opening.number)
        position += len(section.blocks)
    return tuple(found)


def runs(manuscript: Manuscript) -> Iterator[tuple[Part, ...]]:
    """Yield the parts that follow each other on the same pages: each run begins a page, whatever stands before it."""
    found = parts(manuscript)
    begins = [at for at, part in enumerate(found) if not part.continuous]
    yield from (found[start:end] for start, end in pairwise([*begins, len(found)]))


def _opening(section: DocumentSection) -> Heading | None:
    first = section.blocks[0].content
    return first if isinstance(first, Heading) and first.level == 1 else None
