"""Counts the lines that text fills in a column, breaking it as Word breaks Japanese."""

from __future__ import annotations

import re

from planner.word.widths import HALF_WIDTH

# Characters that may not begin or end a line, and runs of letters that are not broken (JIS X 4051)
_CLOSING = frozenset("、。，．）」』】〕〉》・：；？！ーぁぃぅぇぉっゃゅょァィゥェォッャュョヶ々)]")
_LETTERS = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.,%/_+-")
HANGING = frozenset("、。，．")
_OPENING = frozenset("（「『【〔〈《([{")
_NARROW = re.compile(f"[{HALF_WIDTH}][{HALF_WIDTH}]*")  # one class at its start is looked for quickest
_Runs = list[tuple[int, int]]  # of narrow characters: where each begins and ends
_WIDE, _HALF, _SEAM = 10, 5, 2  # a seam is the space between Japanese and Latin, as LibreOffice sets it


def line_count(text: str, room: float, lead: float = 0.0, hanging: frozenset[str] = HANGING) -> int:
    """Return how many lines `text` fills; `room` and the indent of the first line, `lead`, are in characters.

    The characters of `hanging` may stand beyond the end of a line.
    """
    if "\n" in text:
        opening, *others = text.split("\n")
        return line_count(opening, room, lead, hanging) + sum([line_count(each, room, 0.0, hanging) for each in others])
    if len(text) + lead <= room:  # no character is wider than one
        return 1
    width = round(max(room, 1.0) * _WIDE)  # of a line, in tenths of a character as is all that follows
    runs = list(map(re.Match.span, _NARROW.finditer(text)))
    return _walk(text, runs, (max(round(width - lead * _WIDE), _WIDE), width), hanging)


def _walk(piece: str, runs: _Runs, rooms: tuple[int, int], hanging: frozenset[str]) -> int:
    """Return the lines of a text without breaks, counted from one line end to the next.

    `rooms` are that of the first line and that of the others.
    """
    (limit, room), count, start, end = rooms, 1, 0, len(piece)
    while (end - start) * _WIDE > limit:  # else the rest fits, but for seams
        full = _full(piece, runs, start, limit) if runs else start + limit // _WIDE
        if full >= end or (start := _line_end(piece, start, full, hanging)) >= end:
            break
        count, limit = count + 1, room
        while runs and runs[0][1] <= start:
            del runs[0]
    return count


def _full(text: str, runs: _Runs, start: int, room: int) -> int:
    """Return the first character that has no room on the line that begins at `start`."""
    at = start
    for begin, end in runs:
        if begin >= at:
            room -= (begin - at) * _WIDE
            if room < 0:
                return begin + room // _WIDE
            at = begin
            if begin > start:
                room -= _seam(text, begin)
        if (end - at) * _HALF > room:
            return at + max(room, 0) // _HALF
        room, at = room - (end - at) * _HALF - _seam(text, end), end
    return at + room // _WIDE


def _seam(text: str, at: int) -> int:
    """Return the space before the character at `at`, none beside a mark or at the end of the text."""
    return _SEAM if at < len(text) and text[at].isalnum() and text[at - 1].isalnum() else 0


def _line_end(text: str, start: int, full: int, hanging: frozenset[str]) -> int:
    """Return where the line ends that begins at `start`: at the last place up to `full` that may be broken."""
    at = full + 1 if text[full] in hanging else full
    while at > start and not _may_break(text, at):
        at -= 1
    if at > start:
        return at
    # Something longer than a line: cut where the line is full, unless it is no more than a character too long
    least = max(full, start + 1)
    return next((end for end in range(least, least + 3) if _fits(text[least:end]) and _may_break(text, end)), least)


def _fits(rest: str) -> bool:
    """Whether what is too long takes no more room than a character."""
    return len(rest) <= (2 if _NARROW.fullmatch(rest) else 1)


def _may_break(text: str, at: int) -> bool:
    if at >= len(text):
        return True
    before, after = text[at - 1], text[at]
    if before in _LETTERS and after in _LETTERS:
        return False
    return after not in _CLOSING and before not in _OPENING
