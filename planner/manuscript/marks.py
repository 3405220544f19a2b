"""Private marks inside rendered text: where a value or a condition begins and ends, and values made safe for Markdown.

Marks travel in the text, so macros, `super()` and captured blocks keep them in the right place. They are the last
characters of plane 16, which no font uses: 外字 in U+E000 to U+F8FF and planes 15 and 16 below are left alone. A mark
holds the number of its list of paths, for a list may be long and stands at many places. Every character of a value
that Markdown could take for markup is replaced by one mark of its own, so that a value is plain letters until `plain`
turns it back; lengths do not change.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import accumulate, chain
from typing import NamedTuple

FIRST_MARK, LAST_MARK = "\U0010ff00", "\U0010ffff"
SCOPE, VALUE, END, CLOSE, RELEASED = map(chr, range(0x10FF00, 0x10FF05))

_VALUE_BASE = 0x10FF10
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")  # no XML document can hold them
_BLANKS = "".join(char for char in map(chr, range(0x3001)) if char.isspace() and not _CONTROLS.match(char))
_IN_VALUES = string.punctuation + string.digits + "：《》" + _BLANKS.replace("\t", "").replace("\r", "")

_TO_VALUE = {ord(char): _VALUE_BASE + index for index, char in enumerate(_IN_VALUES)}
_BACK = {code: chr(char) for char, code in _TO_VALUE.items()}
_TO_VALUE[ord("\t")] = _TO_VALUE[ord(" ")]
_MARK = f"[{SCOPE}{VALUE}{CLOSE}](?:(?<!{CLOSE})[^{END}]*{END})?"  # one class at its start is looked for quickest
_PIECES = re.compile(f"({_MARK})")
_ANY_MARK = re.compile(f"[{FIRST_MARK}-{LAST_MARK}]")
_QUOTED_GAP = re.compile(f"「((?:{_MARK})*【未把握】(?:{_MARK})*)」")

LINE_BREAK = chr(_TO_VALUE[ord("\n")])


class Marked(str):
    """Text that came out of a template: it carries marks, and its values are safe for Markdown already."""

    __slots__ = ()

    def __add__(self, other: object) -> Marked:
        return joined((self, other))

    def __radd__(self, other: object) -> Marked:
        return joined((other, self))


def has_marks(text: str) -> bool:
    """Whether `text` has characters kept for marks, which no value may bring along."""
    return _ANY_MARK.search(text) is not None


def safe(value: str) -> str:
    """Return a value as letters that Markdown leaves alone.

    Its last line breaks, which YAML adds, are left out, and so are control characters and marks.
    """
    if not value.isprintable():  # as few values are
        value = _CONTROLS.sub("", _ANY_MARK.sub("", value)).replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")
    return value.translate(_TO_VALUE)


def plain(text: str) -> str:
    """Return `text` with every character that `safe` replaced turned back."""
    return text.translate(_BACK) if has_marks(text) else text


def is_safe_character(char: str) -> bool:
    """Whether `char` stands for a character of a value."""
    return ord(char) >= _VALUE_BASE and ord(char) in _BACK


def joined(parts: Iterable[object], separator: str = "") -> Marked:
    """Return parts as one marked text; what is not marked yet is made safe."""
    return Marked(safe(separator).join(part if isinstance(part, Marked) else safe(str(part)) for part in parts))


def in_scope(text: str, paths: Sequence[str]) -> Marked:
    """Return marked text that is there because of `paths`; without any it needs no marks of its own."""
    return Marked(f"{opening(SCOPE, paths)}{text}{CLOSE}" if paths else text)


def as_value(text: str, paths: Iterable[str]) -> Marked:
    """Return the text of a value that came from `paths`, made safe."""
    return Marked(f"{opening(VALUE, paths)}{safe(text)}{CLOSE}")


def opening(mark: str, paths: Iterable[str]) -> str:
    """Return the mark that opens a scope or a value of `paths`."""
    return f"{mark}{_number(tuple(paths))}{END}"


_LISTS: list[tuple[str, ...]] = []  # the lists of paths in marks, by their number


@cache
def _number(paths: tuple[str, ...]) -> str:
    """Return the number of a list of paths; that of none is empty."""
    if not paths:
        return ""
    _LISTS.append(paths)
    return str(len(_LISTS) - 1)


def released(path: str, reason: str) -> str:
    """Return a path as one released for `reason`; a path released before keeps its first reason."""
    return path if RELEASED in path else f"{path}{RELEASED}{_ANY_MARK.sub('', reason)}"


def with_bare_gaps(text: str) -> str:
    """Return rendered text in which no 「 」 stand around 【未把握】: a template quotes an answer, and here is none."""
    return _QUOTED_GAP.sub(r"\1", text)


class Read(NamedTuple):
    """A path behind some text; `released` says why it may be published, empty if nobody said so."""

    path: str
    released: str

    @property
    def entry(self) -> str:
        """The path as logs write it."""
        return released(self.path, self.released) if self.released else self.path


class Span(NamedTuple):
    """Characters from `start` up to `end` that are there because of `reads`; a value's are what was read.

    `paths` are those of the reads, each once; `released` says whether a read is released.
    """

    start: int
    end: int
    reads: tuple[Read, ...]
    paths: tuple[str, ...]
    released: bool
    is_value: bool


@lru_cache(maxsize=1024)  # conditions look at the same texts again and again
def behind(text: str) -> tuple[str, tuple[str, ...]]:
    """Return rendered text as it reads, and what was read for it, each path once, as logs write it."""
    letters, spans = unmarked(text)
    entries = [[read.entry for read in span.reads] if span.released else span.paths for span in spans]
    return plain(letters), tuple(dict.fromkeys(chain.from_iterable(entries)))


def unmarked(text: str) -> tuple[str, tuple[Span, ...]]:
    """Return rendered text without scope and value marks, and the spans they enclosed, by their start."""
    parts = _PIECES.split(text)
    letters, marks = parts[::2], parts[1::2]
    spans: list[Span] = []
    open_spans: list[tuple[int, str]] = []
    for at, mark in zip(accumulate(map(len, letters)), marks, strict=False):
        if mark == CLOSE:
            start, head = open_spans.pop()
            spans.append(Span(start, at, *_behind(head)))
        else:
            open_spans.append((at, mark))
    return "".join(letters), tuple(sorted(spans, key=lambda span: (span.start, -span.end)))


def pieces(text: str) -> Iterator[tuple[str, str]]:
    """Return the letters of rendered text, each run of them with the scope or value mark that follows it."""
    parts = _PIECES.split(text)
    return zip(parts[::2], (*parts[1::2], ""), strict=True)


def without(text: Marked, ranges: Sequence[tuple[int, int]]) -> Marked:
    """Return marked text without the letters in `ranges`, counted as `unmarked` counts them; the marks stay."""
    kept: list[str] = []
    at = 0
    for piece, mark in pieces(text):
        kept.extend(
            letter for place, letter in enumerate(piece, at) if not any(start <= place < end for start, end in ranges)
        )
        kept.append(mark)
        at += len(piece)
    return Marked("".join(kept))


@cache
def _behind(head: str) -> tuple[tuple[Read, ...], tuple[str, ...], bool, bool]:
    """Return what an opening mark tells: the reads, their paths, whether one is released, and if it opens a value."""
    reads = tuple(map(_read, dict.fromkeys(_LISTS[int(head[1:-1])]))) if len(head) > 2 else ()
    paths = tuple(dict.fromkeys(read.path for read in reads))
    return reads, paths, any(read.released for read in reads), head[0] == VALUE


@cache
def _read(entry: str) -> Read:
    path, _, reason = entry.partition(RELEASED)
    return Read(path, reason)
