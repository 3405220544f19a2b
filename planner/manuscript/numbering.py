"""Numbers of headings, articles, paragraphs, tables and figures, and the references that print them.

Chapters: 第1章, 1.1, (1), ア. Regulations: 第1章 and, running on across chapters, 第1条 with its 項 2, 3, … as Japanese
law numbers them: the first 項 of an article has the article's number before it, the others their own. A 附則 of several
項 counts them from 1 on; its only 項 has no number. Leaflets: no heading has a number.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from msgspec.structs import replace

from planner.errors import Place, Problem
from planner.manuscript.clauses import SUPPLEMENT, Clause, filled
from planner.manuscript.content import all_inlines, with_texts
from planner.manuscript.elements import Figure, Heading, Paragraph, Reference, Table
from planner.manuscript.model import Block, DocumentSection, Scheme

_LABELS = {Table: "表", Figure: "図"}
_KANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"


class Counter:
    """Gives one document's blocks their numbers, in order, and keeps what each anchor is called."""

    def __init__(self, scheme: Scheme, supplement: Mapping[str, str]) -> None:
        self._scheme = scheme
        self._supplement = supplement
        self._counts = [0, 0, 0, 0]
        self._unnumbered_from: int | None = None
        self._article = 0
        self._paragraph: int | None = None
        self._captioned = {Table: 0, Figure: 0}
        self.names: dict[str, str] = {}
        self.clauses: dict[str, Clause] = {}
        self.articles: dict[str, str] = {}
        self.twice: list[tuple[str, str]] = []
        self.uncounted: list[tuple[str, str]] = []

    def numbered(self, block: Block) -> Block:
        """Return the block with its number; what article it stands in is kept by its id."""
        counted = self._numbered(block)
        if self._paragraph is not None or block.id in self._supplement:
            self.articles[block.id] = f"第{self._article}条" if self._paragraph is not None else SUPPLEMENT
        if isinstance(counted.content, Paragraph) and counted.content.anchor:
            self._name_clause(counted.content, block.id)
        return counted

    def _numbered(self, block: Block) -> Block:
        content = block.content
        if isinstance(content, Heading):
            return replace(block, content=self._heading(content, block.id))
        if isinstance(content, Table | Figure):
            return replace(block, content=self._with_caption(content, block.id))
        if isinstance(content, Paragraph) and self._scheme is Scheme.REGULATION:
            return replace(block, content=self._clause(content, self._supplement.get(block.id, "")))
        return block

    def _heading(self, heading: Heading, block_id: str) -> Heading:
        self._paragraph = None
        if not self._is_numbered(heading):
            self._name(heading.anchor, _words(heading), block_id)
            return replace(heading, numbered=False)
        number, name = self._article_number(heading) if self._is_regulation else self._chapter_number(heading.level)
        self._name(heading.anchor, name or _words(heading), block_id)
        return replace(heading, number=number)

    def _is_numbered(self, heading: Heading) -> bool:
        """Whether a heading is numbered: neither it nor the heading above it says otherwise."""
        if self._unnumbered_from is not None and heading.level > self._unnumbered_from:
            return False
        self._unnumbered_from = None if heading.numbered else heading.level
        return heading.numbered and self._scheme is not Scheme.LEAFLET

    @property
    def _is_regulation(self) -> bool:
        return self._scheme is Scheme.REGULATION

    def _chapter_number(self, level: int) -> tuple[str, str]:
        self._counts[level - 1] += 1
        self._counts[level:] = [0] * (4 - level)
        chapter, section, item, letter = self._counts
        if chapter == 0:
            return "", ""
        under = f"{chapter}.{section}"
        kana = _KANA[(letter - 1) % len(_KANA)]
        numbers = (f"第{chapter}章", under, f"({item})", kana)
        names = (f"第{chapter}章", under, f"{under}({item})", f"{under}({item}){kana}")
        return numbers[level - 1], names[level - 1]

    def _article_number(self, heading: Heading) -> tuple[str, str]:
        if heading.level == 1:
            self._counts[0] += 1
            return (f"第{self._counts[0]}章",) * 2
        if heading.level > 2:
            return "", ""
        self._article += 1
        self._paragraph = 0
        return (f"第{self._article}条",) * 2

    def _clause(self, paragraph: Paragraph, in_supplement: str) -> Paragraph:
        if self._paragraph is None:
            return replace(paragraph, number=in_supplement)
        self._paragraph += 1
        return replace(paragraph, number=f"第{self._article}条" if self._paragraph == 1 else str(self._paragraph))

    def _name_clause(self, paragraph: Paragraph, block_id: str) -> None:
        article = self.articles.get(block_id, "")
        own = f"第{1 if paragraph.number == article else paragraph.number}項"
        self._name(paragraph.anchor, article + own, block_id)
        if article:
            self.clauses.setdefault(paragraph.anchor, Clause(article, own))
        else:
            self.uncounted.append((paragraph.anchor, block_id))

    def _with_caption(self, content: Table | Figure, block_id: str) -> Table | Figure:
        if not content.caption:
            return content
        kind = type(content)
        self._captioned[kind] += 1
        number = f"{_LABELS[kind]}{self._captioned[kind]}"
        self._name(content.anchor, number, block_id)
        return replace(content, number=number)

    def _name(self, anchor: str, name: str, block_id: str) -> None:
        if not anchor:
            return
        if anchor in self.names:
            self.twice.append((anchor, block_id))
        self.names.setdefault(anchor, name)


def number(
    sections: Sequence[DocumentSection], scheme: Scheme, places: Mapping[str, Place]
) -> tuple[tuple[DocumentSection, ...], tuple[Problem, ...]]:
    """Return the sections with all numbers and references filled in; `places` by section id are for problems."""
    counter = Counter(scheme, _supplement_clauses(block for section in sections for block in section.blocks))
    counted = [replace(section, blocks=tuple(map(counter.numbered, section.blocks))) for section in sections]
    problems = [_twice(anchor, _place(block_id, places)) for anchor, block_id in counter.twice]
    problems += [_uncounted(anchor, _place(block_id, places)) for anchor, block_id in counter.uncounted]
    result = []
    for section in counted:
        blocks = []
        for block in section.blocks:
            targets = [item.target for item in all_inlines(block.content) if isinstance(item, Reference)]
            problems += [_broken(anchor, places[section.id]) for anchor in targets if anchor not in counter.names]
            here = counter.articles.get(block.id, "")
            fill = partial(filled, counter.names, counter.clauses, here)
            blocks.append(with_texts(block, fill) if targets else block)
        result.append(replace(section, blocks=tuple(blocks)))
    return tuple(result), tuple(problems)


def _supplement_clauses(blocks: Iterable[Block]) -> dict[str, str]:
    """Return the numbers of the 項 of every 附則 that has several, by block id."""
    supplements: list[list[str]] = []
    clauses: list[str] = []
    for block in blocks:
        content = block.content
        if isinstance(content, Heading) and content.level == 1:
            clauses = []
            supplements.extend([clauses] if content.is_supplement else [])
        elif isinstance(content, Paragraph):
            clauses.append(block.id)
    several = (found for found in supplements if len(found) > 1)
    return {block_id: str(place) for found in several for place, block_id in enumerate(found, 1)}


def _words(heading: Heading) -> str:
    return "".join(item.text for item in heading.inlines)


def _place(block_id: str, places: Mapping[str, Place]) -> Place:
    return places.get(block_id.split(".")[1], Place())


def _broken(anchor: str, place: Place) -> Problem:
    what = f"参照先「#{anchor}」がこの文書にありません"
    return Problem(
        "manuscript/reference", place, what, f"見出し、項、表又は図に {{#{anchor}}} を付けるか、参照を直してください"
    )


def _uncounted(anchor: str, place: Place) -> Problem:
    what = f"名前「#{anchor}」の付いた段落は、番号のある項ではありません"
    return Problem("manuscript/anchor", place, what, "規程の条か、二つ以上の項のある附則の段落に付けてください")


def _twice(anchor: str, place: Place) -> Problem:
    what = f"名前「#{anchor}」が文書の中に二つあります"
    return Problem("manuscript/anchor", place, what, "どちらかの名前を変えてください")
