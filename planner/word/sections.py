"""Sections of a document: the content control that each is wrapped in, its fingerprint, and the pages it is laid on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from lxml import etree

from planner.word.bookmarks import Bookmarks, bookmark_name
from planner.word.paper import Paper
from planner.word.xml import attribute, name, paragraph

TAG = "planner:"
_TAG_LIMIT = 64  # Word's limit; beyond it Word offers to repair the file
_DIGEST = 12
MARK = ";h="


def control(section_id: str, title: str, number: int, inner: str, bookmarks: Bookmarks) -> str:
    """Return the blocks of a section in a content control and a bookmark; `sign` adds the fingerprint."""
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{attribute(title or section_id, _TAG_LIMIT)}"/>'
        f'<w:tag w:val="{attribute(_tag(section_id), _TAG_LIMIT)}"/><w:id w:val="{number}"/></w:sdtPr>'
        f"<w:sdtContent>{bookmarks.around(bookmark_name('Sec', section_id), inner)}</w:sdtContent></w:sdt>"
    )


def sign(body: etree._Element) -> None:
    """Write the fingerprint of each section into the tag of its content control."""
    for tag, content in controls(body):
        tag.set(name("val"), tag.get(name("val"), "") + MARK + fingerprint(content))


def controls(body: etree._Element) -> Iterator[tuple[etree._Element, etree._Element]]:
    """Yield the tag and the content of each section's content control."""
    for element in body.iter(name("sdt")):
        tag, content = element.find(f"{name('sdtPr')}/{name('tag')}"), element.find(name("sdtContent"))
        if tag is not None and content is not None and tag.get(name("val"), "").startswith(TAG):
            yield tag, content


def fingerprint(content: etree._Element) -> str:
    """Return a digest of the text of an element, the same after Word has split runs or updated fields."""
    text = "\n".join("".join(_texts(element)) for element in content.iter(name("p")))
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGEST]


def page_properties(paper: Paper, references: str, numbers: str = "") -> str:
    """Return `w:sectPr` for pages of this paper."""
    return f"<w:sectPr>{references}{paper.xml()}{numbers}{paper.grid()}</w:sectPr>"


def section_end(properties: str, inner: str = "") -> str:
    """Return the paragraph, a point high, that ends a Word section."""
    return paragraph("SectionEnd", inner, properties)


def _tag(section_id: str) -> str:
    room = _TAG_LIMIT - len(TAG) - len(MARK) - _DIGEST
    if len(section_id) <= room and section_id.isprintable():
        return TAG + section_id
    return TAG + bookmark_name("", section_id)[2:]


def _texts(element: etree._Element) -> Iterator[str]:
    """Yield the text of a paragraph but not the results of its fields, which Word may update."""
    depth = 0
    for part in element.iter(name("t"), name("fldChar")):
        if part.tag == name("t"):
            yield (part.text or "") if depth == 0 else ""
        else:
            depth += {"begin": 1, "end": -1}.get(part.get(name("fldCharType"), ""), 0)
