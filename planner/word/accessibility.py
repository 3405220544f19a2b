"""Checks whether a file can be read by those who do not see it, or not well."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from lxml import etree
from msgspec import Struct

from planner.word.colours import low_contrasts
from planner.word.styles import NAMES, our_ids
from planner.word.xml import name, parsed

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_EMPTY_LINKS = re.compile(r"(https?://\S*|こちら|ここ|リンク|詳細)?")
_VALUE, _HEADER = name("val"), "/".join(map(name, ("trPr", "tblHeader")))
_STYLED, _TABLE, _ROW, _LINK, _TEXT = map(name, ("pStyle", "tbl", "tr", "hyperlink", "t"))
_DRAWN, _ANCHORED, _FRAMED = f"{_DRAWING}docPr", f"{_DRAWING}anchor", name("framePr")
_LEVELS = {
    **{f"Heading{level}": level for level in range(1, 5)},
    **{f"HeadingUnnumbered{level if level > 1 else ''}": level for level in range(1, 5)},
    **{"Chapter": 1, "Supplement": 1, "ArticleCaption": 2},
}


def barriers(data: bytes) -> tuple[str, ...]:
    """Return what keeps people from reading a file, in Japanese; empty if nothing was found."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        given = [archive.read(part) for part in ("word/document.xml", "word/styles.xml", "docProps/core.xml")]
    document, core, look = parsed(given[0]), parsed(given[2]), _look(given[1])
    found: dict[str, list[etree._Element]] = {tag: [] for tag in (_TABLE, _DRAWN, _ANCHORED, _FRAMED, _LINK)}
    for element in document.iter(*found):  # once for all, for a document is long
        found[element.tag].append(element)
    return (
        *look.barriers,
        *_title(core),
        *_headings(document, look.ids),
        *_tables(found[_TABLE]),
        *_drawings(found[_DRAWN], fixed=bool(found[_ANCHORED] or found[_FRAMED])),
        *_links(found[_LINK]),
    )


class _Look(Struct, frozen=True):
    """What the styles of a file come to: our ids by those of the file, and what in them keeps people from reading."""

    ids: Mapping[str, str]
    barriers: tuple[str, ...]


@lru_cache(maxsize=8)  # the documents of a build share their styles
def _look(xml: bytes) -> _Look:
    styles = parsed(xml)
    return _Look(our_ids(styles), (*_language(styles), *low_contrasts(xml)))


def _language(styles: etree._Element) -> Iterator[str]:
    language = styles.find("/".join(map(name, ("docDefaults", "rPrDefault", "rPr", "lang"))))
    if language is None or language.get(name("eastAsia")) != "ja-JP":
        yield "文書の言語が日本語になっていません"


def _title(core: etree._Element) -> Iterator[str]:
    if not (core.findtext(_TITLE) or "").strip():
        yield "文書の題名（プロパティ）がありません"


def _headings(document: etree._Element, ids: Mapping[str, str]) -> Iterator[str]:
    last = 0
    levels = {style: _LEVELS[named] for style, named in ids.items() if named in _LEVELS}
    for element in document.iter(_STYLED):
        style = element.get(_VALUE, "")
        if style not in levels:
            continue
        level, text = levels[style], _text(next(element.iterancestors(name("p"))))
        if level > last + 1:
            yield f"見出しの段が飛んでいます：「{text[:30]}」（{last}段の次が{level}段）"
        if not text.strip():
            yield f"文字のない見出しがあります（{NAMES[ids[style]]}）"
        last = level


def _tables(tables: Iterable[etree._Element]) -> Iterator[str]:
    for at, table in enumerate(tables, 1):
        properties = table.find(name("tblPr"))
        caption = None if properties is None else properties.find(name("tblCaption"))
        label = f"{at}番目の表" if caption is None else f"「{caption.get(name('val'))}」"
        look = None if properties is None else properties.find(name("tblLook"))
        side = look is not None and look.get(name("firstColumn")) == "1"
        if not side and all(row.find(_HEADER) is None for row in table.iter(_ROW)):
            yield f"{label}に見出しの行も見出しの列もありません"
        if properties is None or properties.find(name("tblDescription")) is None:
            yield f"{label}に代替テキストがありません"


def _drawings(drawings: Iterable[etree._Element], fixed: bool) -> Iterator[str]:
    for drawing in drawings:
        if not drawing.get("descr", "").strip():
            yield f"図「{drawing.get('name', '')}」に代替テキストがありません"
    if fixed:
        yield "本文の順に読めない、位置を固定した図や枠があります"


def _links(links: Iterable[etree._Element]) -> Iterator[str]:
    for link in links:
        text = _text(link).rstrip("0123456789").strip()  # an entry of the contents ends with its page
        if _EMPTY_LINKS.fullmatch(text):
            yield f"リンク先の分からないリンクがあります：「{text}」"


def _text(element: etree._Element) -> str:
    return "".join(part.text or "" for part in element.iter(_TEXT))
