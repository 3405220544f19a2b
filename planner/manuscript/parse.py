"""Rendered text of one section becomes blocks: headings, paragraphs, lists, tables and figures, each with its trace."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from planner.errors import Place, Problem
from planner.manuscript.content import block_text
from planner.manuscript.figures import Drawn, chart, diagram
from planner.manuscript.inline import inlines, on_one_line, text_of
from planner.manuscript.markdown import CAPTION, FIGURE, NOTE, TABLE, Node, attributes, parsed
from planner.manuscript.marks import unmarked
from planner.manuscript.model import (
    Block,
    Content,
    Figure,
    Heading,
    Inline,
    Inlines,
    ItemList,
    ListItem,
    Merged,
    Paragraph,
    Table,
    TableKind,
    Text,
    Trace,
)
from planner.manuscript.pipetable import ALIGN, ROWS
from planner.manuscript.recorder import ManuscriptError
from planner.manuscript.trace import Traced

_ALIGNMENTS = frozenset(("left", "center", "right"))
_MERGED = {kind.value: kind for kind in Merged}
_CAPTIONED = {TABLE: ("table",), FIGURE: ("table", "bullet_list", "ordered_list")}
_REFUSED = {
    "fence": "コードの囲み",
    "blockquote": "「>」の引用",
    "hr": "区切りの横線",
    "html_block": "HTML",
}


@dataclass(frozen=True, slots=True)
class Parsed:
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
        blocks.append(Block(identity, content, block_text(content), traced.of_lines(first, end), first + 1))
    return Parsed(tuple(blocks), tuple(problems), traced.unsaid())


Group = Sequence[Node]


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


def _content(group: Group) -> Content:
    node = group[0]
    if node.token.meta.get(CAPTION) == FIGURE:
        return _figure(group)
    if node.type == "table" or node.token.meta.get(CAPTION):
        return _table(group)
    if node.type in _REFUSED:
        what = f"{_REFUSED[node.type]}は文書に入りません"
        raise ManuscriptError(what, "見出し、段落、箇条書、表、図だけで書いてください")
    return _READERS[node.type](node)


def _heading(node: Node) -> Heading:
    if node.token.markup in ("=", "-"):
        raise ManuscriptError("下線による見出しは使えません", "見出しは行の頭に # を書き、段落の間は1行空けてください")
    level = int(node.token.tag[1:])
    if level > 4:
        raise ManuscriptError("見出しは4段までです", "#### までにしてください")
    named = attributes(node)
    return Heading(level, on_one_line(_inline(node)), named.anchor, numbered="unnumbered" not in named.classes)


def _paragraph(node: Node) -> Paragraph:
    return Paragraph(_inline(node))


def _list(node: Node) -> ItemList:
    return ItemList(node.type == "ordered_list", tuple(_item(item) for item in node.children))


def _item(node: Node) -> ListItem:
    content: Inlines = ()
    lists: list[ItemList] = []
    for child in node.children:
        if child.type == "paragraph":
            content = (*content, Text("\n"), *_inline(child)) if content else _inline(child)
        elif child.type in ("bullet_list", "ordered_list"):
            lists.append(_list(child))
        else:
            raise ManuscriptError("箇条書の中に見出しや表は置けません", "箇条書を終えて1行空けてから書いてください")
    return ListItem(content, tuple(lists))


def _table(group: Group) -> Table:
    table = next((node for node in group if node.type == "table"), None)
    caption = next((node for node in group if node.token.meta.get(CAPTION)), None)
    if table is None:
        raise ManuscriptError("「表：」の段落の後に表がありません", "表の直前の段落にしてください")
    named = attributes(caption) if caption else attributes(table)
    header, *body = [
        tuple(_cell(cell, at, across) for across, cell in enumerate(row))
        for at, row in enumerate(table.token.meta[ROWS])
    ]
    return Table(
        caption=_caption(caption) if caption else "",
        header=header,
        rows=tuple(body),
        kind=_kind(named.classes),
        widths=_widths(named.values.get("widths", ""), len(header)),
        align=_align(named.values.get("align", ""), table.token.meta[ALIGN]),
        notes=_notes_of(group),
        anchor=named.anchor,
    )


def _cell(written: str, row: int, column: int) -> Inlines:
    """Return what a cell holds; its markup is compared while a `<<` of an answer is still made of safe characters."""
    merged = _MERGED.get(written)
    if merged is None:
        return inlines(written)
    if (merged is Merged.LEFT and column == 0) or (merged is Merged.ABOVE and row <= 1):
        what = f"「{merged.value}」のセルには結合する相手がありません"
        raise ManuscriptError(what, "<< は左のセルと、^^ は見出しの行を除く上のセルと一つになります")
    return (merged,)


def _figure(group: Group) -> Figure:
    caption, named = group[0], attributes(group[0])
    if len(group) == 1:
        what = "「図：」の段落の後に、値の表も箱の箇条書もありません"
        raise ManuscriptError(what, "図の直前の段落にしてください")
    if group[1].type == "table":
        drawn = chart([tuple(map(inlines, row)) for row in group[1].token.meta[ROWS]], named)
    else:
        drawn = Drawn(diagram(_list(group[1]).items, named))
    return Figure(_caption(caption), drawn.drawing, (*drawn.notes, *_notes_of(group)), named.anchor)


def _caption(node: Node) -> str:
    return text_of(on_one_line(_inline(node))).strip()


def _notes_of(group: Group) -> tuple[Inlines, ...]:
    return tuple(note for node in group if node.token.meta.get(NOTE) for note in _notes(_inline(node)))


def _kind(classes: frozenset[str]) -> TableKind:
    kinds = {kind.value: kind for kind in TableKind}
    unknown = sorted(classes - set(kinds))
    if unknown:
        raise ManuscriptError(f"表の種類「{unknown[0]}」はありません", f"使える種類は {'、'.join(kinds)} です")
    return next((kinds[name] for name in sorted(classes)), TableKind.PLAIN)


def _widths(written: str, columns: int) -> tuple[int, ...]:
    if not written:
        return ()
    widths = [int(width) for width in written.split(",") if width.isdecimal()]
    if len(widths) != columns or 0 in widths:
        what = f"widths={written} が列の数 {columns} と合いません"
        raise ManuscriptError(what, "列ごとに1以上の整数を書いてください")
    return tuple(widths)


def _align(written: str, below_header: tuple[str, ...]) -> tuple[str, ...]:
    """Return how each column is set: as the caption says, else as the colons below the header say."""
    if not written:
        return below_header
    align = tuple(written.split(","))
    if len(align) != len(below_header) or not set(align) <= _ALIGNMENTS:
        what = f"align={written} が列の数 {len(below_header)} と合わないか、読めません"
        raise ManuscriptError(what, "列ごとに left、center、right のどれかを書いてください")
    return align


def _notes(content: Inlines) -> Iterator[Inlines]:
    """Part notes that were written in one paragraph, line by line."""
    note: list[Inline] = []
    for item in content:
        lines = item.text.split("\n") if isinstance(item, Text) else [""]
        if not isinstance(item, Text) or len(lines) == 1:
            note.append(item)
            continue
        first, *others = (replace(item, text=line) for line in lines)
        yield (*note, first)
        yield from ((line,) for line in others[:-1])
        note = [others[-1]]
    yield tuple(note)


def _inline(node: Node) -> Inlines:
    return tuple(item for child in node.children if child.type == "inline" for item in inlines(child.token.content))


_READERS: dict[str, Callable[[Node], Content]] = {
    "heading": _heading,
    "paragraph": _paragraph,
    "bullet_list": _list,
    "ordered_list": _list,
}
