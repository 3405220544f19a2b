"""Reads a finished file back: its sections, whether somebody has changed them by hand, and the blocks they hold."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping

from lxml import etree
from msgspec import Struct

from planner.manuscript.elements import Content
from planner.word.blocks import read_blocks
from planner.word.changes import accept
from planner.word.chartdata import charts_in
from planner.word.inlines import Source
from planner.word.sections import Written, fingerprint, text_blocks, written_sections
from planner.word.styles import our_ids
from planner.word.xml import name, parsed

_TEXT = "word/document.xml"


class ReadSection(Struct, frozen=True):
    """One section as it now stands. `changed` is true if its text or a chart is no longer what was written.

    Blocks have no anchors and no numbers but those of tables; references name bookmarks.
    """

    id: str
    changed: bool
    blocks: tuple[Content, ...]


def read_sections(data: bytes) -> tuple[ReadSection, ...]:
    """Return the sections of a file in their order, tracked changes as if accepted.

    Sections are known by their content controls and, where a program has dropped those, by their bookmarks. Raises
    `ValueError` if the bytes are no Word file.
    """
    trees = _trees(data)
    source, charts = _source(trees), _charts(data)
    return tuple(
        ReadSection(section.id, _is_changed(section, charts), read_blocks(section.elements, source))
        for section in written_sections(trees[_TEXT])
    )


def read_contents(data: bytes) -> tuple[Content, ...]:
    """Return all blocks of any Word file, ours or not, tracked changes as if accepted.

    Raises `ValueError` if the bytes are no Word file.
    """
    trees = _trees(data)
    body = trees[_TEXT].find(name("body"))
    return () if body is None else read_blocks(text_blocks(body), _source(trees))


def changed_sections(data: bytes) -> tuple[str, ...]:
    """Return the ids of the sections of which text or a chart is no longer what was written, in their order.

    A section that is gone is not among them: compare `section_ids` with those it was written with. Raises `ValueError`
    if the bytes are no Word file.
    """
    sections, charts = sections_in(data)
    return tuple(section.id for section in sections if _is_changed(section, charts))


def sections_in(data: bytes) -> tuple[tuple[Written, ...], Mapping[str, str]]:
    """Return the sections of a file as they now stand, and what its charts show by the ids its text has for them.

    Raises `ValueError` if the bytes are no Word file.
    """
    return written_sections(_trees(data)[_TEXT]), _charts(data)


def section_ids(data: bytes) -> tuple[str, ...]:
    """Return the ids of the sections that are there; raises `ValueError` if the bytes are no Word file."""
    return tuple(section.id for section in written_sections(_trees(data)[_TEXT]))


def _is_changed(section: Written, charts: Mapping[str, str]) -> bool:
    return fingerprint(section.elements, charts) != section.digest


def _charts(data: bytes) -> Mapping[str, str]:
    """Return what the charts of a Word file show."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return charts_in(archive)
    except etree.XMLSyntaxError as error:
        raise ValueError(str(error)) from error


def _trees(data: bytes) -> Mapping[str, etree._Element]:
    """Return the parts that hold text and what it refers to, changes accepted."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [f"word/{part}.xml" for part in ("document", "footnotes", "styles", "numbering")]
            trees = {member: parsed(archive.read(member)) for member in members if member in archive.namelist()}
    except (zipfile.BadZipFile, etree.XMLSyntaxError) as error:
        raise ValueError(str(error)) from error
    if _TEXT not in trees:
        raise ValueError(f"no {_TEXT}")
    accept(trees[_TEXT])
    return trees


def _source(trees: Mapping[str, etree._Element]) -> Source:
    styles, notes, numbering = (trees.get(f"word/{part}.xml") for part in ("styles", "footnotes", "numbering"))
    return Source(
        {} if styles is None else our_ids(styles),
        {} if notes is None else dict(_notes(notes)),
        frozenset() if numbering is None else frozenset(_ordered(numbering)),
        {} if numbering is None else dict(_lists(numbering)),
        frozenset() if numbering is None else frozenset(_begun(numbering)),
    )


def _notes(notes: etree._Element) -> Iterator[tuple[str, str]]:
    for note in notes.iterfind(name("footnote")):
        text = "".join(part.text or "" for part in note.iter(name("t")))
        yield note.get(name("id"), ""), text.removeprefix(" ")


def _lists(numbering: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield each list with the definition that it counts along with."""
    for number in numbering.iterfind(name("num")):
        abstract = number.find(name("abstractNumId"))
        if abstract is not None:
            yield number.get(name("numId"), ""), abstract.get(name("val"), "")


def _begun(numbering: etree._Element) -> Iterator[str]:
    """Yield the lists that begin anew."""
    for number in numbering.iterfind(name("num")):
        if number.find(f"{name('lvlOverride')}/{name('startOverride')}") is not None:
            yield number.get(name("numId"), "")


def _ordered(numbering: etree._Element) -> Iterator[tuple[str, int]]:
    """Yield list and level wherever Word counts."""
    counted = {
        (element.get(name("abstractNumId")), int(level.get(name("ilvl"), "0")))
        for element in numbering.iterfind(name("abstractNum"))
        for level in element.iterfind(name("lvl"))
        if level.find(f"{name('numFmt')}[@{name('val')}='bullet']") is None
    }
    for number in numbering.iterfind(name("num")):
        abstract = number.find(name("abstractNumId"))
        list_id = None if abstract is None else abstract.get(name("val"))
        yield from ((number.get(name("numId"), ""), at) for known, at in counted if known == list_id)
