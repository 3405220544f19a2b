"""Writes a quotation within a quotation in double brackets: 「放送が『聞こえない』」."""

from __future__ import annotations

import re

from planner.manuscript.marks import Marked

# A line of text or a cell of a table: what stands in quotes never goes beyond it.
_STRETCH = re.compile(r"[^\n|]+")
_NESTED = re.compile("「[^」]*「")
_BRACKETS = re.compile(r"[「」]")
_INNER = {"「": "『", "」": "』"}


def with_inner_quotes(text: str) -> Marked:
    """Return rendered text with every quotation that stands in another in double brackets.

    A stretch whose brackets do not pair is left as it was written.
    """
    return Marked(_STRETCH.sub(lambda found: _nested(found[0]), text))


def _nested(stretch: str) -> str:
    if not _NESTED.search(stretch):
        return stretch
    depth, written, at = 0, list[str](), 0
    for found in _BRACKETS.finditer(stretch):
        opens = found[0] == "「"
        depth += opens
        is_inner = depth % 2 == 0 and depth > 0
        written += (stretch[at : found.start()], _INNER[found[0]] if is_inner else found[0])
        depth -= not opens
        at = found.end()
        if depth < 0:
            return stretch
    return stretch if depth else "".join((*written, stretch[at:]))
