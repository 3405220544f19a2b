"""The rows of a table made even: what each cell holds, where it stands, and which neighbours it is one with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, pairwise
from typing import NamedTuple

from planner.manuscript.elements import Inlines, Merged
from planner.word.outline import plain_text

Cells = tuple[Inlines, ...]


class Place(NamedTuple):
    """Where a cell stands: the column it begins in and how many columns it takes.

    `merge` is `restart` where the cell is one with that below, `continue` where it is one with that above, or empty.
    """

    at: int
    span: int
    merge: str


class Row(NamedTuple):
    """The cells of a row: where they stand, what they hold, and that as text."""

    places: tuple[Place, ...]
    cells: Cells
    texts: tuple[str, ...]


def even_rows(rows: Sequence[Cells], count: int) -> Iterator[Row]:
    """Yield rows of `count` columns, short ones filled up with empty cells; nothing is above the first."""
    even = [row + ((),) * (count - len(row)) for row in rows]
    if Merged not in set(map(type, chain.from_iterable(chain.from_iterable(even)))):
        places = _single(count)
        yield from [Row(places, row, tuple(map(plain_text, row))) for row in even]
        return
    above: Cells = ()
    for row, below in zip(even, [*even[1:], ()], strict=True):
        yield _merged(row, above, below)
        above = row


def columns_of(rows: Iterable[Row], count: int) -> list[list[str]]:
    """Return what each column is asked to hold: nothing by a cell that has the room of several."""
    texts = [row.texts if len(row.texts) == count else _asked(row) for row in rows]
    return [list(column) for column in zip(*texts, strict=True)] or [[] for _ in range(count)]


def has_empty_cell(row: Row) -> bool:
    """Whether a cell of the row that is not one with its neighbour has nothing in it."""
    if all(row.texts):  # as of most
        return False
    return any(not place.merge and not _is_filled(cell) for place, cell in zip(row.places, row.cells, strict=True))


def has_empty_column(rows: Iterable[Row], count: int) -> bool:
    """Whether a column has nothing in its cells, to be filled in by hand."""
    filled = {place.at for row in rows for place, cell in zip(row.places, row.cells, strict=True) if _is_filled(cell)}
    return len(filled) < count


def opening_rows(rows: Sequence[Row]) -> Iterator[int]:
    """Yield the rows that name columns for the row below, where those above take them together, as years in a sheet."""
    for at, (above, row, below) in enumerate(zip(rows, rows[1:], rows[2:], strict=False), 1):
        if len(above.places) < len(row.places) == len(below.places):
            yield at


def heading_rows(rows: Sequence[Row], count: int) -> Iterator[int]:
    """Yield the rows whose one cell takes all columns, as a heading does for the row of several below."""
    for at, (row, below) in enumerate(pairwise(rows)):
        if len(row.places) == 1 < count and len(below.places) > 1:
            yield at


def _is_filled(cell: Inlines) -> bool:
    return any(inline.text for inline in cell)


@lru_cache
def _single(count: int) -> tuple[Place, ...]:
    """Return the places in a row without merged cells."""
    return tuple(Place(at, 1, "") for at in range(count))


def _merged(row: Cells, above: Cells, below: Cells) -> Row:
    starts = [at for at, cell in enumerate(row) if at == 0 or not _is_merged(cell, Merged.LEFT)]
    places = tuple(
        Place(at, following - at, _merge(row, at, above, below))
        for at, following in zip(starts, [*starts[1:], len(row)], strict=True)
    )
    cells = tuple(row[at] for at in starts)
    return Row(places, cells, tuple(map(plain_text, cells)))


def _is_merged(cell: Inlines, side: Merged) -> bool:
    """Whether a cell is one with its neighbour on that side."""
    return len(cell) == 1 and cell[0] is side


def _merge(row: Cells, at: int, above: Cells, below: Cells) -> str:
    if above and _is_merged(row[at], Merged.ABOVE):
        return "continue"
    return "restart" if below and _is_merged(below[at], Merged.ABOVE) else ""


def _asked(row: Row) -> tuple[str, ...]:
    asked = (
        ("",) * place.span if place.span > 1 else (text,) for place, text in zip(row.places, row.texts, strict=True)
    )
    return tuple(chain.from_iterable(asked))
