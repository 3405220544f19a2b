"""What says nothing of its own: sentences of values that stand before them or elsewhere, and sources told elsewhere."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

from planner.manuscript.marks import Marked, Span, unmarked, without
from planner.roots import Reach, head, root_of

_STOP = re.compile("。")
_BRACKETED = re.compile("（.*）")
_YARDSTICK, _OPEN = "目安", "【未把握】"


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


def first_sentence(text: Marked) -> Marked:
    """Return the first sentence of a text; the marks of the rest stay, for the trace."""
    letters, spans = unmarked(text)
    ends = _ends(letters, [span for span in spans if span.is_value])
    return without(text, [(ends[1], len(letters))]) if ends[1:] and ends[1] < len(letters) else text


def unsourced(text: Marked, told: Collection[str]) -> Marked:
    """Return a text without the sources in brackets of values at paths that are `told` with their source elsewhere."""
    letters, spans = unmarked(text)
    known = (span for span in spans if span.is_value and span.paths and set(span.paths) <= set(told))
    dropped = [(span.start, span.end) for span in known if _BRACKETED.fullmatch(letters, span.start, span.end)]
    return without(text, dropped) if dropped else text


def beyond_statistics(text: Marked, derived: Collection[str], always: bool = False) -> Marked:
    """Return a text without its sentences that tell only public statistics, or what is `derived` from these alone.

    Such a sentence fits every municipality. It stays where no other has a value known of this one, unless it is to go
    `always`, because something told here stands beside the text. One that holds a figure against a yardstick of the
    plan is a finding and stays, and so does one about the law.
    """
    letters, spans = unmarked(text)
    values = [span for span in spans if span.is_value and span.paths]
    general, own = [], always
    for start, end in pairwise(_ends(letters, values)):
        paths = {path for span in values if start <= span.start < end for path in span.paths}
        figures = {path for path in paths if path in derived or head(path) == "stats"}
        if any(path not in figures and root_of(path).reach is not Reach.ALL for path in paths):
            own = own or _OPEN not in letters[start:end]
        elif figures and _YARDSTICK not in letters[start:end]:
            general.append((start, end))
    return without(text, general) if own and general else text


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
