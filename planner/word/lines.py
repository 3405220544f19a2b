"""Counts the lines that text fills in a column, breaking it as Word breaks Japanese."""

from __future__ import annotations

import re

from planner.word.widths import HALF_WIDTH

# Characters that may not begin or end a line, and runs of letters that are not broken (JIS X 4051)
_CLOSING = frozenset("、。，．）」』】〕〉》・：；？！ーぁぃぅぇぉっゃゅょァィゥェォッャュョヶ々)]")
_LETTERS = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.,%/_+-")
_HANGING = frozenset("、。，．")
_SPACES = "\u2005"  # the two quarter spaces around a run of Latin, counted before it
_OPENING = frozenset(f"（「『【〔〈《([{{{_SPACES}")
_NARROW = re.compile(f"([{HALF_WIDTH}]+)")
_REST = "\0"  # the second half of a wide character; no text holds it


def line_count(text: str, room: float, lead: float = 0.0) -> int:
    """Return how many lines `text` fills; `room` and the indent of the first line, `lead`, are in characters."""
    if len(text) + lead <= room and "\n" not in text:  # no character is wider than one
        return 1
    halves = int(max(room, 1.0) * 2)
    first, *others = text.split("\n")
    return _lines(first, halves, int(halves - lead * 2)) + sum([_lines(piece, halves, halves) for piece in others])


def _lines(piece: str, room: int, first: int) -> int:
    """Return the lines of a text without breaks; `room` on a line and on the first is in halves of a character."""
    halves = _halves(piece)
    count, start, limit, end = 1, 0, first, len(halves)
    while end > limit and (start := _line_end(halves, start, limit)) < end:
        count, limit = count + 1, start + room
    return count


def _halves(text: str) -> str:
    """Return a string as long as the text is wide, in halves of a character: a wide one takes two places."""
    *pieces, last = _NARROW.split(text)
    for at in range(0, len(pieces), 2):
        if wide := pieces[at]:
            spaced = wide[-1] not in _OPENING and pieces[at + 1][0] in _LETTERS
            pieces[at] = _REST.join(wide) + (_REST + _SPACES if spaced else _REST)
    return "".join(pieces) + (_REST.join(last) + _REST if last else "")


def _line_end(halves: str, start: int, limit: int) -> int:
    """Return where the line that begins at `start` ends: at the last place before `limit` that may be broken."""
    full = limit - (halves[limit] == _REST)
    at = full + 2 if halves[full] in _HANGING else full
    while at > start and not _may_break(halves, at):
        at -= 1
    if at > start:
        return at
    # Something longer than a line: cut where the line is full, unless it is no more than a character too long
    least = max(full, start + 1 + (halves[start + 1 : start + 2] == _REST))
    at = next((end for end in range(least, len(halves)) if _may_break(halves, end)), len(halves))
    return at if at <= limit + 2 else least


def _may_break(halves: str, at: int) -> bool:
    if at == len(halves):
        return True
    before, after = halves[at - 1], halves[at]
    if before == _REST:
        before = halves[at - 2]
    elif before in _LETTERS and after in _LETTERS:
        return False
    return after != _REST and after not in _CLOSING and before not in _OPENING
