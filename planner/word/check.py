"""Checks a finished Word file for what makes Word repair or refuse it and what validators do not see."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from lxml import etree

from planner.word.styles import NAMES
from planner.word.xml import name, parsed

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_REFERENCE = re.compile(r"\s*(?:PAGE)?REF\s+(\S+)")
_VARIABLE = re.compile(r"\s*SET\s+(\S+)")
# What only the styles of style.docx decide
_BY_STYLE = {"フォント": ("rFonts",), "大きさ": ("sz", "szCs")}
_BOOKMARK_LIMIT, _TAG_LIMIT, _COLUMN_LIMIT = 40, 64, 63


def check_package(data: bytes) -> tuple[str, ...]:
    """Return what is wrong with a Word file, in Japanese; empty if nothing was found."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            blobs = {member: archive.read(member) for member in archive.namelist()}
        trees = {member: parsed(blob) for member, blob in blobs.items() if member.endswith((".xml", ".rels"))}
    except (zipfile.BadZipFile, etree.XMLSyntaxError) as error:
        return (f"ファイルが壊れている：{error}",)
    document = trees.get("word/document.xml")
    if document is None:
        return ("本文（word/document.xml）がない。",)
    texts = [tree for member, tree in sorted(trees.items()) if member.startswith("word/") and member.endswith(".xml")]
    found = [f"{finding}" for check in _CHECKS for finding in check(document)]
    for text in texts:
        found += (*_fields(text), *_runs(text))
    return (*found, *_references(document, texts), *_styles(texts, trees.get("word/styles.xml")), *_notes(trees))


def _fields(root: etree._Element) -> Iterator[str]:
    depth = 0
    for mark in root.iter(name("fldChar")):
        depth += {"begin": 1, "end": -1}.get(mark.get(name("fldCharType"), ""), 0)
        if depth < 0:
            yield "フィールドの終わりだけがある。"
            depth = 0
    if depth:
        yield f"閉じていないフィールドが{depth}個ある。"


def _bookmarks(root: etree._Element) -> Iterator[str]:
    starts, ends = (_values(root, tag, "id") for tag in ("bookmarkStart", "bookmarkEnd"))
    if sorted(starts) != sorted(ends):
        yield f"ブックマークの始めと終わりが合わない：{_listed(set(starts) ^ set(ends))}"
    yield from _repeated("ブックマークの番号", starts)
    names = _values(root, "bookmarkStart", "name")
    yield from _repeated("ブックマークの名前", [bookmark.casefold() for bookmark in names])
    yield from (f"ブックマークの名前が長い：{bookmark}" for bookmark in names if len(bookmark) > _BOOKMARK_LIMIT)


def _controls(root: etree._Element) -> Iterator[str]:
    for tag in ("tag", "alias"):
        long = (value for value in _values(root, tag, "val") if len(value) > _TAG_LIMIT)
        yield from (f"コンテンツコントロールのタグが64字を超える：{value}" for value in long)
    identifiers = root.iterfind(f".//{name('sdtPr')}/{name('id')}")
    yield from _repeated("コンテンツコントロールの番号", [element.get(name("val"), "") for element in identifiers])
    yield from _repeated("図形の番号", [element.get("id", "") for element in root.iter(_DRAWING)])


def _tables(root: etree._Element) -> Iterator[str]:
    for at, table in enumerate(root.iter(name("tbl")), 1):
        widths = [int(column.get(name("w"), "0")) for column in table.iterfind(f"{name('tblGrid')}/{name('gridCol')}")]
        if not widths or min(widths) <= 0:
            yield f"{at}番目の表：列の幅がない。"
        if len(widths) > _COLUMN_LIMIT:
            yield f"{at}番目の表：列が{_COLUMN_LIMIT}を超える。"
        stated = table.find(f"{name('tblPr')}/{name('tblW')}")
        if stated is not None and stated.get(name("type")) == "dxa" and stated.get(name("w")) != str(sum(widths)):
            yield f"{at}番目の表：列の幅の合計が表の幅と違う。"
        cells = {sum(map(_span, row.iterfind(name("tc")))) for row in table.iterfind(name("tr"))}
        if cells != {len(widths)}:
            yield f"{at}番目の表：行のセルの数が列の数{len(widths)}と合わない。"


def _cells(root: etree._Element) -> Iterator[str]:
    for cell in root.iter(name("tc")):
        if len(cell) == 0 or cell[-1].tag != name("p"):
            yield "段落で終わらないセルがある。"


def _runs(root: etree._Element) -> Iterator[str]:
    given = {child.tag for properties in root.iterfind(f".//{name('r')}/{name('rPr')}") for child in properties}
    for what, tags in _BY_STYLE.items():
        if not given.isdisjoint(map(name, tags)):
            yield f"文字に直接{what}が付いている。"
    others = given - {name(tag) for tags in (("rStyle",), *_BY_STYLE.values()) for tag in tags}
    if others:
        yield f"文字に直接書式が付いている：{_listed(etree.QName(tag).localname for tag in others)}"


def _references(document: etree._Element, texts: Iterable[etree._Element]) -> Iterator[str]:
    bookmarks = {bookmark.casefold() for bookmark in _values(document, "bookmarkStart", "name")}
    bookmarks |= {
        match[1].casefold() for code in document.iter(name("instrText")) if (match := _VARIABLE.match(code.text or ""))
    }
    for text in texts:
        for instruction in text.iter(name("instrText")):
            match = _REFERENCE.match(instruction.text or "")
            if match and match[1].casefold() not in bookmarks:
                yield f"参照先のブックマークがない：{match[1]}"
        for anchor in _values(text, "hyperlink", "anchor"):
            if anchor and anchor.casefold() not in bookmarks:
                yield f"リンク先のブックマークがない：{anchor}"


def _styles(texts: Iterable[etree._Element], styles: etree._Element | None) -> Iterator[str]:
    ids = [] if styles is None else _values(styles, "style", "styleId")
    defined = set(ids)
    used = {value for text in texts for tag in ("pStyle", "rStyle", "tblStyle") for value in _values(text, tag, "val")}
    yield from (f"定義のないスタイルを使っている：{style}" for style in sorted(used - defined))
    yield from (f"スタイル「{NAMES[style]}」がない。" for style in NAMES if style not in defined)
    yield from _repeated("スタイルの番号", ids)


def _notes(trees: dict[str, etree._Element]) -> Iterator[str]:
    notes = trees.get("word/footnotes.xml")
    defined = set() if notes is None else set(_values(notes, "footnote", "id"))
    used = _values(trees["word/document.xml"], "footnoteReference", "id")
    yield from (f"脚注{number}の本文がない。" for number in used if number not in defined)
    yield from _repeated("脚注の参照", used)


def _span(cell: etree._Element) -> int:
    span = cell.find(f"{name('tcPr')}/{name('gridSpan')}")
    return 1 if span is None else int(span.get(name("val"), "1"))


def _values(root: etree._Element, tag: str, attribute: str) -> list[str]:
    return [element.get(name(attribute), "") for element in root.iter(name(tag))]


def _repeated(what: str, values: Iterable[str]) -> Iterator[str]:
    twice = [value for value, count in Counter(values).items() if count > 1]
    if twice:
        yield f"{what}が重なっている：{_listed(twice)}"


def _listed(values: Iterable[str]) -> str:
    return "、".join(sorted(values)[:5])


_CHECKS: tuple[Callable[[etree._Element], Iterator[str]], ...] = (_bookmarks, _controls, _tables, _cells)
