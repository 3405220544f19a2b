"""Pipe tables: one token with the rows as texts, where the parser's own rule would make three tokens for each cell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block import table as is_table

TABLE_TOKEN, ROWS, ALIGN = "table", "rows", "align"

_PIPE = re.compile(r"(?<!\\)\|")


def read_table(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    """Read the table that begins in line `first`: a header, the line that aligns, and the rows to the next blank line.

    All rows get as many cells as the header.
    """
    if not is_table(state, first, end, True):
        return False
    if silent:
        return True
    header = _cells(_line(state, first))
    lines = list(_body(state, first + 2, end))
    token = state.push(TABLE_TOKEN, "table", 0)
    token.map = [first, first + 2 + len(lines)]
    token.meta[ALIGN] = tuple(map(_aligned, _cells(_line(state, first + 1))))
    token.meta[ROWS] = tuple(_filled(cells, len(header)) for cells in (header, *map(_cells, lines)))
    state.line = token.map[1]
    return True


def _body(state: StateBlock, first: int, end: int) -> Iterator[str]:
    """Yield the lines that begin with a pipe; a sentence right below a table is no row of it."""
    for at in range(first, end):
        line = _line(state, at)
        if not line.startswith("|") or state.sCount[at] < state.blkIndent:
            return
        yield line


def _line(state: StateBlock, at: int) -> str:
    return mdTrim(state.src[state.bMarks[at] + state.tShift[at] : state.eMarks[at]])


def _cells(line: str) -> list[str]:
    cells = [mdTrim(cell.replace("\\|", "|")) for cell in _PIPE.split(line)]
    return cells[not cells[0] : len(cells) - (not cells[-1])]


def _filled(cells: list[str], count: int) -> tuple[str, ...]:
    return (*cells[:count], *("",) * (count - len(cells)))


def _aligned(rule: str) -> str:
    """Return how the colons of a column's rule set it."""
    if rule.endswith(":"):
        return "center" if rule.startswith(":") else "right"
    return "left"
