"""Finds for each new article the one in force that it comes from, and marks what differs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise, zip_longest

from msgspec import Struct

from planner.revision.articles import Article

_LIKE = 0.35  # below this likeness two articles are not taken for the same
_OF_CAPTION = 0.5  # what the captions count of the likeness
_WORDS = re.compile(r"[一-鿿々]+|[ぁ-ゟ]+|[ァ-ヿ]+|[0-9A-Za-z]+|.", re.DOTALL)
_NUMBER = re.compile(r"^\(?\d+\)?\s+")
OMITTED = "（略）"


class Piece(Struct, frozen=True):
    """A stretch of a line, and whether the other side has none like it."""

    text: str
    changed: bool = False


Line = tuple[Piece, ...]


class Change(Struct, frozen=True):
    """An article after and before; None where there is none. The lines are what is printed of each."""

    after: Article | None
    before: Article | None
    after_lines: tuple[Line, ...]
    before_lines: tuple[Line, ...]

    @property
    def is_change(self) -> bool:
        """Whether anything differs."""
        return any(piece.changed for line in (*self.after_lines, *self.before_lines) for piece in line)


def compare(after: Sequence[Article], before: Sequence[Article]) -> tuple[Change, ...]:
    """Return the new articles in their order, each with the one before, then the ones that are gone."""
    origin = _origins(after, before)
    changes = [_change(article, before[origin[at]] if at in origin else None) for at, article in enumerate(after)]
    kept = set(origin.values())
    return (*changes, *(_change(None, article) for at, article in enumerate(before) if at not in kept))


def _origins(after: Sequence[Article], before: Sequence[Article]) -> dict[int, int]:
    """Return for places in `after` the places in `before`, likest pairs first, each article in one pair at most."""
    ours, theirs = (list(map(_Profile.of, articles)) for articles in (after, before))
    likeness = [
        (value, new, old)
        for new, one in enumerate(ours)
        for old, other in enumerate(theirs)
        if (value := one.likeness(other)) >= _LIKE
    ]
    found: dict[int, int] = {}
    for _, new, old in sorted(likeness, key=lambda item: (-item[0], item[1], item[2])):
        if new not in found and old not in found.values():
            found[new] = old
    return found


class _Profile(Struct, frozen=True):
    caption: frozenset[str]
    text: frozenset[str]

    @classmethod
    def of(cls, article: Article) -> _Profile:
        return cls(_pairs(article.caption), _pairs(article.text))

    def likeness(self, other: _Profile) -> float:
        text = _share(self.text, other.text)
        if not self.caption or not other.caption:
            return text
        caption = (_share(self.caption, other.caption) + _within(self.caption, other.caption)) / 2
        return _OF_CAPTION * caption + (1 - _OF_CAPTION) * text


def _pairs(text: str) -> frozenset[str]:
    return frozenset("".join(pair) for pair in pairwise(_plain(text)))


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 1.0


def _within(one: frozenset[str], other: frozenset[str]) -> float:
    """Return how much of the shorter caption the longer one has: all of 監査 in 監査の実施."""
    return len(one & other) / min(len(one), len(other))


def _plain(text: str) -> str:
    """Return a line as it is compared: the number of a 項 or 号 before it, width and spaces do not count."""
    return re.sub(r"\s", "", _NUMBER.sub("", unicodedata.normalize("NFKC", text)))


def _change(after: Article | None, before: Article | None) -> Change:
    if after is None or before is None:
        changed = tuple(map(_whole, _printed(after or before)))
        return Change(after, before, changed if after else (), changed if before else ())
    sides = list(_compared(_printed(after), _printed(before)))
    return Change(after, before, tuple(line for line, _ in sides if line), tuple(line for _, line in sides if line))


def _printed(article: Article | None) -> tuple[str, ...]:
    """Return the lines of an article with its number and caption, as regulations print them."""
    if article is None:
        return ()
    first, *others = article.lines or ("",)
    caption = (f"（{article.caption}）",) if article.caption else ()
    return (*caption, f"{article.number}　{first}".strip(), *others)


def _compared(after: Sequence[str], before: Sequence[str]) -> Iterator[tuple[Line, Line]]:
    """Yield line by line both sides; lines that stay are left out, those with the number of the article apart."""
    matcher = SequenceMatcher(None, list(map(_plain, after)), list(map(_plain, before)), autojunk=False)
    for kind, low, high, other_low, other_high in matcher.get_opcodes():
        ours, theirs = after[low:high], before[other_low:other_high]
        if kind == "equal":
            yield from _staying(ours, low)
        else:
            yield from (_pair(one, other) for one, other in zip_longest(ours, theirs, fillvalue=""))


def _staying(lines: Sequence[str], start: int) -> Iterator[tuple[Line, Line]]:
    told = [line for at, line in enumerate(lines, start) if at < 2]  # caption and number
    for line in (*told, *([OMITTED] if len(told) < len(lines) else [])):
        yield (Piece(line),), (Piece(line),)


def _pair(after: str, before: str) -> tuple[Line, Line]:
    if not after or not before:
        return (_whole(after) if after else ()), (_whole(before) if before else ())
    ours, theirs = _WORDS.findall(after), _WORDS.findall(before)
    matcher = SequenceMatcher(None, list(map(_plain, ours)), list(map(_plain, theirs)), autojunk=False)
    one: list[Piece] = []
    other: list[Piece] = []
    for kind, low, high, other_low, other_high in matcher.get_opcodes():
        one.append(Piece("".join(ours[low:high]), kind != "equal"))
        other.append(Piece("".join(theirs[other_low:other_high]), kind != "equal"))
    return _joined(one), _joined(other)


def _joined(pieces: Sequence[Piece]) -> Line:
    return tuple(piece for piece in pieces if piece.text)


def _whole(line: str) -> Line:
    return (Piece(line, True),)
