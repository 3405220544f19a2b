"""Tables and figures that no text of a document names: the last sentence before them names them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from planner.manuscript.content import all_inlines, with_content
from planner.manuscript.elements import Content, Figure, Inline, Paragraph, Reference, Table, Text
from planner.manuscript.model import Block, DocumentSection

_STOP = "。"


def mentioned(sections: Sequence[DocumentSection]) -> tuple[DocumentSection, ...]:
    """Return the sections, with （表1、図2） in the last sentence before what is named nowhere.

    What stands right below its heading or a list stays without: the heading says what it is.
    """
    contents = [block.content for section in sections for block in section.blocks]
    named = {item.target for content in contents for item in all_inlines(content) if isinstance(item, Reference)}
    return tuple(replace(section, blocks=_mentioning(section.blocks, named)) for section in sections)


def _mentioning(blocks: Sequence[Block], named: Collection[str]) -> tuple[Block, ...]:
    wanted = _wanted([block.content for block in blocks], named)
    return tuple(_named_in(block, wanted[at]) if at in wanted else block for at, block in enumerate(blocks))


def _wanted(contents: Sequence[Content], named: Collection[str]) -> Mapping[int, list[str]]:
    """Return the anchors to be named, by the position of the paragraph that they follow."""
    wanted: dict[int, list[str]] = {}
    before: int | None = None
    for at, content in enumerate(contents):
        if not isinstance(content, Table | Figure):
            before = at if isinstance(content, Paragraph) and _ends_a_sentence(content) else None
        elif before is not None and content.caption and content.anchor and content.anchor not in named:
            wanted.setdefault(before, []).append(content.anchor)
    return wanted


def _ends_a_sentence(paragraph: Paragraph) -> bool:
    last = paragraph.inlines[-1] if paragraph.inlines else None
    return isinstance(last, Text) and last.text.endswith(_STOP)


def _named_in(block: Block, anchors: Sequence[str]) -> Block:
    if not isinstance(block.content, Paragraph):
        return block
    *before, last = block.content.inlines
    said = replace(last, text=last.text.removesuffix(_STOP)) if isinstance(last, Text) else last
    return with_content(block, replace(block.content, inlines=(*before, said, *_brackets(anchors), Text(_STOP))))


def _brackets(anchors: Sequence[str]) -> Iterator[Inline]:
    for at, anchor in enumerate(anchors):
        yield Text("、" if at else "（")
        yield Reference(anchor)
    yield Text("）")
