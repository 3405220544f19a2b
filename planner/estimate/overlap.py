"""Finds what may have been counted twice in an estimate."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from planner.estimate.model import Finding, Line, plain
from planner.procurement.estimate import EstimateForm, Kind


def overlaps(form: EstimateForm, lines: tuple[Line, ...], parts: Collection[int]) -> Iterator[Finding]:
    """Yield equal lines, words that only one line should have, and words of one kind in lines of another.

    The rows `parts` are those of lines that are alike because they divide the time compared.
    """
    yield from _equal(line for line in lines if line.row not in parts)
    for kind in form.kinds:
        yield from _again(kind, lines)
        yield from _elsewhere(kind, lines)


def _equal(lines: Iterable[Line]) -> Iterator[Finding]:
    first: dict[tuple[str, ...], Line] = {}
    for line in lines:
        key = tuple(plain(line[name].text) for name in ("kind", "item", "detail"))
        if not key[1] or line.amount == 0:
            continue
        other = first.setdefault(key, line)
        if other is not line:
            yield _finding(line, f"{other.row}行目と同じ区分、項目、対象です（{other.amount:,}円と{line.amount:,}円）")


def _again(kind: Kind, lines: tuple[Line, ...]) -> Iterator[Finding]:
    """Yield the lines after the first that have a word of `kind.once`, which together count as one work."""
    having = [(line, word) for line in lines if (word := _word(kind.once, line))]
    for line, word in having[1:]:
        yield _finding(line, f"「{word}」の行が{having[0][0].row}行目にもあります")


def _elsewhere(kind: Kind, lines: tuple[Line, ...]) -> Iterator[Finding]:
    own = [line for line in lines if plain(line["kind"].text) == plain(kind.title)]
    rows: dict[str, list[int]] = defaultdict(list)
    for line in own:
        for word in kind.words:
            if word in line.words:
                rows[word].append(line.row)
    for line in lines:
        word = _word(kind.words, line)
        if line not in own and rows.get(word):
            there = "、".join(f"{row}行目" for row in rows[word])
            yield _finding(line, f"「{word}」が区分「{kind.title}」（{there}）にもあります")


def _word(words: tuple[str, ...], line: Line) -> str:
    return next((word for word in words if word in line.words), "")


def _finding(line: Line, what: str) -> Finding:
    ask = "作業又は製品の違いを示し、同じものであれば一方を除いてください"
    return Finding("overlap", line["item"].at, f"「{line['item'].text}」: {what}", ask)
