"""A sheet of an Excel file in the making: its cells with their look, what may be entered, and how it is printed."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple

from msgspec import Struct, field

GENERAL = "General"  # the number format of a cell that has none of its own


class Look(Enum):
    """How a cell looks."""

    TITLE = "題名"
    NOTE = "説明"
    HEADER = "表の見出し"
    ENTRY = "記入欄"
    BOX = "枠"


class Formula(str):
    """What Excel works out, without the equals sign before it. No other text is ever taken for a formula."""

    __slots__ = ()


Value = str | float | None


class Cell(NamedTuple):
    """A cell; `form` is its number format."""

    value: Value
    look: Look
    form: str = GENERAL


class Check(Struct, frozen=True):
    """What may be entered in `areas`: an item of the list that `source` tells, or a number within `limits`.

    `told` are the title and the sentence that are shown for anything else, Excel's own if it is empty.
    """

    areas: tuple[str, ...]
    source: str = ""
    limits: tuple[int, int] = (0, 0)
    told: tuple[str, str] = ("", "")
    may_be_empty: bool = False


class Sheet(Struct):
    """A sheet with its cells by row and column, counted from 1; `widths` are those of the columns, in digits.

    `heads` is the row of the titles of the columns, if they are to stand on every page and stay in sight.
    """

    name: str
    widths: tuple[int, ...]
    landscape: bool = True
    heads: int = 0
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    checks: list[Check] = field(default_factory=list)

    def title(self, row: int, column: int, text: str) -> None:
        """Write the title of a sheet."""
        self._put(row, column, Cell(text, Look.TITLE))

    def note(self, row: int, column: int, text: str) -> None:
        """Write a sentence without a frame."""
        self._put(row, column, Cell(text, Look.NOTE))

    def header(self, row: int, column: int, text: str) -> None:
        """Write a header of a row or column."""
        self._put(row, column, Cell(text, Look.HEADER))

    def boxed(self, row: int, column: int, value: Value, form: str = GENERAL) -> None:
        """Write a cell with a frame."""
        self._put(row, column, Cell(value, Look.BOX, form))

    def entry(self, row: int, column: int, form: str = GENERAL, value: Value = None) -> None:
        """Write a cell that a person fills in."""
        self._put(row, column, Cell(value, Look.ENTRY, form))

    def headers(self, row: int, texts: Iterable[str]) -> None:
        """Write the headers of the columns from the first on."""
        for column, text in enumerate(texts, 1):
            self.header(row, column, text)

    def line(self, row: int, values: Iterable[Value]) -> None:
        """Write cells with a frame from the first column on."""
        for column, value in enumerate(values, 1):
            self.boxed(row, column, value)

    def _put(self, row: int, column: int, cell: Cell) -> None:
        self.rows.setdefault(row, {})[column] = cell


def column_name(column: int) -> str:
    """Return what Excel calls a column, counted from 1: A, B, …, Z, AA."""
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found


def number(value: float) -> str:
    """Return a number as XML writes it: whole ones without a point."""
    return str(int(value)) if value == int(value) else repr(value)
