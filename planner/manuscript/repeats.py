"""What only repeats in a text put together from several: sentences whose values all stand before them, and sources."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from planner.manuscript.marks import Marked, Span, unmarked, without

_STOP = re.compile("。")
_BRACKETED = re.compile("（.*）")


def unrepeated(text: Marked) -> Marked:
    """Return a text without the sentences that print only values printed before; their marks stay, for the trace.

    Of a sentence that stays, a source in brackets is left out that stands before it for the same paths.

    A value is the same if it came from the same paths and is written alike, 0 like 0人, or lists nothing that the other
    does not. A sentence ends with 。 outside a value; one without values says something in words and is kept.
    """
    letters, spans = unmarked(text)
    values = [span for span in spans if span.is_value and span.paths]
    dropped = list(_repeating(letters, values))
    return without(text, dropped) if dropped else text


def _repeating(letters: str, values: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Yield where the sentences begin and end that print nothing new, and the sources."""
    said: dict[tuple[str, ...], list[str]] = {}
    for start, end in pairwise(_ends(letters, values)):
        inside = [(span, letters[span.start : span.end]) for span in values if start <= span.start < end]
        if inside and all(_is_said(written, said.get(span.paths, ())) for span, written in inside):
            yield start, end
        for span, written in inside:
            earlier = said.setdefault(span.paths, [])
            if written in earlier and _BRACKETED.fullmatch(written):
                yield span.start, span.end
            earlier.append(written)


def _ends(letters: str, values: Sequence[Span]) -> list[int]:
    stops = (found.end() for found in _STOP.finditer(letters))
    ends = [stop for stop in stops if not any(span.start < stop <= span.end for span in values)]
    return [0, *ends, *([len(letters)] if not ends or ends[-1] < len(letters) else [])]


def _is_said(written: str, earlier: Iterable[str]) -> bool:
    return any(
        written.startswith(other) or other.startswith(written) or {*written.split("、")} <= {*other.split("、")}
        for other in earlier
    )
