"""Relative column widths, or the contents of columns, become widths in twips that fill the text width exactly."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

HALF_WIDTH = "\x20-\x7e｡-ﾟ"  # characters that take half the room of a Japanese one
SLACK = 1.04  # lines end before they are full, where a word or a bracket may not be broken
_HALF_WIDTH = re.compile(f"[{HALF_WIDTH}]+")
_JAPANESE, _LATIN = "[\u3005-\u30ff\u3400-\u9fff]", "[0-9A-Za-z]"
_SEAMS = (re.compile(f"{_LATIN}(?<={_JAPANESE}.)"), re.compile(f"{_LATIN}(?={_JAPANESE})"))
_UNBREAKABLE = re.compile(r"(?:令和|平成|昭和)[0-9]{1,2}年(?:度|(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?)|[\x21-\x7e]+")
_PADDING, _LEAST, _MOST = 2.5, 4.0, 26.0  # in such characters, as are the next
_SHORT, _MARGINS = 8.0, 1.4
_LONGEST_WORD = 12.0
_SPARED = 10  # characters; no column is narrowed below this for another's sake


@lru_cache(maxsize=4096)  # cells say the same again: labels, years, 未把握
def em(text: str) -> float:
    """Return the width of one line in full-width characters; Word adds a quarter between Japanese and Latin."""
    if text.isascii():
        return len(text) / 2
    half = "".join(_HALF_WIDTH.findall(text))
    return len(text) - len(half) / 2 + sum([len(seam.findall(text)) for seam in _SEAMS]) / 4 if half else len(text)


def shares(relative: Sequence[float], total: int) -> tuple[int, ...]:
    """Return `total` twips divided in proportion; they add up exactly."""
    least = max(relative) / 40
    return divided([max(value, least, 0.01) for value in relative], total)


def divided(parts: Sequence[float], total: int) -> tuple[int, ...]:
    """Return `total` twips divided in proportion to positive parts; they add up exactly."""
    whole = sum(parts)
    edges = [round(total * at / whole) for at in accumulate(parts)]
    return tuple(right - left for left, right in zip([0, *edges], edges, strict=False))


def column_widths(
    given: Sequence[int], columns: Sequence[Sequence[str]], total: int, character: int = 180
) -> tuple[int, ...]:
    """Return the widths of columns: as given if there is one for each, else by what their cells hold.

    All are twips, `character` is the size of the largest letters.

    A column of short cells gets at least the room for its longest, whatever was given, so that no 実現性 breaks. Where
    there is no room for all of these, each gets that for its longest number, date or Latin word.
    """
    if len(given) == len(columns) and any(width > 0 for width in given):
        widths = shares(given, total)
        for unbroken in (_longest_line, longest_word):
            least = [round((room + _MARGINS) * character) if (room := unbroken(cells)) else 0 for cells in columns]
            missing = sum(max(low - width, 0) for width, low in zip(widths, least, strict=True))
            spare = [max(width - max(low, _SPARED * character), 0) for width, low in zip(widths, least, strict=True)]
            if missing <= sum(spare):
                return _lifted(widths, least, divided(spare, missing)) if missing else widths
        return widths
    return shares(_needs(columns, total / character), total)


def _lifted(widths: Sequence[int], least: Sequence[int], taken: Sequence[int]) -> tuple[int, ...]:
    return tuple(max(width, low) - cut for width, low, cut in zip(widths, least, taken, strict=True))


def _longest_line(cells: Sequence[str]) -> float:
    """Return the width of the longest line where all are short, else of the longest word."""
    longest = max(_line_widths(cells))
    return longest if longest <= _SHORT else longest_word(cells)


def longest_word(cells: Sequence[str]) -> float:
    """Return the width of the longest number, date or Latin word in characters, but not more than can be kept."""
    return min(max(map(em, _UNBREAKABLE.findall("\n".join(cells))), default=0.0), _LONGEST_WORD)


def _needs(columns: Sequence[Sequence[str]], room: float) -> list[float]:
    least, lines = [_least(cells) for cells in columns], [_line_widths(cells) for cells in columns]
    wanted = [max(low, min(max(widths) + _PADDING, _MOST)) for low, widths in zip(least, lines, strict=True)]
    room -= sum(least)
    extra = sum(wanted) - sum(least)
    if room <= 0 or extra <= 0:
        return wanted
    # Columns of longer text are wider, so that rows come out even
    averages = [sum(widths) / max(len(cells), 1) for widths, cells in zip(lines, columns, strict=True)]
    pull = [gap * (1 + average / 40) for gap, average in zip(_gaps(wanted, least), averages, strict=True)]
    whole, spent = sum(pull), min(room, extra)
    return [low + spent * part / whole for low, part in zip(least, pull, strict=True)]


def _gaps(wanted: Sequence[float], least: Sequence[float]) -> list[float]:
    return [high - low for high, low in zip(wanted, least, strict=True)]


def _least(cells: Sequence[str]) -> float:
    return max(_LEAST, unbreakable(cells)) + _PADDING


def unbreakable(cells: Sequence[str]) -> float:
    """Return the width of the longest word; 0 where no cell is longer than one for which any column has room."""
    if max(map(len, cells), default=0) <= _LEAST * 2:
        return 0.0
    return longest_word(cells)


def _line_widths(cells: Sequence[str]) -> list[float]:
    text = "\n".join(cells)
    if text.isascii():
        return [len(line) / 2 for line in text.split("\n")]
    return [len(line) / 2 if line.isascii() else em(line) for line in text.split("\n")]
