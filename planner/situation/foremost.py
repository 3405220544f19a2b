"""What a table or chart shows first: its rows from the largest down, and the round number that a population passes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from planner.missing import Missing, Reason, is_known

_NOTHING = Missing(reason=Reason.UNKNOWN)
_YEARS = tuple(range(2030, 2051, 5))  # of the projection
Row = Mapping[str, Any]


def largest_first(rows: tuple[Row, ...], cells: Sequence[Any]) -> tuple[Row, ...]:
    """Return the rows whose cell is known, from the largest down; equal ones in their order."""
    told = [(cell, row) for row, cell in zip(rows, cells, strict=True) if is_known(cell)]
    return tuple(row for _, row in sorted(told, key=lambda pair: -pair[0]))


def round_below(people: int) -> int:
    """Return the largest round number (1, 1.5, 2, 2.5 … of its size) that a population has not yet fallen below."""
    step: int = max(1, 10 ** (len(str(people)) - 1) // 2)
    return people // step * step


def passed_in(people: int, *projected: int) -> int | Missing:
    """Return the first year of the projection with fewer people than that round number; missing if there is none."""
    years = (year for year, number in zip(_YEARS, projected, strict=True) if number < round_below(people))
    return next(years, _NOTHING)
