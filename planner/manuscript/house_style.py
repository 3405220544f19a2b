"""Writes what templates say as the municipality itself writes it, where a rule of writing says how (`write`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from planner.manuscript.marks import CLOSE, VALUE, pieces, safe
from planner.writing import Rule


def in_house_style(text: str, rules: Iterable[Rule], kind: str) -> str:
    """Return rendered text of a document of `kind` with the words of `rules` as they are written there.

    The words of values stay as they were given. Punctuation is changed in them too: it is nobody's own.
    """
    wanted = [rule for rule in rules if kind in rule.kinds]
    if not wanted:
        return text
    punctuation = [rule for rule in wanted if not re.search(r"\w", rule.write)]
    written, values = list[str](), list[bool]()
    for piece, mark in pieces(text):
        written += (_changed(piece, punctuation if any(values) else wanted), mark)
        if mark == CLOSE:
            values.pop()
        elif mark:
            values.append(_is_value(mark))
    return "".join(written)


def _is_value(opening: str) -> bool:
    """Whether a mark opens a value that was read: one of no path is the template's own words."""
    return opening[0] == VALUE and len(opening) > 2


def _changed(text: str, rules: Sequence[Rule]) -> str:
    """Return `text` with what the rules find written their way; of two that overlap the first counts."""
    parts, at = list[str](), 0
    for start, end, words in sorted(_findings(text, rules)):
        if start >= at:
            parts += (text[at:start], words)
            at = end
    return "".join((*parts, text[at:]))


def _findings(text: str, rules: Iterable[Rule]) -> Iterator[tuple[int, int, str]]:
    for rule in rules:
        for pattern in rule.patterns:
            yield from ((found.start(), found.end(), safe(rule.write)) for found in pattern.finditer(text))
