"""Counts the lines that text fills in a column, breaking it as Word breaks Japanese."""

from __future__ import annotations

import re
from bisect import bisect_left

from planner.word.widths import HALF_WIDTH, em

# Characters that may not begin or end a line, and runs of letters that are not broken (JIS X 4051)
_CLOSING = frozenset("、。，．）」』】〕〉》・：；？！ーぁぃぅぇぉっゃゅょァィゥェォッャュョヶ々)]")
_LETTERS = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.,%/_+-")
_HANGING = frozenset("、。，．")
_SPACES = "\u2005"  # the two quarter spaces around a run of Latin, counted before it
_OPENING = frozenset(f"（「『【〔〈《([{_SPACES}")
_NARROW = re.compile(f"[{HALF_WIDTH}{_SPACES}]")
_LATIN = re.compile(r"(?<![（「『【〔〈《(\[0-9A-Za-z.,%/_+\-])(?=[0-9A-Za-z])")


def line_count(text: str, room: float, lead: float = 0.0) -> int:
    """Return how many lines `text` fills; `room` and the indent of the first line, `lead`, are in characters."""
    if len(text) + lead <= room and "\n" not in text:  # no character is wider than one
        return 1
    return sum(_lines(piece, max(room, 1.0), lead if at == 0 else 0.0) for at, piece in enumerate(text.split("\n")))


def _lines(piece: str, room: float, lead: float) -> int:
    if len(piece) / 2 + lead <= room and em(piece) + lead <= room:
        return 1
    spaced = _LATIN.sub(_SPACES, piece)
    narrow = [found.start() for found in _NARROW.finditer(spaced)]
    count, start, done, whole = 1, 0, -lead, _width(narrow, len(spaced))
    while whole - done > room:
        start = _line_end(spaced, narrow, start, done + room)
        if start == len(spaced):
            break
        count, done = count + 1, _width(narrow, start)
    return count


def _width(narrow: list[int], end: int) -> float:
    """Return the width of the text before `end`, whose half-width characters are at the places `narrow`."""
    return end - bisect_left(narrow, end) / 2


def _full(narrow: list[int], limit: float) -> int:
    """Return how many characters, from the first on, are together no wider than `limit`."""
    at = int(limit)
    while (further := int(limit + bisect_left(narrow, at + 1) / 2)) > at:
        at = further
    return at


def _line_end(text: str, narrow: list[int], start: int, limit: float) -> int:
    """Return where the line that begins at `start` ends: at the last place before `limit` that may be broken."""
    full = min(_full(narrow, limit), len(text))
    at = full + (full < len(text) and text[full] in _HANGING)
    while at > start and not _may_break(text, at):
        at -= 1
    if at > start:
        return at
    # Something longer than a line: cut where the line is full, unless it is no more than a character too long
    at = next((end for end in range(max(full, start + 1), len(text)) if _may_break(text, end)), len(text))
    return at if _width(narrow, at) <= limit + 1 else max(full, start + 1)


def _may_break(text: str, at: int) -> bool:
    if at == len(text):
        return True
    before, after = text[at - 1], text[at]
    return after not in _CLOSING and before not in _OPENING and not (before in _LETTERS and after in _LETTERS)
