"""Whether the documents of one build agree: articles that one cites of another, and rows that several print."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from planner.audit.place import place_of
from planner.errors import Problem
from planner.manuscript.elements import Heading, Table
from planner.manuscript.inline import text_of
from planner.manuscript.model import Block, Manuscript, Scheme

_CITED = re.compile("(第[0-9]+条)（([^）]+)）")
_COLUMN = "の条"
_EDITIONS = "版"  # the history is of each document alone
_FEWEST = 3  # columns: two are an entry and its blank in any form

_SHORT = 4  # characters that end every name a regulation goes by: 対策基準
_ARTICLE = 2  # level of its heading

Row = tuple[str, ...]
Articles = frozenset[tuple[str, str]]


def disagreements(manuscripts: Iterable[Manuscript]) -> Iterator[Problem]:
    """Yield an error for every article cited as it is not, and every row that differs between documents."""
    manuscripts = tuple(manuscripts)
    articles = {_name(item): _articles(item) for item in manuscripts if item.scheme is Scheme.REGULATION}
    for manuscript in manuscripts:
        for block in manuscript.blocks():
            yield from _wrong_articles(block, manuscript, articles)
    yield from _differing_rows(manuscripts)


def _name(manuscript: Manuscript) -> str:
    return manuscript.title.removeprefix(manuscript.cover.municipality)


def _articles(manuscript: Manuscript) -> Articles:
    """Return number and caption of every article."""
    headings = ((block.content, block.text) for block in manuscript.blocks() if isinstance(block.content, Heading))
    return frozenset((heading.number, text) for heading, text in headings if heading.level == _ARTICLE)


def _wrong_articles(block: Block, manuscript: Manuscript, regulations: Mapping[str, Articles]) -> Iterator[Problem]:
    for regulation, articles in regulations.items():
        for number, caption in _cited(block, regulation):
            if (number, caption) not in articles:
                what = f"{regulation}に{number}（{caption}）という条がありません"
                remedy = "条を [見出し](文書のid#名前) で引くように、ひな型を直してください"
                yield Problem("audit/article", place_of(block, manuscript), what, remedy)


def _cited(block: Block, regulation: str) -> Iterator[tuple[str, str]]:
    """Yield the articles of a regulation that a block cites after its name, long or short, or in a column."""
    short = re.escape(regulation[-_SHORT:])
    for found in re.finditer(rf"{short}の(?:{_CITED.pattern}、?)+", block.text):
        yield from _CITED.findall(found[0])
    if isinstance(block.content, Table):
        header = list(map(text_of, block.content.header))
        for at, title in enumerate(header):
            if title.endswith(_COLUMN) and regulation.endswith(title.removesuffix(_COLUMN)):
                yield from (pair for row in block.content.rows for pair in _CITED.findall(text_of(row[at])))


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
