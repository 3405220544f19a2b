"""What a template set says differently from its parent: documents, sections, blocks and entries, with their places."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from msgspec import Struct

from planner.errors import Place
from planner.manuscript.overrides import Overrides, SectionSource
from planner.manuscript.written import BlockSource
from planner.templateset.entries import ENTRIES
from planner.templateset.model import TemplateSet, TemplateSets
from planner.templateset.overlay import Entry, entries_read

DOCUMENTS, SECTIONS, BLOCKS, STYLE = "documents", "sections", "blocks", "style"
_NAMES = ("title", "term", "label", "municipality", "says")  # what people call an entry, whichever it has


class Way(Enum):
    """How a set departs from its parent; the value is the word for people."""

    ADDED = "加える"
    EXTENDED = "書き足す"
    REPLACED = "書き替える"
    REMOVED = "消す"
    IDLE = "効かない"


class Difference(Struct, frozen=True):
    """One thing a set adds or changes. `part` is the name of the overlaid file or folder, or one of those above.

    `over` is the place in the parent, None for what is new. `keys` are those of an entry whose values differ.
    """

    part: str
    name: str
    way: Way
    place: Place
    over: Place | None = None
    keys: tuple[str, ...] = ()


def differences(sets: TemplateSets, template_set: TemplateSet) -> tuple[Difference, ...]:
    """Return them: documents first, then entries; none for a set without a parent.

    Raises `PlannerError` with what is wrong in a file, as `TemplateSet.overlay` does.
    """
    if not template_set.parent_id:
        return ()
    overrides, parent = Overrides(template_set), sets.named(template_set.parent_id)
    return (
        *_of_documents(template_set, parent),
        *(item for section in overrides.own() for item in _of_section(section, overrides)),
        *(item for name in ENTRIES for item in _of_entries(template_set, parent, name)),
        *_of_style(template_set),
    )


def _of_documents(template_set: TemplateSet, parent: TemplateSet) -> Iterator[Difference]:
    place = Place(str(template_set.folder / "template.yaml"))
    for spec in template_set.documents:
        over = parent.document(spec.id)
        keys = tuple(name for name in spec.__struct_fields__ if over and getattr(spec, name) != getattr(over, name))
        if over is None or keys:
            yield Difference(
                DOCUMENTS, f"{spec.id}（{spec.title}）", _ADDED_OR_REPLACED[over is None], place, None, keys
            )


_ADDED_OR_REPLACED = {True: Way.ADDED, False: Way.REPLACED}


def _of_section(section: SectionSource, overrides: Overrides) -> Iterator[Difference]:
    parents = overrides.parents(section)
    path, file = f"{section.document}/{section.section}", str(section.file)
    if not section.extends:
        over = Place(str(parents[0].file), 1) if parents else None
        yield Difference(SECTIONS, path, _ADDED_OR_REPLACED[over is None], Place(file, 1), over)
        return
    known = {block.name: (block, str(source.file)) for source in reversed(parents) for block in source.blocks}
    for block in section.blocks:
        earlier, where = known.get(block.name, (None, ""))
        over = Place(where, earlier.line) if earlier else None
        yield Difference(BLOCKS, f"{path} {block.name}", _way(block, earlier), Place(file, block.line), over)


def _way(block: BlockSource, earlier: BlockSource | None) -> Way:
    if earlier is None:
        return Way.ADDED if block.inner else Way.IDLE
    if block.keeps:
        return Way.EXTENDED
    return Way.REMOVED if block.empty and not earlier.empty else Way.REPLACED


def _of_entries(template_set: TemplateSet, parent: TemplateSet, name: str) -> Iterator[Difference]:
    above = {entry.id: entry for entry in parent.overlay(name)}
    template_set.overlay(name)  # raises what is wrong in it
    for entry in entries_read(template_set.folder / name).sound:
        earlier = above.get(entry.id)
        if earlier is None:
            yield Difference(name, called(entry), Way.ADDED, entry.at())
            continue
        keys = tuple(key for key, value in entry.data.items() if earlier.data.get(key) != value)
        way = Way.REPLACED if keys else Way.IDLE
        yield Difference(name, called(entry.over(earlier)), way, entry.at(*keys[:1]), earlier.at(*keys[:1]), keys)


def called(entry: Entry) -> str:
    """Return the id of an entry with what people call it."""
    title = next((str(entry.data[key]).strip() for key in _NAMES if entry.data.get(key)), "")
    return f"{entry.id}（{title}）" if title else entry.id


def _of_style(template_set: TemplateSet) -> Iterator[Difference]:
    file = template_set.folder / "style.docx"
    if file.is_file():
        yield Difference(STYLE, file.name, Way.REPLACED, Place(str(file)))
