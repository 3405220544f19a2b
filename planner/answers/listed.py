"""A table row typed on one line, its cells parted by 、 or commas, as the examples of a question show it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, combinations, islice

from planner.answers.picking import offered
from planner.answers.reading import read_text
from planner.answers.rows import Row, read_rows
from planner.answers.unreadable import UnreadableError
from planner.questionnaire.model import PROSE, Question

_SEPARATOR = re.compile(r"\s*[、,，]\s*")
_INSIDE_NUMBER = re.compile(r"(?<=\d)[,，](?=\d{3}(?!\d))")
_MOST_WAYS = 500  # to read one line, so that nobody waits for one that is no row


def listed_row(question: Question, text: str) -> Row | None:
    """Return the row that a line says, None if it does not.

    A text may hold separators itself: of the ways to read the line, the one with the shortest first cells is taken,
    and one that parts no number such as 1,234 before one that does. The last columns may be left out where the others
    are surely a row.
    """
    columns = len(question.columns)
    for cells in _ways(text.strip(), columns):
        if row := _row_of(question, cells):
            return row
    first = list(islice(_ways(text.strip(), _cells_in(text)), 1)) if _cells_in(text) < columns else []
    row = _row_of(question, first[0]) if first else None
    return row if row and is_sure(question, row) else None


def _cells_in(text: str) -> int:
    """Return into how many cells the separators part a line that do not stand inside a number."""
    return len(_SEPARATOR.findall(_INSIDE_NUMBER.sub("", text.strip()))) + 1


def _row_of(question: Question, cells: list[str]) -> Row | None:
    row = {column.id: offered(column, cell) for column, cell in zip(question.columns, cells, strict=False)}
    try:
        return next(iter(read_rows(question, [row], read_text)), None)
    except UnreadableError:
        return None


def is_sure(question: Question, row: Row) -> bool:
    """Whether a cell that is no text shows that the line was meant as a row, not as a text with separators."""
    return any(column.type not in PROSE and row[column.id] is not None for column in question.columns)


def _ways(text: str, columns: int) -> Iterator[list[str]]:
    """Yield the ways to part a line at its separators into as many cells as there are columns."""
    marks = list(_SEPARATOR.finditer(text))
    if columns < 2:
        return
    inside = {found.start() for found in _INSIDE_NUMBER.finditer(text)}
    outside = [mark for mark in marks if mark.start() not in inside]
    parting_numbers = combinations(marks, columns - 1) if inside else ()
    for cuts in islice(chain(combinations(outside, columns - 1), parting_numbers), _MOST_WAYS):
        starts = (0, *(cut.end() for cut in cuts))
        ends = (*(cut.start() for cut in cuts), len(text))
        yield [text[start:end] for start, end in zip(starts, ends, strict=True)]
