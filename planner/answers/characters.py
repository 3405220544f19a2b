"""Which characters an answer may hold, and the text that remains of what somebody typed or pasted."""

from __future__ import annotations

import re
import unicodedata

LONGEST_TEXT = 20_000

# U+10FF00 to U+10FFFF mark places in a rendered text; the others reorder text on paper or are no characters at all
_MARKS = range(0x10FF00, 0x110000)
_DIRECTIONS = frozenset((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
_LINE_BREAKS = re.compile("\r\n|[\r\x85\u2028\u2029]")


def plain_lines(text: str) -> str:
    """Return `text` with one kind of line break, tabs as spaces, and no space around it."""
    return _LINE_BREAKS.sub("\n", text).replace("\t", " ").strip()


def without_forbidden(text: str) -> str:
    """Return `text` without the characters that no answer may hold."""
    return "".join(character for character in plain_lines(text) if not _is_forbidden(character)).strip()


def text_fault(text: str) -> str:
    """Return why `text` cannot be an answer and what to do, empty if it can."""
    if len(text) > LONGEST_TEXT:
        return f"{len(text):,}字あり長すぎます。{LONGEST_TEXT:,}字以内にしてください"
    found = next((character for character in plain_lines(text) if _is_forbidden(character)), None)
    if found is None:
        return ""
    return f"使えない文字（U+{ord(found):04X}）が入っています。その文字を消してください"


def _is_forbidden(character: str) -> bool:
    code = ord(character)
    if character == "\n":
        return False
    is_no_character = code in range(0xFDD0, 0xFDF0) or code & 0xFFFE == 0xFFFE
    return unicodedata.category(character) in ("Cc", "Cs") or is_no_character or code in _MARKS or code in _DIRECTIONS
