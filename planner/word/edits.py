"""What somebody changed by hand in a file, paragraph by paragraph, told by the file that is built anew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from itertools import zip_longest

from lxml import etree
from msgspec import Struct

from planner.word.chartdata import charts_read
from planner.word.reader import sections_in
from planner.word.sections import Written, text_of
from planner.word.xml import name

_PARAGRAPH, _TEXT = name("p"), name("t")


class Edit(Struct, frozen=True):
    """A paragraph, a cell or a value of a chart as it was written and as it now stands; one that is none is empty."""

    before: str
    after: str


class _Line(Struct, frozen=True):
    """A paragraph: what it is told by, which is the same after fields were updated, and what it shows."""

    key: str
    shown: str


def edits(edited: bytes, built: bytes) -> Mapping[str, tuple[Edit, ...]]:
    """Return what differs in each section that both files were written with alike, in the order of the sections.

    A section that is written otherwise in the file built anew is not among them: what it was is not known any more.
    Raises `ValueError` if the bytes are no Word file.
    """
    (now, now_charts), (was, charts) = sections_in(edited), sections_in(built)
    known = {section.id: section for section in was}
    pairs = [(known[section.id], section) for section in now if _is_alike(known.get(section.id), section)]
    return {after.id: tuple(_edits(_lines(before, charts), _lines(after, now_charts))) for before, after in pairs}


def _is_alike(before: Written | None, after: Written) -> bool:
    return before is not None and before.digest == after.digest


def _edits(before: list[_Line], after: list[_Line]) -> Iterator[Edit]:
    matcher = SequenceMatcher(None, [line.key for line in before], [line.key for line in after], autojunk=False)
    for kind, start, end, begin, stop in matcher.get_opcodes():
        if kind != "equal":
            for old, new in zip_longest(before[start:end], after[begin:stop]):
                yield Edit(old.shown if old else "", new.shown if new else "")


def _lines(section: Written, charts: Mapping[str, str]) -> list[_Line]:
    found = [_line(paragraph) for block in section.elements for paragraph in _outermost(block)]
    values = [charts.get(chart, "") for block in section.elements for chart in charts_read(block)]
    shown = [" ".join(filter(None, line.split("\t"))) for text in values for line in text.split("\n")]
    return [line for line in (*found, *(_Line(text, text) for text in shown)) if line.key.strip()]


def _outermost(block: etree._Element) -> Iterator[etree._Element]:
    """Yield the paragraphs of a block, but not those in the shapes of another, whose words that has."""
    for paragraph in block.iter(_PARAGRAPH):
        if next(paragraph.iterancestors(_PARAGRAPH), None) is None:
            yield paragraph


def _line(paragraph: etree._Element) -> _Line:
    return _Line(text_of(paragraph), "".join(text.text or "" for text in paragraph.iter(_TEXT)))
