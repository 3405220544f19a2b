"""Whether the documents of one build agree: articles that one names of another, and rows that several print."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from planner.audit.place import place_of
from planner.errors import Problem
from planner.manuscript.inline import text_of
from planner.manuscript.model import Block, Heading, Manuscript, Scheme, Table

_QUOTED = re.compile("「([^」]+)」")
_COLUMN = "の条の見出し"
_EDITIONS = "版"  # the history is of each document alone
_FEWEST = 3  # columns: two are an entry and its blank in any form

Row = tuple[str, ...]


def disagreements(manuscripts: Iterable[Manuscript]) -> Iterator[Problem]:
    """Yield an error for every article that is named and not there, and every row that differs between documents."""
    manuscripts = tuple(manuscripts)
    captions = {_name(item): _captions(item) for item in manuscripts if item.scheme is Scheme.REGULATION}
    for manuscript in manuscripts:
        for block in manuscript.blocks():
            yield from _unknown_articles(block, manuscript, captions)
    yield from _differing_rows(manuscripts)


def _name(manuscript: Manuscript) -> str:
    return manuscript.title.removeprefix(manuscript.cover.municipality)


def _captions(manuscript: Manuscript) -> frozenset[str]:
    blocks = manuscript.blocks()
    return frozenset(item.text for item in blocks if isinstance(item.content, Heading) and item.content.level == 2)


def _unknown_articles(
    block: Block, manuscript: Manuscript, captions: Mapping[str, frozenset[str]]
) -> Iterator[Problem]:
    for regulation, known in captions.items():
        for article in _named(block, regulation):
            if article not in known:
                what = f"{regulation}に「{article}」という見出しの条がありません"
                remedy = "条の見出しか、それを引くひな型を直してください"
                yield Problem("audit/article", place_of(block, manuscript), what, remedy)


def _named(block: Block, regulation: str) -> Iterator[str]:
    """Yield the captions of articles of a regulation that a block names, in a sentence or a column."""
    for found in re.finditer(f"{re.escape(regulation)}の((?:「[^」]+」)+)の条", block.text):
        yield from _QUOTED.findall(found[1])
    if isinstance(block.content, Table):
        header = list(map(text_of, block.content.header))
        for at, title in enumerate(header):
            if title.endswith(_COLUMN) and regulation.endswith(title.removesuffix(_COLUMN)):
                yield from (text_of(row[at]) for row in block.content.rows)


def _differing_rows(manuscripts: Iterable[Manuscript]) -> Iterator[Problem]:
    """Yield an error for a row that differs from one of the same table head and first cell in an earlier document."""
    first: dict[tuple[Row, str], tuple[Row, Manuscript]] = {}
    for manuscript in manuscripts:
        for block in manuscript.blocks():
            for header, row in _rows(block):
                said, earlier = first.setdefault((header, row[0]), (row, manuscript))
                if said != row and earlier.id != manuscript.id:
                    what = f"「{row[0]}」の行が{earlier.title}と違います（{'、'.join(_differing(said, row))}）"
                    remedy = "同じことを書く所を一つにするか、ひな型を直してください"
                    yield Problem("audit/disagreement", place_of(block, manuscript), what, remedy)


def _rows(block: Block) -> Iterator[tuple[Row, Row]]:
    """Yield head and row of a table whose rows are known by their first cell."""
    if not isinstance(block.content, Table) or len(block.content.header) < _FEWEST:
        return
    header = tuple(map(text_of, block.content.header))
    if header[0] == _EDITIONS:
        return
    for cells in block.content.rows:
        row = tuple(map(text_of, cells))
        if row[0].strip() and not row[0].strip().isdigit():
            yield header, row


def _differing(one: Row, other: Row) -> Iterator[str]:
    return (f"{before}／{after}" for before, after in zip(one, other, strict=True) if before != after)
