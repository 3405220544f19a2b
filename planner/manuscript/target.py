"""A target told where its year stands above it and its reason elsewhere, as in a table of years."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planner.manuscript.marks import Marked, plain, unmarked, without

_YEAR = re.compile(
    r"(?:期限の日までに|\w\w(?:\d+|元)年度(?:末|の(?:[春夏秋冬]|\d+月|始め|終わり))?(?:まで)?(?:の各年度で|に)?)、?"
)
_KEPT = re.compile(r"、\w\w(?:\d+|元)年度まで維持(?=（|$)")
_BRACKET = re.compile("[（）]")


def goal(text: Marked) -> Marked:
    """Return the text of a target without the years it is told for and the reasons in brackets; its marks stay.

    The years are the year or day it begins with and that until which it is kept. Brackets within a value belong to it.
    """
    letters, spans = unmarked(text)
    told = plain(letters)
    years = [found.span() for found in (_YEAR.match(told), _KEPT.search(told)) if found]
    values = [span for span in spans if span.is_value]
    reasons = _in_brackets(told)
    left_out = [(start, end) for start, end in reasons if not any(v.start <= start and end <= v.end for v in values)]
    return without(text, sorted(years + left_out))


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
