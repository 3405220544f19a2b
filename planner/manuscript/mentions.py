"""Tables and figures that no text of a document names: a sentence before them names them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec.structs import replace

from planner.manuscript.content import all_inlines, with_content
from planner.manuscript.elements import (
    Content,
    Figure,
    Footnote,
    Heading,
    Inline,
    Inlines,
    Paragraph,
    Reference,
    Table,
    TableKind,
    Text,
)
from planner.manuscript.model import Block, DocumentSection

_STOP = "。"
_LINE = 40  # characters of running text


def mentioned(sections: Sequence[DocumentSection]) -> tuple[DocumentSection, ...]:
    """Return the sections, with （表1、図2） in the last sentence before what is named nowhere.

    What stands right below a heading, or below a list, stays without: only its own template can say what it shows. A
    sentence of a line that stands alone between a heading and what it names leads; a longer one holds the heading.
    """
    contents = [block.content for section in sections for block in section.blocks]
    named = {item.target for content in contents for item in all_inlines(content) if isinstance(item, Reference)}
    return tuple(replace(section, blocks=tuple(_leading(_mentioning(section.blocks, named)))) for section in sections)


def unnamed(sections: Sequence[DocumentSection]) -> tuple[Block, ...]:
    """Return the tables and figures with a caption that no text of the document names, sheets apart."""
    blocks = [block for section in sections for block in section.blocks]
    named = {item.target for block in blocks for item in all_inlines(block.content) if isinstance(item, Reference)}
    return tuple(
        block for block in blocks if isinstance(block.content, Table | Figure) and _is_open(block.content, named)
    )


def _is_open(content: Table | Figure, named: Collection[str]) -> bool:
    sheet = isinstance(content, Table) and content.kind is TableKind.SHEET
    return bool(content.caption and content.anchor) and content.anchor not in named and not sheet


def _mentioning(blocks: Sequence[Block], named: Collection[str]) -> list[Block]:
    wanted = _wanted([block.content for block in blocks], named)
    return [
        _named_in(block, block.content, wanted[at]) if at in wanted and isinstance(block.content, Paragraph) else block
        for at, block in enumerate(blocks)
    ]


def _leading(blocks: Sequence[Block]) -> Iterator[Block]:
    around = zip((None, *blocks), blocks, (*blocks[1:], None), strict=False)
    for before, block, after in around:
        content = block.content
        leads = isinstance(content, Paragraph) and before and isinstance(before.content, Heading)
        if leads and isinstance(content, Paragraph) and after and isinstance(after.content, Table | Figure):
            targets = {item.target for item in all_inlines(content) if isinstance(item, Reference)}
            short = sum(len(item.text) for item in all_inlines(content) if isinstance(item, Text)) <= _LINE
            yield replace(block, content=replace(content, leads=short and after.content.anchor in targets))
        else:
            yield block


def _wanted(contents: Sequence[Content], named: Collection[str]) -> Mapping[int, list[str]]:
    """Return the anchors to be named, by the position of the paragraph that they follow."""
    wanted: dict[int, list[str]] = {}
    before: int | None = None
    for at, content in enumerate(contents):
        if not isinstance(content, Table | Figure):
            before = at if _ends_a_sentence(content) else None
        elif before is not None and _is_open(content, named):
            wanted.setdefault(before, []).append(content.anchor)
    return wanted


def _ends_a_sentence(content: Content) -> bool:
    said = _without_notes(content.inlines) if isinstance(content, Paragraph) else ()
    return bool(said) and isinstance(said[-1], Text) and said[-1].text.endswith(_STOP)


def _without_notes(inlines: Inlines) -> Inlines:
    """Return what stands before the footnotes at the end."""
    end = len(inlines)
    while end and isinstance(inlines[end - 1], Footnote):
        end -= 1
    return inlines[:end]


def _named_in(block: Block, paragraph: Paragraph, anchors: Sequence[str]) -> Block:
    told = _without_notes(paragraph.inlines)
    *before, last = told
    said = replace(last, text=last.text.removesuffix(_STOP)) if isinstance(last, Text) else last
    named = (Text("（"), *_listed(anchors), Text("）"), Text(_STOP))
    return with_content(block, replace(paragraph, inlines=(*before, said, *named, *paragraph.inlines[len(told) :])))


def _listed(anchors: Sequence[str]) -> Iterator[Inline]:
    """Yield references to all anchors with a comma between them."""
    for at, anchor in enumerate(anchors):
        if at:
            yield Text("、")
        yield Reference(anchor)
