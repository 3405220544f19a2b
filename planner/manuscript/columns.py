"""Columns of a table that a narrow form folds: a template writes each column once and says what the form leaves out."""

from __future__ import annotations

from collections.abc import Sequence

from planner.manuscript.recorder import ManuscriptError

_STRONG = "**"

Row = tuple[str, ...]


def folded(rows: Sequence[Row], without: str, lead: str) -> tuple[Row, ...]:
    """Return rows, the first of them the header, without the columns `without` and with the column `lead` in the next.

    Both are numbers from 1 of the columns as written. What leads stands bold before the text of the next column, in the
    header before its words. Raises `ManuscriptError` for a column that there is not.
    """
    if not lead:
        return tuple(kept(row, without, lead) for row in rows)
    first = _column(lead, "lead", len(rows[0]) - 1)
    return tuple(
        kept((*row[: first + 1], _joined(row[first], row[first + 1], at == 0), *row[first + 2 :]), without, lead)
        for at, row in enumerate(rows)
    )


def kept(row: Row, without: str, lead: str) -> Row:
    """Return what a row has in the columns that are neither left out nor lead another."""
    gone = {_column(number, "without", len(row)) for number in without.split(",") if number}
    if lead:
        gone.add(_column(lead, "lead", len(row) - 1))
    return tuple(cell for at, cell in enumerate(row) if at not in gone)


def _column(number: str, name: str, count: int) -> int:
    """Return the index of the column that `number` names among `count`."""
    if not number.isdecimal() or not 1 <= int(number) <= count:
        raise ManuscriptError(f"{name}={number} に当たる列がありません", f"1から{count}までの列の番号を書いてください")
    return int(number) - 1


def _joined(first: str, second: str, header: bool) -> str:
    if header:
        return f"{first}、{second}"
    return f"{first if _STRONG in first else _STRONG + first + _STRONG}　{second}"
