"""Tables for a terminal: names to the left, figures to the right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from planner.japanese.width import display_width, pad


def in_columns(header: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Return a header, a rule and the rows as lines; the first column is set left, all others right."""
    table = [tuple(header), *map(tuple, rows)]
    widths = [max(map(display_width, column)) for column in zip(*table, strict=True)]
    head, *lines = (_line(row, widths) for row in table)
    return [head, "-" * display_width(head), *lines]


def _line(row: Iterable[str], widths: Sequence[int]) -> str:
    first, *others = row
    cells = (" " * (width - display_width(cell)) + cell for cell, width in zip(others, widths[1:], strict=True))
    return "  ".join((pad(first, widths[0]), *cells))
