"""Parts of a document that are written as files of their own, such as the forms of an appendix."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from msgspec.structs import replace

from planner.manuscript.content import Change, mapped, with_content, with_texts
from planner.manuscript.elements import Content, Heading, Inline, Inlines, Reference, Table, Text
from planner.manuscript.model import Block, DocumentSection, Manuscript, Scheme
from planner.templateset.model import DocumentSpec
from planner.templateset.schema import NOT_IN_A_FILE_NAME

_LEVEL = 2  # of the heading that each part begins with
_NOT_IN_A_NAME = re.compile(rf"[{re.escape(NOT_IN_A_FILE_NAME)}\s]+")


def parted(manuscript: Manuscript, spec: DocumentSpec) -> tuple[Manuscript, tuple[Manuscript, ...]]:
    """Return a document, and each part under a second heading of the sections that are written apart, as a leaflet.

    A part whose heading has no number is a sheet to be filled in: it stands in its own file and nowhere else. A
    leaflet's id is the anchor of its heading. References to what stands in another file become words.
    """
    folders = {section.id: section.apart for section in spec.sections if section.apart}
    parts = [(section, part) for section in manuscript.sections if section.id in folders for part in _parts(section)]
    sheets = [block for _, part in parts if _is_sheet(part) for block in part]
    leaflets = (_leaflet(manuscript, section, folders[section.id], part) for section, part in parts)
    return _without(manuscript, sheets), tuple(leaflets)


def _is_sheet(part: tuple[Block, ...]) -> bool:
    return isinstance(part[0].content, Heading) and not part[0].content.numbered


def _without(manuscript: Manuscript, sheets: Sequence[Block]) -> Manuscript:
    gone, anchors = {block.id for block in sheets}, _anchors(sheets)
    told = partial(_told, lambda item: item.text if item.target in anchors else None)
    kept = (
        replace(section, blocks=tuple(with_texts(block, told) for block in section.blocks if block.id not in gone))
        for section in manuscript.sections
    )
    return replace(manuscript, sections=tuple(kept)) if gone else manuscript


def _anchors(blocks: Iterable[Block]) -> set[str]:
    return {anchor for block in blocks if (anchor := getattr(block.content, "anchor", ""))}


def stretches(blocks: Iterable[Block]) -> Iterator[tuple[Block, ...]]:
    """Yield the blocks up to each heading of the first two levels: what can be written apart, and what lies between."""
    stretch: list[Block] = []
    for block in blocks:
        if stretch and isinstance(block.content, Heading) and block.content.level <= _LEVEL:
            yield tuple(stretch)
            stretch = []
        stretch.append(block)
    if stretch:
        yield tuple(stretch)


def _parts(section: DocumentSection) -> Iterator[tuple[Block, ...]]:
    for stretch in stretches(section.blocks):
        if isinstance(stretch[0].content, Heading) and stretch[0].content.level == _LEVEL:
            yield stretch


def _leaflet(manuscript: Manuscript, section: DocumentSection, folder: str, part: tuple[Block, ...]) -> Manuscript:
    heading = part[0].content
    assert isinstance(heading, Heading), "a part begins with its heading"
    name = part[0].text
    inside, whole = _anchors(part), manuscript.title
    told = partial(_told, lambda item: None if item.target in inside else f"「{whole}」の{item.text}")
    blocks = tuple(_alone(block, name, told) for block in part)
    title = f"{whole} {name}"
    return replace(
        manuscript,
        id=heading.anchor,
        title=title,
        cover=replace(manuscript.cover, title=title),
        file_name=f"{folder}/{_NOT_IN_A_NAME.sub('_', name)}",
        scheme=Scheme.LEAFLET,
        sections=(replace(section, id=heading.anchor, blocks=blocks),),
    )


def _alone(block: Block, name: str, told: Change) -> Block:
    """Return a block as it stands without the rest of its document."""
    content: Content = mapped(block.content, told)
    if isinstance(content, Heading):
        content = replace(content, level=content.level - 1, number="", numbered=False)
    if isinstance(content, Table):
        content = replace(content, number="", caption="" if content.caption in name else content.caption)
    return with_content(block, content)


def _told(words: Callable[[Reference], str | None], inlines: Inlines) -> Inlines:
    """Return the inlines with each reference for which there are `words` as these."""

    def told(item: Inline) -> Inline:
        found = words(item) if isinstance(item, Reference) else None
        return item if found is None else Text(found)

    return tuple(map(told, inlines))
