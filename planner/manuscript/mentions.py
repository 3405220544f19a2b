"""Tables and figures that no text of a document names: a sentence before them names them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from planner.manuscript.content import all_inlines, block_text, with_content
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
    Text,
)
from planner.manuscript.inline import text_of
from planner.manuscript.model import Block, DocumentSection, Stretch, Trace

_STOP = "。"


def mentioned(sections: Sequence[DocumentSection], *, below_headings: bool = False) -> tuple[DocumentSection, ...]:
    """Return the sections, with （表1、図2） in the last sentence before what is named nowhere.

    What stands right below a heading gets a sentence of its own if `below_headings`, but for the title of the document;
    else it stays without, as what stands below a list does.
    """
    contents = [block.content for section in sections for block in section.blocks]
    named = {item.target for content in contents for item in all_inlines(content) if isinstance(item, Reference)}
    return tuple(
        replace(section, blocks=tuple(_mentioning(section.blocks, named, below_headings))) for section in sections
    )


def _mentioning(blocks: Sequence[Block], named: Collection[str], below_headings: bool) -> Iterator[Block]:
    wanted = _wanted([block.content for block in blocks], named)
    for at, block in enumerate(blocks):
        if at in wanted and isinstance(block.content, Paragraph):
            yield _named_in(block, block.content, wanted[at])
            continue
        yield block
        if at in wanted and isinstance(block.content, Heading) and below_headings and block.content.level > 1:
            yield _told_below(block, block.content, wanted[at])


def _wanted(contents: Sequence[Content], named: Collection[str]) -> Mapping[int, list[str]]:
    """Return the anchors to be named, by the position of the paragraph or heading that they follow."""
    wanted: dict[int, list[str]] = {}
    before: int | None = None
    for at, content in enumerate(contents):
        if not isinstance(content, Table | Figure):
            before = at if isinstance(content, Heading) or _ends_a_sentence(content) else None
        elif before is not None and content.caption and content.anchor and content.anchor not in named:
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
    named = (Text("（"), *_listed(anchors, "、"), Text("）"), Text(_STOP))
    return with_content(block, replace(paragraph, inlines=(*before, said, *named, *paragraph.inlines[len(told) :])))


def _told_below(block: Block, heading: Heading, anchors: Sequence[str]) -> Block:
    inlines = (Text(f"{text_of(heading.inlines)}を"), *_listed(anchors, "及び"), Text(f"に示す{_STOP}"))
    told = Paragraph(inlines, leads=True)
    text = block_text(told)
    trace = Trace(chars=len(text), stretches=(Stretch((), len(text)),), literal=text)
    return Block(f"{block.id}-below", told, text, trace, block.line)


def _listed(anchors: Sequence[str], last_joint: str) -> Iterator[Inline]:
    """Yield references to all anchors with a comma between them, before the last one `last_joint`."""
    for at, anchor in enumerate(anchors):
        if at:
            yield Text(last_joint if at == len(anchors) - 1 else "、")
        yield Reference(anchor)
