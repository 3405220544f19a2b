"""The trace of a stretch of rendered text: which spans of values and conditions it overlaps."""

from __future__ import annotations

import string
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain, compress

from planner.manuscript.markdown import ANY_ATTRIBUTES
from planner.manuscript.marks import Span, is_safe_character, plain
from planner.manuscript.model import Release, Stretch, Trace
from planner.roots import Reach, root_of


class _Counted(dict[int, str]):
    """For `str.translate`: each character by whether it counts, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        letter = not plain(char).isspace() if is_safe_character(char) else not _is_markup(char)
        self[code] = found = "\x01" if letter else "\0"
        return found


def _is_markup(char: str) -> bool:
    return char.isspace() or char in string.punctuation


_OPPOSITE = bytes((1, 0)).ljust(256, b"\0")
_COUNTED = _Counted()
_OWN = frozenset(("assumption.plan_years",))  # worked out from answers, unlike the other assumptions


@cache
def is_own(path: str) -> bool:
    """Whether `path` says something of this municipality beyond its name."""
    return path in _OWN or root_of(path).reach is Reach.OWN


@cache
def is_telling(path: str) -> bool:
    """Whether text that stands there because of `path` is not the same for all municipalities, or required by law."""
    return is_own(path) or root_of(path).reach is not Reach.ALL


class Traced:
    """Rendered text with its spans, ready to be asked for the trace of any lines."""

    def __init__(self, text: str, spans: Iterable[Span]) -> None:
        self.text = ANY_ATTRIBUTES.sub(lambda found: " " * len(found[0]), text)
        self._spans = tuple(spans)
        self._begins = [span.start for span in self._spans]
        self._around = _around(self._spans)
        self._told: set[int] = set()
        self._starts = [0]
        for line in self.text.split("\n"):
            self._starts.append(self._starts[-1] + len(line) + 1)
        self._counted = self.text.translate(_COUNTED).encode("ascii")
        self._nearest = _nearest(self.text, self._spans)
        self._literal = _values(self.text, self._spans).translate(_OPPOSITE)

    def of_lines(self, first: int, end: int) -> Trace:
        """Return the trace of the lines from `first` up to `end`, counted from 0, blanks at both ends left out."""
        start, stop = self._starts[first], min(self._starts[end], len(self.text))
        while start < stop and self.text[start] in " \n":
            start += 1
        while stop > start and self.text[stop - 1] in " \n":
            stop -= 1
        here = self._here(start, stop)
        self._told.update(here)
        spans = [self._spans[at] for at in here]
        return Trace(
            paths=_once(chain.from_iterable([span.paths for span in spans])),
            released=_released(spans),
            chars=self._counted.count(1, start, stop),
            stretches=tuple(self._stretches(start, stop)),
            literal=plain("".join(compress(self.text[start:stop], self._literal[start:stop]))),
        )

    def _here(self, start: int, stop: int) -> list[int]:
        """Return the places of the spans that begin before `start` and reach beyond, and of those that begin later."""
        first, end = bisect_left(self._begins, start), bisect_right(self._begins, stop)
        inside = [at for at in range(first, end) if _is_before(self._spans[at], stop)]
        around: list[int] = []
        at = first - 1
        while at >= 0:
            if self._spans[at].end > start:
                around.append(at)
            at = self._around[at]
        return [*reversed(around), *inside]

    def _stretches(self, start: int, stop: int) -> Iterator[Stretch]:
        """Yield what each reason accounts for between two characters: the nearest span that tells one."""
        chars = Counter(compress(self._nearest[start:stop], self._counted[start:stop]))
        for index, count in chars.items():
            span = self._spans[index] if index >= 0 else None
            yield Stretch(span.paths if span else (), count, bool(span and span.is_value))

    def unsaid(self) -> Trace:
        """Return what decided that there is nothing more to read than the lines asked for so far."""
        spans = [span for at, span in enumerate(self._spans) if at not in self._told]
        return Trace(paths=_once(chain.from_iterable([span.paths for span in spans])), released=_released(spans))


def _once(paths: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(paths))


def _released(spans: Sequence[Span]) -> tuple[Release, ...]:
    """Return the paths that were released at every read: one read that was not is enough to show the value."""
    if not any([span.released for span in spans]):
        return ()
    found: dict[str, Release | None] = {}
    for read in chain.from_iterable([span.reads for span in spans]):
        kept = Release(read.path, read.released) if read.released else None
        found[read.path] = found.get(read.path, kept) and kept
    return tuple(release for release in found.values() if release)


def _is_before(span: Span, stop: int) -> bool:
    """Whether a span has a character before `stop`, or is a value without any that stands no later."""
    return span.is_value if span.start == span.end else span.start < stop


def _around(spans: Sequence[Span]) -> list[int]:
    """Return for each span the place of the nearest before it that it lies in, -1 if it lies in none."""
    found: list[int] = []
    inside: list[int] = []
    for at, span in enumerate(spans):
        while inside and spans[inside[-1]].end <= span.start:
            inside.pop()
        found.append(inside[-1] if inside else -1)
        inside.append(at)
    return found


def _values(text: str, spans: Sequence[Span]) -> bytes:
    """Return which characters are values: what was read, or what a loop over something that was read gives."""
    read = _covered(text, (span for span in spans if span.is_value and span.reads))
    worked_out = _covered(text, (span for span in spans if span.is_value and not span.reads))
    scopes = _covered(text, (span for span in spans if not span.is_value and span.reads))
    return (read | worked_out & scopes).to_bytes(len(text), "little")


def _covered(text: str, spans: Iterable[Span]) -> int:
    """Return a number that has a byte for each character, 1 if a span covers it."""
    covered = bytearray(len(text))
    for span in spans:
        covered[span.start : span.end] = b"\x01" * (span.end - span.start)
    return int.from_bytes(covered, "little")


@cache
def _tells(paths: tuple[str, ...]) -> bool:
    return any(map(is_telling, paths))


def _nearest(text: str, spans: Sequence[Span]) -> list[int]:
    """Return for each character the index of the innermost span around it that tells a reason, -1 if none does."""
    found = [-1] * len(text)
    # Outer spans before those inside them; of two over the same characters the inner one was closed first
    for index in sorted(range(len(spans)), key=lambda at: (spans[at].start, -spans[at].end, -at)):
        span = spans[index]
        if _tells(span.paths):
            found[span.start : span.end] = [index] * (span.end - span.start)
    return found
