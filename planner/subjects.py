"""Whether what somebody told is about what some words name; words are written as in a search."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

_WITHOUT = "-"


def is_about(words: Iterable[str], subject: str) -> bool:
    """Whether a subject is about what one of `words` names.

    A word is written as in a search: with a blank between them (オンライン 申請) all parts must stand in the subject,
    and what stands behind a minus sign (予約 -バス) must not.
    """
    return any(_names(word, subject) for word in words)


def _names(word: str, subject: str) -> bool:
    needed, unwanted = _parts(word)
    return all(part in subject for part in needed) and not any(part in subject for part in unwanted)


@cache
def _parts(word: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    parts = word.split()
    needed = tuple(part for part in parts if not part.startswith(_WITHOUT))
    return needed, tuple(part[len(_WITHOUT) :] for part in parts if part.startswith(_WITHOUT))
