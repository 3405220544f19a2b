"""Parts of a document that are also written as files of their own, such as the forms of an appendix."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from planner.manuscript.content import mapped, with_content
from planner.manuscript.elements import Content, Heading, Inline, Inlines, Reference, Table, Text
from planner.manuscript.model import Block, DocumentSection, Manuscript, Scheme
from planner.templateset.model import DocumentSpec
from planner.templateset.schema import NOT_IN_A_FILE_NAME

_LEVEL = 2  # of the heading that each part begins with
_NOT_IN_A_NAME = re.compile(rf"[{re.escape(NOT_IN_A_FILE_NAME)}\s]+")


def parts_apart(manuscript: Manuscript, spec: DocumentSpec) -> tuple[Manuscript, ...]:
    """Return each part under a second heading of the sections that are written apart, as a leaflet.

    A leaflet's id is the anchor of that heading. References to the rest of the document become words.
    """
    folders = {section.id: section.apart for section in spec.sections if section.apart}
    return tuple(
        _leaflet(manuscript, section, folders[section.id], blocks)
        for section in manuscript.sections
        if section.id in folders
        for blocks in _parts(section)
    )


def _parts(section: DocumentSection) -> Iterator[tuple[Block, ...]]:
    part: list[Block] = []
    for block in section.blocks:
        if isinstance(block.content, Heading) and block.content.level <= _LEVEL:
            if part:
                yield tuple(part)
            part = [block] if block.content.level == _LEVEL else []
        elif part:
            part.append(block)
    if part:
        yield tuple(part)


def _leaflet(manuscript: Manuscript, section: DocumentSection, folder: str, part: tuple[Block, ...]) -> Manuscript:
    heading = part[0].content
    assert isinstance(heading, Heading), "a part begins with its heading"
    name = part[0].text
    inside = {anchor for block in part if (anchor := getattr(block.content, "anchor", ""))}
    blocks = tuple(_alone(block, name, inside, manuscript.title) for block in part)
    title = f"{manuscript.title} {name}"
    return replace(
        manuscript,
        id=heading.anchor,
        title=title,
        cover=replace(manuscript.cover, title=title),
        file_name=f"{folder}/{_NOT_IN_A_NAME.sub('_', name)}",
        scheme=Scheme.LEAFLET,
        sections=(replace(section, id=heading.anchor, blocks=blocks),),
    )


def _alone(block: Block, name: str, inside: set[str], title: str) -> Block:
    """Return a block as it stands without the rest of its document."""
    content: Content = mapped(block.content, partial(_told, inside, title))
    if isinstance(content, Heading):
        content = replace(content, level=content.level - 1, number="", numbered=False)
    if isinstance(content, Table):
        content = replace(content, number="", caption="" if content.caption in name else content.caption)
    return with_content(block, content)


def _told(inside: set[str], title: str, inlines: Inlines) -> Inlines:
    def told(item: Inline) -> Inline:
        outside = isinstance(item, Reference) and item.target not in inside
        return Text(f"「{title}」の{item.text}") if isinstance(item, Reference) and outside else item

    return tuple(map(told, inlines))
