"""Finds what somebody probably meant by a misspelled id."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name most like `name`, None if none is alike."""
    names = list(known)
    found = get_close_matches(name, names, 1, 0.6)
    if found:
        return found[0]
    # a section was forgotten or misspelled, but the name after the dot is right
    last = name.rpartition(".")[2]
    same = [other for other in names if other.rpartition(".")[2] == last]
    return same[0] if len(same) == 1 else None


def suggestion(name: str, known: Iterable[str], otherwise: str) -> str:
    """Return a remedy that offers the nearest known name, or `otherwise` if none is alike."""
    found = nearest(name, known)
    return f"「{found}」の書き誤りではありませんか。{otherwise}" if found else otherwise
