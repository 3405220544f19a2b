"""Counts the lines that text fills in a column, breaking it as Word breaks Japanese."""

from __future__ import annotations

import math
import re
from functools import lru_cache

from planner.word.widths import em

# Characters that may not begin or end a line, and runs of letters that are not broken (JIS X 4051)
_OPENING = "（「『【〔〈《(["
_CLOSING = "、。，．）」』】〕〉》・：；？！ーぁぃぅぇぉっゃゅょァィゥェォッャュョヶ々)\\]"
_UNIT = re.compile(rf"[{re.escape(_OPENING)}]*(?:[0-9A-Za-z.,%/_+\-]+|.)[{_CLOSING}]*")
_HANGING = "、。，．"


@lru_cache(maxsize=10_000)  # the same cells are asked about for their table and for the pages
def line_count(text: str, room: float, lead: float = 0.0) -> int:
    """Return how many lines `text` fills; `room` and the indent of the first line, `lead`, are in characters."""
    return sum(_lines(piece, max(room, 1.0), lead if at == 0 else 0.0) for at, piece in enumerate(text.split("\n")))


def _lines(piece: str, room: float, lead: float) -> int:
    total = em(piece) + lead
    if total <= room:
        return 1
    count, used = 1, lead
    for unit in _UNIT.findall(piece):
        width = _width(unit)
        if used + width - (1.0 if unit[-1] in _HANGING else 0.0) > room and used > 0:
            count, used = count + 1, 0.0
        used += width
        if used > room + 1:
            count, used = count + math.floor(used / room), used % room
    return count


@lru_cache(maxsize=4096)
def _width(unit: str) -> float:
    """Return the width of a unit; a run of Latin stands between two quarter spaces."""
    return em(unit) + (0.5 if unit[0].isascii() and unit[0].isalnum() else 0.0)
