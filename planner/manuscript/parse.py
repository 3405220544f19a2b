"""Rendered text of one section becomes blocks: headings, paragraphs, lists, tables and figures, each with its trace."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from planner.errors import Place, Problem
from planner.manuscript.captioned import Group, figure, table
from planner.manuscript.content import block_text
from planner.manuscript.elements import Content, Table, TableKind
from planner.manuscript.markdown import CAPTION, FIGURE, NOTE, TABLE, Node, parsed
from planner.manuscript.marks import unmarked
from planner.manuscript.model import Block, Stretch, Trace
from planner.manuscript.prose import heading, item_list, paragraph
from planner.manuscript.recorder import ManuscriptError
from planner.manuscript.trace import Traced

_CAPTIONED = {TABLE: ("table",), FIGURE: ("table", "bullet_list", "ordered_list")}
_REFUSED = {
    "fence": "コードの囲み",
    "blockquote": "「>」の引用",
    "hr": "区切りの横線",
    "html_block": "HTML",
}


class Parsed(Struct, frozen=True):
    """The blocks of one section, what could not be read, and what decided that no more is said."""

    blocks: tuple[Block, ...]
    problems: tuple[Problem, ...]
    unsaid: Trace


def parse(marked: str, prefix: str, place: Place) -> Parsed:
    """Return the blocks of a rendered section; their ids are `prefix.1`, `prefix.2`, ….

    `place` is the template's file and section, for problems.
    """
    text, spans = unmarked(marked)
    traced = Traced(text, spans)
    blocks: list[Block] = []
    problems: list[Problem] = []
    for group in _groups(parsed(text)):
        try:
            content = _content(group)
        except ManuscriptError as error:
            what = f"{error}（展開後の{_lines(group)[0] + 1}行目）"
            problems.append(Problem("manuscript/markup", place, what, error.remedy))
            continue
        first, end = _lines(group)
        identity = f"{prefix}.{len(blocks) + 1}"
        trace = replace(traced.of_lines(first, end), rows=tuple(_rows(traced, content, group)))
        blocks.append(Block(identity, content, block_text(content), trace, first + 1))
    return Parsed(tuple(blocks), tuple(problems), traced.unsaid())


def _groups(nodes: Iterable[Node]) -> Iterator[Group]:
    """Put a table or figure together with its caption before and its notes after; every other node stays alone."""
    group: list[Node] = []
    for node in nodes:
        if group and not _joins(node, group):
            yield group
            group = []
        group.append(node)
    if group:
        yield group


def _joins(node: Node, group: Group) -> bool:
    """Whether a node is what the caption before it announces, or a note on that."""
    caption = group[0].token.meta.get(CAPTION)
    if len(group) == 1 and caption:
        return node.type in _CAPTIONED[caption]
    return bool(node.token.meta.get(NOTE)) and (bool(caption) or group[0].type == "table")


def _lines(group: Group) -> tuple[int, int]:
    maps = [node.token.map for node in group if node.token.map]
    return maps[0][0], maps[-1][1]


def _rows(traced: Traced, content: Content, group: Group) -> Iterator[tuple[Stretch, ...]]:
    """Yield what each row of a sheet rests on; a row is a line, and the header and the line below it go before them."""
    lines = next((node.token.map for node in group if node.type == "table"), None)
    if isinstance(content, Table) and content.kind is TableKind.SHEET and lines:
        for line in range(lines[0] + 2, lines[1]):
            yield traced.of_lines(line, line + 1).stretches


def _content(group: Group) -> Content:
    node = group[0]
    if node.token.meta.get(CAPTION) == FIGURE:
        return figure(group)
    if node.type == "table" or node.token.meta.get(CAPTION):
        return table(group)
    if node.type in _REFUSED:
        what = f"{_REFUSED[node.type]}は文書に入りません"
        raise ManuscriptError(what, "見出し、段落、箇条書、表、図だけで書いてください")
    return _READERS[node.type](node)


_READERS: dict[str, Callable[[Node], Content]] = {
    "heading": heading,
    "paragraph": paragraph,
    "bullet_list": item_list,
    "ordered_list": item_list,
}
