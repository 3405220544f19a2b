"""A caption with what it announces becomes a table or a figure, with the notes below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from planner.manuscript.columns import folded, kept
from planner.manuscript.elements import Figure, Inline, Inlines, Merged, Table, TableKind, Text
from planner.manuscript.figures import Drawn, chart, diagram
from planner.manuscript.inline import inlines, on_one_line, text_of
from planner.manuscript.markdown import CAPTION, NOTE, Node, attributes
from planner.manuscript.pipetable import ALIGN, ROWS
from planner.manuscript.prose import content_of, item_list
from planner.manuscript.recorder import ManuscriptError

_ALIGNMENTS = frozenset(("left", "center", "right"))
_MERGED = {kind.value: kind for kind in Merged}

Group = Sequence[Node]


def table(group: Group) -> Table:
    """Return the table of a group, with its caption if it has one; raises `ManuscriptError` for what it cannot be."""
    found = next((node for node in group if node.type == "table"), None)
    caption = next((node for node in group if node.token.meta.get(CAPTION)), None)
    if found is None:
        raise ManuscriptError("「表：」の段落の後に表がありません", "表の直前の段落にしてください")
    named = attributes(caption) if caption else attributes(found)
    narrow = named.values.get("without", ""), named.values.get("lead", "")
    header, *body = [
        tuple(_cell(cell, at, across) for across, cell in enumerate(row))
        for at, row in enumerate(folded(found.token.meta[ROWS], *narrow))
    ]
    return Table(
        caption=_caption(caption) if caption else "",
        header=header,
        rows=tuple(body),
        kind=_kind(named.classes),
        widths=_widths(named.values.get("widths", ""), len(header)),
        align=_align(named.values.get("align", ""), kept(found.token.meta[ALIGN], *narrow)),
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


def figure(group: Group) -> Figure:
    """Return the chart or diagram of a group; raises `ManuscriptError` where nothing to be drawn follows."""
    caption, named = group[0], attributes(group[0])
    if len(group) == 1:
        what = "「図：」の段落の後に、値の表も箱の箇条書もありません"
        raise ManuscriptError(what, "図の直前の段落にしてください")
    if group[1].type == "table":
        drawn = chart([tuple(map(inlines, row)) for row in group[1].token.meta[ROWS]], named)
    else:
        drawn = Drawn(diagram(item_list(group[1]).items, named))
    return Figure(_caption(caption), drawn.drawing, (*drawn.notes, *_notes_of(group)), named.anchor)


def _caption(node: Node) -> str:
    return text_of(on_one_line(content_of(node))).strip()


def _notes_of(group: Group) -> tuple[Inlines, ...]:
    return tuple(note for node in group if node.token.meta.get(NOTE) for note in _notes(content_of(node)))


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
