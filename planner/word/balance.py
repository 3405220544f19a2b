"""Widths of columns with which a table is as low as can be: each text gets the room that saves the most lines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from math import ceil, sqrt

from msgspec import Struct

from planner.word.widths import SLACK, divided, em, longest_word, unbreakable

_ROUNDS = 8
_STEEP = 4  # how much less a cell counts that is lower than the highest of its row
_MOVES = 40
_GIVEN = (0.25, 0.5, 1.0, 2.0, 4.0)  # characters that a column gives to another
_LEAST, _SHORT, _HEADER, _HALVED, _SPARE, _KEPT = 5.3, 8.0, 6.5, 5.0, 0.6, 0.1  # characters


class Room(Struct, frozen=True):
    """The room of a table in twips: what a character takes, and the margins of a cell at both sides.

    `header` is how many times as large the letters of the header are.
    `alike` are given widths: columns that were given the same width stay as wide as each other, and their headers may
    take two lines. Empty where no two are the same on purpose.
    """

    total: int
    character: int
    sides: float
    alike: tuple[int, ...] = ()
    header: float = 1.0


def lowest_widths(columns: Sequence[Sequence[str]], room: Room) -> tuple[int, ...]:
    """Return widths in twips that fill the room; the first of each column is its header."""
    lengths = [[em(text) for text in cells] for cells in columns]
    least = [
        max(_least(cells, widths, bool(room.alike)), longest_word(cells[:1]) * room.header + _KEPT)
        for cells, widths in zip(columns, lengths, strict=True)
    ]
    characters = max(room.total - room.sides * len(columns), 0) / room.character
    rows = list(zip(*lengths, strict=True))
    widths = balanced(rows, least, characters)
    if room.alike:
        widths = _settled(rows[1:], least, _evened(widths, room.alike), room.alike)
    return divided([width * room.character + room.sides for width in widths], room.total)


def _least(cells: Sequence[str], widths: Sequence[float], halved: bool) -> float:
    header, longest = widths[0], max(widths[1:], default=0.0)
    if longest > _SHORT:
        return max(_LEAST, unbreakable(cells)) + _SPARE
    return max(longest, min(header, max(header / 2, _HALVED if halved else _HEADER))) + _SPARE


def _evened(widths: Sequence[float], alike: Sequence[int]) -> list[float]:
    """Return widths, those of columns alike on the average."""
    groups = {given: [width for width, other in zip(widths, alike, strict=True) if other == given] for given in alike}
    return [sum(groups[given]) / len(groups[given]) for given in alike]


def _settled(
    rows: Sequence[Sequence[float]], least: Sequence[float], widths: list[float], alike: Sequence[int]
) -> list[float]:
    """Return widths of which no part, given by columns to others, would make the rows lower; those alike stay alike."""
    groups = sorted(set(alike))
    for _ in range(_MOVES):
        moved = (_moved(widths, alike, *move) for move in product(groups, groups, _GIVEN))
        sound = (found for found in moved if all(width >= low for width, low in zip(found, least, strict=True)))
        best = min(sound, key=lambda found: _lines(rows, found), default=widths)
        if _lines(rows, best) >= _lines(rows, widths):
            break
        widths = best
    return widths


def _moved(widths: Sequence[float], alike: Sequence[int], of: int, to: int, given: float) -> list[float]:
    """Return widths after the columns alike as `of` gave so much to each of those alike as `to`."""
    taken = given * alike.count(to) / alike.count(of)
    return [
        width + (given if group == to else 0.0) - (taken if group == of else 0.0)
        for width, group in zip(widths, alike, strict=True)
    ]


def _lines(rows: Sequence[Sequence[float]], widths: Sequence[float]) -> tuple[int, float]:
    """Return the lines that rows take, and how full their texts make them."""
    filled = [max(text * SLACK / width for text, width in zip(row, widths, strict=True)) for row in rows]
    return sum(map(ceil, filled)), round(sum(max(row, 1.0) for row in filled), 6)


def balanced(rows: Sequence[Sequence[float]], least: Sequence[float], room: float) -> list[float]:
    """Return how much of `room` each column gets, and no less than `least`; `rows` are the widths of their texts.

    The height of a row is that of its highest cell, and that of a table falls fastest where columns are as wide as the
    root of all text that is the highest of its row. Which cells these are depends on the widths, so it is found in
    some rounds. All are in characters.
    """
    widths = _filled([sum(column) for column in zip(*rows, strict=True)], least, room)
    high = [row for row in rows if any(text * SLACK > width for text, width in zip(row, least, strict=True))]
    for _ in range(_ROUNDS):
        wanted = _filled([sqrt(text) for text in _highest(high, widths)], least, room)
        widths = [(width + other) / 2 for width, other in zip(widths, wanted, strict=True)]
    return widths


def _highest(rows: Sequence[Sequence[float]], widths: Sequence[float]) -> list[float]:
    """Return for each column how much text in it makes rows higher than a line."""
    texts = [0.0] * len(widths)
    for row in rows:
        lines = [text * SLACK / width for text, width in zip(row, widths, strict=True)]
        most = max(lines)
        if most > 1:
            for at, line in enumerate(lines):
                texts[at] += row[at] * (line / most) ** _STEEP if line > 1 else 0.0
    return texts


def _filled(parts: Sequence[float], least: Sequence[float], room: float) -> list[float]:
    """Return `room` divided in proportion to `parts`, but for columns that would get less than their `least`."""
    low: set[int] = set()
    while True:
        rest = room - sum(least[at] for at in low)
        whole = sum(part for at, part in enumerate(parts) if at not in low) or 1.0
        widths = [least[at] if at in low else rest * part / whole for at, part in enumerate(parts)]
        found = {at for at, width in enumerate(widths) if width < least[at]} - low
        if not found:
            return widths
        low |= found
