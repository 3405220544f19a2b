"""Sections of a document: the content control that each is wrapped in, its fingerprint, and the pages it is laid on."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from lxml import etree
from msgspec import Struct

from planner.word.bookmarks import Bookmarks
from planner.word.chartdata import charts_read, charts_written
from planner.word.paper import Paper
from planner.word.xml import FIELD_BEGIN, FIELD_END, PARAGRAPH, attribute, name, paragraph, unescape

TAG, MARK, BOOKMARK = "planner:", ";h=", "_Sec_"
_PARAGRAPH, _TEXT, _FIELD, _FIELD_TYPE, _SIMPLE = map(name, ("p", "t", "fldChar", "fldCharType", "fldSimple"))
# Of any other kind, LibreOffice 7.4 repeats the first text of a control that comes after a check box when it saves
_KIND = '<w:docPartObj><w:docPartGallery w:val="Quick Parts"/></w:docPartObj>'
_TAG_LIMIT = 64  # Word's limit; beyond it Word offers to repair the file
_DIGEST = 12
_NO_CHARTS: Mapping[str, str] = MappingProxyType({})
SECTION_END = "SectionEnd"
_KEY = 22  # with the fingerprint and what stands before it, Word's limit of 40 characters for a bookmark
_BOOKMARK = re.compile(f"{BOOKMARK}(.+?)(?:_([0-9a-f]{{{_DIGEST}}}))?")
_BLOCKS = frozenset(map(name, ("p", "tbl")))
_CONTROLS = frozenset(map(name, ("sdt", "sdtContent", "customXml")))


class Written(Struct, frozen=True):
    """A section found in a file: its id, the fingerprint it was written with, its paragraphs and tables."""

    id: str
    digest: str
    elements: Sequence[etree._Element]


def section_key(section_id: str) -> str:
    """Return the id by which a section is known in a file: its own if it is short and plain, else one made of it."""
    if re.fullmatch(f"[a-z0-9_]{{1,{_KEY}}}", section_id):
        return section_id
    slug = re.sub("[^a-z0-9]+", "_", section_id.lower())[: _KEY - 9].strip("_")
    return f"{slug}_{hashlib.sha256(section_id.encode('utf-8', 'replace')).hexdigest()[:8]}".lstrip("_")


def section_ends(section_id: str, digest: str, title: str, number: int, bookmarks: Bookmarks) -> tuple[str, str, str]:
    """Return the content control that begins a section, the bookmark with its fingerprint, and what ends both."""
    key = section_key(section_id)
    start, end = bookmarks.ends(f"{BOOKMARK}{key}_{digest}")
    control = (
        f'<w:sdt><w:sdtPr><w:alias w:val="{attribute(title or section_id, _TAG_LIMIT)}"/>'
        f'<w:tag w:val="{TAG}{key}{MARK}{digest}"/><w:id w:val="{number}"/>{_KIND}</w:sdtPr><w:sdtContent>'
    )
    return control, start, f"{end}</w:sdtContent></w:sdt>"


def written_sections(root: etree._Element) -> tuple[Written, ...]:
    """Return the sections of a document in their order, by content controls and, where those are gone, by bookmarks.

    A section goes on to where the next begins: what somebody wrote behind a content control belongs to it.
    """
    body = root.find(name("body"))
    return () if body is None else _divided(body)


def _divided(body: etree._Element) -> tuple[Written, ...]:
    found: dict[str, Written] = {}
    current: list[etree._Element] = []
    starts = _starts(body)
    for block in text_blocks(body):
        key, digest = starts.get(block, ("", ""))
        if key and key not in found:
            current = []
            found[key] = Written(key, digest, current)
        current.append(block)
    return tuple(found.values())


def _starts(body: etree._Element) -> dict[etree._Element, tuple[str, str]]:
    """Return the blocks with which sections begin, each with the section's key and fingerprint."""
    top = set(text_blocks(body))
    starts: dict[etree._Element, tuple[str, str]] = {}
    waiting: tuple[str, str] | None = None
    for element in body.iter(*_BLOCKS, name("tag"), name("bookmarkStart")):
        if element in top and waiting:
            starts.setdefault(element, waiting)
            waiting = None
        mark = _mark(element)
        holder = next((parent for parent in element.iterancestors() if parent in top), None) if mark else None
        if mark and holder is not None:
            starts.setdefault(holder, mark)
        elif mark:
            waiting = waiting or mark
    return starts


def _mark(element: etree._Element) -> tuple[str, str] | None:
    """Return key and fingerprint if an element is the tag or the bookmark of a section."""
    if element.tag == name("tag") and _value(element).startswith(TAG):
        return _key(element), _value(element).partition(MARK)[2]
    found = _BOOKMARK.fullmatch(element.get(name("name"), "")) if element.tag == name("bookmarkStart") else None
    return (found[1], found[2] or "") if found else None


def _value(tag: etree._Element) -> str:
    return tag.get(name("val"), "")


def _key(tag: etree._Element) -> str:
    return _value(tag).removeprefix(TAG).partition(MARK)[0]


def text_blocks(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the paragraphs and tables in an element, and those in content controls in it."""
    for child in element:
        if child.tag in _BLOCKS:
            yield child
        elif child.tag in _CONTROLS:
            yield from text_blocks(child)


def fingerprint(blocks: Sequence[etree._Element], charts: Mapping[str, str] = _NO_CHARTS) -> str:
    """Return a digest of the text of blocks and of what their charts show, by the ids that the text has for them.

    It is the same after Word has split runs or updated fields.
    """
    shown = [charts.get(chart, "") for block in blocks for chart in charts_read(block)]
    return _digest("".join(text for block in blocks for text in _texts(block)), shown)


def written_fingerprint(blocks: Sequence[str], charts: Mapping[str, str] = _NO_CHARTS) -> str:
    """Return what `fingerprint` does, for blocks as they are written here."""
    written = "".join(blocks)
    # Each piece ends with a text, which goes after a line break if a paragraph begins before it
    pieces = _without_fields(written).split("</w:t>")[:-1]
    texts = [("\n" if PARAGRAPH in piece else "") + piece.rpartition(">")[2] for piece in pieces]
    shown = [charts.get(chart, "") for chart in charts_written(written)]
    return _digest(unescape("".join(texts)), shown)


def _without_fields(written: str) -> str:
    if FIELD_BEGIN not in written:
        return written
    before, *fields = written.split(FIELD_BEGIN)
    return before + "".join([field.partition(FIELD_END)[2] for field in fields])


def _digest(text: str, shown: Iterable[str]) -> str:
    lines = "\n".join(filter(str.strip, "\n".join((text, *shown)).split("\n")))
    return hashlib.sha256(lines.encode()).hexdigest()[:_DIGEST]


def text_of(block: etree._Element) -> str:
    """Return the text of a block without the results of its fields."""
    return "".join(_texts(block))


def page_properties(paper: Paper, references: str, numbers: str = "", *, continuous: bool = False) -> str:
    """Return `w:sectPr` for pages of this paper; `continuous` ones begin on the page before."""
    kind = '<w:type w:val="continuous"/>' if continuous else ""
    return f"<w:sectPr>{references}{kind}{paper.xml()}{numbers}{paper.grid()}</w:sectPr>"


def section_end(properties: str, inner: str = "", style: str = SECTION_END) -> str:
    """Return the paragraph, a point high unless of another style, that ends a Word section."""
    return paragraph(style, inner, properties)


def _texts(block: etree._Element) -> Iterator[str]:
    """Yield a line break for each paragraph and its text, but not the results of its fields, which Word may update."""
    depth = 0
    in_fields = {text for simple in block.iter(_SIMPLE) for text in simple.iter(_TEXT)}
    for part in block.iter(_PARAGRAPH, _TEXT, _FIELD):
        if part.tag == _PARAGRAPH:
            depth = 0
            yield "\n"
        elif part.tag == _TEXT:
            yield "" if depth or part in in_fields else part.text or ""
        else:
            depth += {"begin": 1, "end": -1}.get(part.get(_FIELD_TYPE, ""), 0)
