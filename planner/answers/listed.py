"""A table row typed on one line, its cells parted by 、 or commas, as the examples of a question show it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, islice

from msgspec import Struct

from planner.answers.picking import offered
from planner.answers.reading import read_text
from planner.answers.rows import Row, read_rows
from planner.answers.unreadable import UnreadableError, ValueFault
from planner.questionnaire.model import PROSE, Question, QuestionType

_SEPARATOR = re.compile(r"\s*[、,，]\s*")
_NUMBER = re.compile(r"(?<![\d.A-Za-zＡ-Ｚａ-ｚ/-])(?<!令和)(?<!平成)(?<!昭和)\d{1,3}(?:[,，]\d{3})+(?!\d)")
_CLEARLY = 3  # cells by which even texts alone look like a row
_SHIFTED = 2  # faults from which on a separator inside a cell has shifted those after it
_MOST_HELD = 3  # separators that cells hold in such a line
_MOST_WAYS = 500  # to read one line, so that nobody waits for one that is no row


class Listed(Struct, frozen=True):
    """A line that looks like a row: the row it says, None where `faults` tell which of its cells cannot be read.

    `is_sure` tells whether it can be nothing else, such as a text with separators for the first column, or a row of
    which another cell holds the separator. The line has `cells` cells; the columns after them are empty in the row.
    """

    line: str
    row: Row | None
    cells: int
    faults: tuple[ValueFault, ...] = ()
    is_sure: bool = False


class _Read(Struct, frozen=True):
    """The first row that a line can be read as with so many cells, and whether it is the only one.

    Without a row, the faults of the way that has the fewest.
    """

    row: Row | None
    cells: int
    is_only: bool = False
    faults: tuple[ValueFault, ...] = ()


def listed_row(question: Question, line: str) -> Listed | None:
    """Return what a line says as a row, None if it looks like the first cell alone.

    A text may hold separators itself: of the ways to read the line, the one with the shortest first cells is taken.
    The last columns may be left out. A comma inside a number such as 1,234 parts no cells, unless the line can only
    be read so and has no other kind of separator; that is never sure.
    """
    text = line.strip()
    columns, marks = len(question.columns), list(_SEPARATOR.finditer(text))
    numbers = [found.span() for found in _NUMBER.finditer(text)]
    outside = [mark for mark in marks if not any(start < mark.start() < end for start, end in numbers)]
    if columns < 2 or not marks:
        return None
    cells = min(len(outside) + 1, columns)
    looks_like_row = cells >= min(columns, _CLEARLY)
    read = _read(question, text, outside, cells)
    if read.row and (looks_like_row or _has_value(question, read.row)):
        return Listed(line, read.row, cells, is_sure=read.is_only and _has_value(question, read.row))
    if "、" not in text and len(marks) > len(outside) and len(marks) >= columns - 1:
        parted = _read(question, text, marks, columns)
        if parted.row:
            return Listed(line, parted.row, columns)
    if looks_like_row and len(read.faults) >= _SHIFTED:
        fewer = _with_fewer_cells(question, text, outside, cells)
        if fewer:
            return Listed(line, fewer.row, fewer.cells)
    first = question.columns[0].type
    is_row = cells > 1 and first is not QuestionType.CHOICES and (looks_like_row or first not in PROSE)
    return Listed(line, None, cells, read.faults) if read.faults and is_row else None


def _with_fewer_cells(question: Question, text: str, marks: list[re.Match[str]], cells: int) -> _Read | None:
    """Return the row that a line says if a cell of it holds a separator, so that all cells after it were shifted."""
    reads = (_read(question, text, marks, fewer) for fewer in range(cells - 1, max(cells - _MOST_HELD, 2) - 1, -1))
    return next((read for read in reads if read.row and _has_value(question, read.row)), None)


def _read(question: Question, text: str, marks: list[re.Match[str]], cells: int) -> _Read:
    found: Row | None = None
    fewest: tuple[ValueFault, ...] = ()
    for way in _ways(text, marks, cells):
        row = {column.id: offered(column, cell) for column, cell in zip(question.columns, way, strict=False)}
        try:
            read = next(iter(read_rows(question, [row], read_text)), None)
        except UnreadableError as error:
            fewest = error.faults if not fewest or len(error.faults) < len(fewest) else fewest
            continue
        if found:
            return _Read(found, cells)
        found = read
    return _Read(found, cells, found is not None, () if found else fewest)


def _has_value(question: Question, row: Row) -> bool:
    """Whether a cell that is no text shows that the line was meant as a row, not as a text with separators."""
    return any(column.type not in PROSE and row[column.id] is not None for column in question.columns)


def _ways(text: str, marks: list[re.Match[str]], cells: int) -> Iterator[list[str]]:
    """Yield the ways to part a line at so many of the marks that it has this number of cells."""
    for cuts in islice(combinations(marks, cells - 1), _MOST_WAYS):
        starts = (0, *(cut.end() for cut in cuts))
        ends = (*(cut.start() for cut in cuts), len(text))
        yield [text[start:end] for start, end in zip(starts, ends, strict=True)]
