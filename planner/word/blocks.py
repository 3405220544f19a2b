"""Reads paragraphs and tables of a Word file back as blocks: headings, paragraphs, lists and tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lxml import etree
from msgspec import Struct, field
from msgspec.structs import replace

from planner.manuscript.elements import (
    Content,
    Heading,
    Inlines,
    ItemList,
    ListItem,
    Merged,
    Paragraph,
    Reference,
    Table,
    TableKind,
    Text,
)
from planner.word.grid import STYLES
from planner.word.inlines import SEQUENCE, Source, read_inlines
from planner.word.outline import plain_text
from planner.word.xml import name

_HEADINGS = {
    **{f"Heading{level}": (level, True) for level in range(1, 5)},
    **{f"HeadingUnnumbered{level if level > 1 else ''}": (level, False) for level in range(1, 5)},
    "ArticleCaption": (2, True),
    "Chapter": (1, True),
    "Supplement": (1, False),
}
_LISTS = {
    f"{kind}{depth + 1 if depth else ''}": (depth, kind != "ListBullet")
    for kind in ("ListBullet", "ListNumber")
    for depth in range(3)
} | {"Item": (0, True), "SubItem": (1, True), "SubItem2": (2, True)}
_SILENT = frozenset(("TableEnd", "SectionEnd"))
_KINDS = {style: kind for kind, style in STYLES.items()}


class _Item(Struct, frozen=True):
    depth: int
    ordered: bool
    list_id: str
    inlines: Inlines


class _Blocks(Struct):
    """Gathers blocks; items of a list and a caption wait for what comes after them."""

    source: Source
    found: list[Content] = field(default_factory=list)
    items: list[_Item] = field(default_factory=list)
    caption: tuple[str, str] | None = None

    def paragraph(self, element: etree._Element) -> None:
        style, inlines = _style(element, self.source), read_inlines(element, self.source)
        item = _item(element, style, inlines, self.source)
        if item:
            self.items.append(self._of_list(item))
            return
        if style == "Figure":
            return  # a drawing is not read; its caption and notes are left as paragraphs
        self.settle()
        if style in _SILENT and not plain_text(inlines).strip():
            return
        last = self.found[-1] if self.found else None
        if style in _HEADINGS:
            self.found.append(_heading(style, inlines))
        elif style == "Caption":
            self.caption = _caption(inlines)
        elif style == "TableNote" and isinstance(last, Table):
            self.found[-1] = replace(last, notes=(*last.notes, inlines))
        elif inlines:
            self.found.append(Paragraph(inlines))

    def _of_list(self, item: _Item) -> _Item:
        """Return an item under the list that it goes on with."""
        before = next((other for other in reversed(self.items) if other.depth <= item.depth), None)
        if before and before.depth == item.depth and self.source.goes_on(item.list_id, before.list_id):
            return replace(item, list_id=before.list_id)
        return item

    def table(self, element: etree._Element) -> None:
        number, caption = self.caption or ("", "")
        self.caption = None
        self.settle()
        self.found.append(replace(read_table(element, self.source), number=number, caption=caption))

    def settle(self) -> None:
        """Take in the list that has ended, and a caption that no table followed."""
        if self.items:
            self.found.extend(_nested(self.items))
            self.items = []
        if self.caption:
            self.found.append(Paragraph((Text("　".join(filter(None, self.caption))),)))
            self.caption = None


def read_blocks(elements: Iterable[etree._Element], source: Source) -> tuple[Content, ...]:
    """Return the blocks of paragraphs and tables in their order; empty paragraphs are none."""
    blocks = _Blocks(source)
    for element in elements:
        if element.tag == name("p"):
            blocks.paragraph(element)
        elif element.tag == name("tbl"):
            blocks.table(element)
    blocks.settle()
    return tuple(blocks.found)


def read_table(element: etree._Element, source: Source) -> Table:
    """Return a table without caption and notes; `widths` are twips."""
    rows = list(element.iterfind(name("tr")))
    cells = [tuple(_cells(row, source)) for row in rows]
    has_header = bool(rows) and rows[0].find(f"{name('trPr')}/{name('tblHeader')}") is not None
    style = element.find(f"{name('tblPr')}/{name('tblStyle')}")
    named = "" if style is None else source.styles.get(style.get(name("val"), ""), "")
    return Table(
        caption="",
        header=cells[0] if has_header else (),
        rows=tuple(cells[1:] if has_header else cells),
        kind=_KINDS.get(named, TableKind.PLAIN),
        widths=tuple(int(column.get(name("w"), "0")) for column in element.iter(name("gridCol"))),
        align=tuple(map(_alignment, rows[-1].iterfind(name("tc")))) if rows else (),
    )


def _cells(row: etree._Element, source: Source) -> Iterator[Inlines]:
    for cell in row.iterfind(name("tc")):
        merge = cell.find(f"{name('tcPr')}/{name('vMerge')}")
        goes_on = merge is not None and merge.get(name("val"), "continue") == "continue"
        yield (Merged.ABOVE,) if goes_on else _cell(cell, source)
        span = cell.find(f"{name('tcPr')}/{name('gridSpan')}")
        yield from [(Merged.LEFT,)] * (int(span.get(name("val"), "1")) - 1 if span is not None else 0)


def _cell(cell: etree._Element, source: Source) -> Inlines:
    lines = [read_inlines(paragraph, source) for paragraph in cell.iter(name("p"))]
    joined: Inlines = lines[0] if lines else ()
    for line in lines[1:]:
        joined = (*joined, Text("\n"), *line)
    return joined


def _alignment(cell: etree._Element) -> str:
    found = cell.find(f"{name('p')}/{name('pPr')}/{name('jc')}")
    value = "" if found is None else found.get(name("val"), "")
    return {"center": "center", "right": "right", "end": "right"}.get(value, "left")


def _style(paragraph: etree._Element, source: Source) -> str:
    found = paragraph.find(f"{name('pPr')}/{name('pStyle')}")
    return "Normal" if found is None else source.styles.get(found.get(name("val"), ""), "")


def _heading(style: str, inlines: Inlines) -> Heading:
    level, numbered = _HEADINGS[style]
    text = plain_text(inlines)
    if style == "ArticleCaption" and text.startswith("（") and text.endswith("）"):
        inlines = _without_brackets(inlines)
    return Heading(level, inlines, numbered=numbered)


def _without_brackets(inlines: Inlines) -> Inlines:
    first, last = inlines[0], inlines[-1]
    if not (isinstance(first, Text) and isinstance(last, Text)):
        return inlines
    if first is last:
        return (replace(first, text=first.text[1:-1]),)
    stripped = (replace(first, text=first.text[1:]), *inlines[1:-1], replace(last, text=last.text[:-1]))
    return tuple(inline for inline in stripped if inline.text)


def _caption(inlines: Inlines) -> tuple[str, str]:
    """Return number and caption: the number ends with the field that counts it."""
    for at, inline in enumerate(inlines):
        if isinstance(inline, Reference) and inline.target.startswith(SEQUENCE):
            return plain_text(inlines[: at + 1]), plain_text(inlines[at + 1 :]).removeprefix("　")
    return "", plain_text(inlines)


def _item(element: etree._Element, style: str, inlines: Inlines, source: Source) -> _Item | None:
    """Return an item of one of our lists, or of a list that somebody made with Word's buttons."""
    list_id, level = (_bound(element, tag) for tag in ("numId", "ilvl"))
    if style in _LISTS:
        return _Item(*_LISTS[style], list_id, inlines)
    if style in ("", "Normal", "BodyText") and list_id not in ("", "0"):
        depth = int(level or 0)
        return _Item(depth, (list_id, depth) in source.ordered, list_id, inlines)
    return None


def _bound(element: etree._Element, tag: str) -> str:
    found = element.find(f"{name('pPr')}/{name('numPr')}/{name(tag)}")
    return "" if found is None else found.get(name("val"), "")


def _nested(items: Sequence[_Item]) -> Iterator[ItemList]:
    """Yield the lists of the highest level; deeper items lie below the one before them."""
    depth = min(item.depth for item in items)
    heads = [at for at, item in enumerate(items) if at == 0 or item.depth <= depth]
    group: list[ListItem] = []
    for start, end in zip(heads, [*heads[1:], len(items)], strict=True):
        head = items[start]
        group.append(ListItem(head.inlines, tuple(_nested(items[start + 1 : end])) if end > start + 1 else ()))
        if end == len(items) or (items[end].ordered, items[end].list_id) != (head.ordered, head.list_id):
            yield ItemList(head.ordered, tuple(group))
            group = []
