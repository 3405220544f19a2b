"""Tracked changes: makes a Word file read as if everybody had accepted them."""

from __future__ import annotations

from lxml import etree

from planner.word.xml import name

_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_GONE = tuple(map(name, ("del", "moveFrom", "delText", "delInstrText", "proofErr", "lastRenderedPageBreak")))
_KEPT = tuple(map(name, ("ins", "moveTo")))


def accept(root: etree._Element) -> None:
    """Take deleted and moved text, rows and paragraph marks out of `root`, and leave what was put in.

    Drawings that Word wrote twice, for itself and for older programs, are left once.
    """
    for row in list(root.iter(name("tr"))):
        if row.find(f"{name('trPr')}/{name('del')}") is not None:
            _remove(row)
    joined = [paragraph for paragraph in root.iter(name("p")) if _mark_is_deleted(paragraph)]
    for element in list(root.iter(*_GONE, _COMPATIBILITY + "Fallback")):
        _remove(element)
    for element in list(root.iter(*_KEPT)):
        _unwrap(element)
    for paragraph in joined:
        _join(paragraph)


def _mark_is_deleted(paragraph: etree._Element) -> bool:
    mark = paragraph.find(f"{name('pPr')}/{name('rPr')}")
    return mark is not None and any(mark.find(name(tag)) is not None for tag in ("del", "moveFrom"))


def _join(paragraph: etree._Element) -> None:
    """Put a paragraph whose mark was deleted before the text of the next one, which keeps its style."""
    following = paragraph.getnext()
    content = [child for child in paragraph if child.tag != name("pPr")]
    if following is None or following.tag != name("p"):
        if not content:
            _remove(paragraph)
        return
    at = 1 if following.find(name("pPr")) is not None else 0
    following[at:at] = content
    _remove(paragraph)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _unwrap(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        at = parent.index(element)
        parent[at : at + 1] = list(element)
