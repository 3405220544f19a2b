"""Counts the lines that text fills in a column, breaking it as Word breaks Japanese."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate

from planner.word.widths import em, is_half_width

# Characters that may not begin or end a line, and runs of letters that are not broken (JIS X 4051)
_CLOSING = frozenset("、。，．）」』】〕〉》・：；？！ーぁぃぅぇぉっゃゅょァィゥェォッャュョヶ々)]")
_LETTERS = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.,%/_+-")
_HANGING = frozenset("、。，．")
_SPACES = "\u2005"  # the two quarter spaces around a run of Latin, counted before it
_OPENING = frozenset(f"（「『【〔〈《([{_SPACES}")
_LATIN = re.compile(r"(?<![（「『【〔〈《(\[0-9A-Za-z.,%/_+\-])(?=[0-9A-Za-z])")


class _Widths(dict[str, float]):
    """Widths of characters in full-width ones, worked out when first met."""

    def __missing__(self, character: str) -> float:
        width = 0.5 if character == _SPACES or is_half_width(character) else 1.0
        self[character] = width
        return width


_WIDTHS = _Widths()


def line_count(text: str, room: float, lead: float = 0.0) -> int:
    """Return how many lines `text` fills; `room` and the indent of the first line, `lead`, are in characters."""
    if len(text) + lead <= room and "\n" not in text:  # no character is wider than one
        return 1
    return sum(_lines(piece, max(room, 1.0), lead if at == 0 else 0.0) for at, piece in enumerate(text.split("\n")))


def _lines(piece: str, room: float, lead: float) -> int:
    if len(piece) / 2 + lead <= room and em(piece) + lead <= room:
        return 1
    spaced = _LATIN.sub(_SPACES, piece)
    ends = list(accumulate(map(_WIDTHS.__getitem__, spaced)))
    count, start, done = 1, 0, -lead
    while ends[-1] - done > room:
        start = _line_end(spaced, ends, start, done + room)
        if start == len(spaced):
            break
        count, done = count + 1, ends[start - 1]
    return count


def _line_end(text: str, ends: list[float], start: int, limit: float) -> int:
    """Return where the line that begins at `start` ends: at the last place before `limit` that may be broken."""
    full = bisect_right(ends, limit, start)
    at = full + (full < len(text) and text[full] in _HANGING)
    while at > start and not _may_break(text, at):
        at -= 1
    if at > start:
        return at
    # Something longer than a line: cut where the line is full, unless it is no more than a character too long
    at = next((end for end in range(max(full, start + 1), len(text)) if _may_break(text, end)), len(text))
    return at if ends[at - 1] <= limit + 1 else max(full, start + 1)


def _may_break(text: str, at: int) -> bool:
    if at == len(text):
        return True
    before, after = text[at - 1], text[at]
    return after not in _CLOSING and before not in _OPENING and not (before in _LETTERS and after in _LETTERS)
