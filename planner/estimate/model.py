"""An estimate as a vendor filled it in, and what is found in it."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from msgspec import Struct

from planner.errors import Severity

LARGEST = 10**12  # of any number; a longer one is a slip of the key, and sums stay exact


def plain(text: str) -> str:
    """Return a text as it is compared: one width, no spaces."""
    return "".join(unicodedata.normalize("NFKC", text).split())


class Cell(Struct, frozen=True):
    """One cell at `at`, as 見積書!G12. `text` is what stands there; `number` is None where it is no number.

    `fault` says why the text of a number's cell cannot be read; `formula` whether a formula stands there.
    """

    at: str
    text: str = ""
    number: int | float | None = None
    fault: str = ""
    formula: str = ""

    @property
    def is_empty(self) -> bool:
        return not self.text


class Line(Struct, frozen=True):
    """One line of the breakdown, its cells by the ids of the columns. `hidden` lines are not shown in Excel."""

    row: int
    cells: Mapping[str, Cell]
    hidden: bool = False

    def __getitem__(self, column: str) -> Cell:
        return self.cells[column]

    @property
    def words(self) -> str:
        """The texts that say what the line is for, without spaces."""
        return "".join("".join(self.cells[name].text.split()) for name in ("item", "detail"))

    @property
    def amount(self) -> int | float:
        """The amount as written, else the product of quantity and price, else 0."""
        written, quantity, price = (self.cells[name].number for name in ("amount", "quantity", "price"))
        if written is not None:
            return written
        return quantity * price if quantity is not None and price is not None else 0


class Estimate(Struct, frozen=True):
    """A filled-in form. `others` are the names of the sheets that were not read.

    `scale` is the cell that says that amounts are in another unit than yen.
    """

    file: str
    sheet: str
    heads: Mapping[str, Cell]
    lines: tuple[Line, ...]
    others: tuple[str, ...]
    scale: Cell | None = None


class Finding(Struct, frozen=True):
    """One thing found at a cell: a stable code, what it is, and what to ask the vendor.

    An error is a reason to give the estimate back; a warning asks for an answer.
    """

    code: str
    at: str
    what: str
    ask: str
    severity: Severity = Severity.WARNING

    def __str__(self) -> str:
        kind = "返す" if self.severity is Severity.ERROR else "尋ねる"
        return f"{kind}  {self.at}: {self.what}\n      → 事業者へ: {self.ask}"
