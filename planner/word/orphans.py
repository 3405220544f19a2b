"""Columns give each other the little room that keeps the last character of a cell from standing alone on a line."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from planner.word.widths import SLACK, divided

_ORPHAN = 1.3  # characters; a last line of no more than these is none
_KEPT = 0.2  # characters that a line keeps free, for one that is as wide as its column
_NOTHING = 1e-9


def without_orphans(
    texts: Sequence[Sequence[float]], widths: Sequence[int], character: int, sides: float
) -> tuple[int, ...]:
    """Return widths with which fewer cells end in a line of a single character; the same where none can be helped.

    `texts` are the rows, as wide as the text of each cell is in characters. The others are in twips: `character` is
    what one takes, `sides` the margins of a cell. No row is asked to take more lines, as far as that can be told
    without breaking them.
    """
    rooms = [max((width - sides) / character, 1.0) for width in widths]
    wanted, least = [list[float]() for _ in rooms], [1.0 for _ in rooms]
    for row in texts:
        lines = [ceil(text / room) for text, room in zip(row, rooms, strict=True)]
        most = max(lines)
        for at, (text, room, count) in enumerate(zip(row, rooms, lines, strict=True)):
            if count > 1 and text - (count - 1) * room <= _ORPHAN:
                wanted[at].append(text / (count - 1) - room + _KEPT)
            least[at] = max(least[at], text if count <= 1 else min(text * SLACK / most, room))
    spare = [
        0.0 if wants else max(room - low - _KEPT, 0.0) for wants, room, low in zip(wanted, rooms, least, strict=True)
    ]
    given = _given(wanted, sum(spare))
    if not any(given):
        return tuple(widths)
    gains = [round(room * character) for room in given]
    taken = divided([room or _NOTHING for room in spare], sum(gains))
    return tuple(width + gain - cut for width, gain, cut in zip(widths, gains, taken, strict=True))


def _given(wanted: Sequence[Sequence[float]], left: float) -> list[float]:
    """Return what each column gets: first the one of most orphans, as much as helps as many of them as can be."""
    given = [0.0] * len(wanted)
    for at in sorted(range(len(wanted)), key=lambda at: -len(wanted[at])):
        given[at] = max((want for want in wanted[at] if want <= left), default=0.0)
        left -= given[at]
    return given
