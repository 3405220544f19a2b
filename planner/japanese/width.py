"""Text fitted to a terminal: display width of Japanese, line wrapping, and characters an encoding cannot print."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import accumulate

# Characters that may not begin or end a line (the main ones of JIS X 4051)
_NOT_FIRST = frozenset("、。，．,.・：；:;？！?!）)］]｝}」』】〕〉》ーぁぃぅぇぉっゃゅょァィゥェォッャュョヶ々％%")
_NOT_LAST = frozenset("（([［{｛「『【〔〈《￥")
_UNIT = re.compile(r"[!-~]+|.", re.DOTALL)
_SUBSTITUTES = str.maketrans({"—": "―", "–": "-", "‐": "-", "〜": "～", "−": "－", "‖": "∥", "\u00a0": " "})


def display_width(text: str) -> int:
    """Return how many columns a terminal needs for one line of text; a full-width character needs two."""
    return sum(map(_width, text))


def wrap(text: str, width: int) -> list[str]:
    """Return `text` in lines of at most `width` columns; line breaks stay, and no line begins with 、。） or alike."""
    return [line for paragraph in text.split("\n") for line in _wrapped(paragraph, max(width, 8))]


def pad(text: str, width: int) -> str:
    """Return `text` followed by the blanks that bring it to `width` columns."""
    return text + " " * max(0, width - display_width(text))


def shorten(text: str, width: int) -> str:
    """Return `text` on one line of at most `width` columns, its end replaced by … if it is longer."""
    line = " ".join(text.split())
    kept = 0
    for count, end in enumerate(accumulate(map(_width, line)), 1):
        if end > width:
            return line[:kept] + "…"
        if end <= width - 2:
            kept = count
    return line


def printable(text: str, encoding: str) -> str:
    """Return `text` with what `encoding` cannot print replaced by 〓 (or ?), and control characters taken out."""
    plain = "".join(character for character in text if character in "\n\t" or not _is_control(character))
    try:
        plain.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return "".join(_encodable(character, encoding) for character in plain)
    return plain


def _wrapped(paragraph: str, width: int) -> list[str]:
    lines, line = [], ""
    for unit in _units(paragraph, width):
        if line and display_width(line + unit) > width:
            line, carried = _break(line, unit)
            lines.append(line.rstrip(" "))
            line, unit = carried, unit if carried else unit.lstrip(" ")
        line += unit
    return [*lines, line.rstrip(" ")]


def _units(paragraph: str, width: int) -> list[str]:
    """Return what a line break must not cut: a character, or a run of ASCII that fits on a line."""
    units: list[str] = []
    for found in _UNIT.findall(paragraph):
        units.extend([found] if display_width(found) <= width else found)
    return units


def _break(line: str, following: str) -> tuple[str, str]:
    """Return the line and what moves to the next line so that neither breaks the rules of 禁則."""
    cut = len(line)
    while cut > 1 and ((line[cut:] + following)[0] in _NOT_FIRST or line[cut - 1] in _NOT_LAST):
        cut -= 1
    # A line made of nothing but such characters is cut where it is full
    return (line[:cut], line[cut:]) if cut > 1 else (line, "")


@cache
def _width(character: str) -> int:
    if unicodedata.combining(character) or _is_control(character):
        return 0
    # Ambiguous characters (○ → Ⅰ) count as wide: a Japanese Windows console prints them so
    return 2 if unicodedata.east_asian_width(character) in "WFA" else 1


def _is_control(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cf", "Cs")


def _encodable(character: str, encoding: str) -> str:
    for candidate in (character, character.translate(_SUBSTITUTES), "〓"):
        try:
            candidate.encode(encoding)
        except (UnicodeEncodeError, LookupError):
            continue
        return candidate
    return "?"
