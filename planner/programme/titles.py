"""Titles of measures as people write them off a draft, with or without the number that the draft gave."""

from __future__ import annotations

import re
import unicodedata

_NUMBER = re.compile(r"施策\d*")


def plain(title: str) -> str:
    """Return a title without its number, blanks and differences of width, to be held against another such."""
    return without_number("".join(unicodedata.normalize("NFKC", title).split()))


def without_number(title: str) -> str:
    """Return a title without the number before it."""
    return _NUMBER.sub("", title, count=1)
