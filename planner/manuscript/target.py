"""A target told where its year stands above it and its reason elsewhere, as in a table of years."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planner.manuscript.marks import Marked, plain, unmarked, without

_YEAR = re.compile(
    r"(?:期限の日までに|\w\w(?:\d+|元)年度(?:末|の(?:[春夏秋冬]|\d+月|始め|終わり))?(?:まで)?(?:の各年度で|に)?)、?"
)
_BRACKET = re.compile("[（）]")


def goal(text: Marked) -> Marked:
    """Return the text of a target without the year or day it begins with and the reasons in brackets; its marks stay.

    Brackets within a value belong to it.
    """
    letters, spans = unmarked(text)
    told = plain(letters)
    year = _YEAR.match(told)
    values = [span for span in spans if span.is_value]
    reasons = _in_brackets(told)
    left_out = [(start, end) for start, end in reasons if not any(v.start <= start and end <= v.end for v in values)]
    return without(text, [year.span(), *left_out] if year else left_out)


def _in_brackets(text: str) -> Iterator[tuple[int, int]]:
    """Yield from where to where the outermost brackets of a text reach, however many stand within them."""
    depth = start = 0
    for found in _BRACKET.finditer(text):
        if found[0] == "（":
            start = start if depth else found.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                yield start, found.end()
