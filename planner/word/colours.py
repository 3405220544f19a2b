"""Whether the colours of style.docx can be told apart: contrast as WCAG 2.2 measures it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from lxml import etree

from planner.word.styles import NAMES, our_ids
from planner.word.tables import PHASES
from planner.word.xml import name, parsed

_WHITE, _BLACK = "FFFFFF", "000000"
_NORMAL, _LARGE = 4.5, 3.0  # contrast, and that of large text
_LARGE_SIZE, _LARGE_BOLD = 36, 28  # half points
_TABLES = ("PlanTable", "SheetTable", "RoadmapTable", "FiguresTable")
_ON_CELLS = {"TableHeader": "firstRow", "TableSide": "firstCol"}


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours of six hexadecimal digits, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@lru_cache(maxsize=4)  # the documents of a build have the same styles
def low_contrasts(styles: bytes) -> tuple[str, ...]:
    """Return one line for each style of text in `word/styles.xml` that is too pale on what it stands on."""
    return tuple(_low_contrasts(parsed(styles)))


def _low_contrasts(styles: etree._Element) -> Iterator[str]:
    ids = our_ids(styles)
    by_file_id = {style.get(name("styleId"), ""): style for style in styles.iterfind(name("style"))}
    known = by_file_id | {ids[found]: style for found, style in by_file_id.items() if found in ids}
    for style_id in NAMES:
        if style_id in _TABLES or style_id not in known:
            continue
        colour = _value(style_id, "rPr/color", "val", known) or _BLACK
        least = _NORMAL if not _is_large(style_id, known) else _LARGE
        for ground in _grounds(style_id, known):
            found = contrast(_hex(colour, _BLACK), ground)
            if found < least:
                ratio = f"{found:.1f}：1、{least}：1 以上が必要"
                yield f"スタイル「{NAMES[style_id]}」の文字が背景に対して薄すぎます（{ratio}）"


def _grounds(style_id: str, known: dict[str, etree._Element]) -> Iterator[str]:
    """Yield the colours that text of a style stands on."""
    own = _value(style_id, "pPr/shd", "fill", known) or _value(style_id, "rPr/shd", "fill", known)
    yield _hex(own, _WHITE)
    if style_id in _ON_CELLS:
        yield from (_cell(known[table], _ON_CELLS[style_id]) for table in _TABLES if table in known)
    if style_id in ("TableText", "TableTextSmall"):
        yield from PHASES.values()


def _cell(table: etree._Element, condition: str) -> str:
    for part in table.iterfind(name("tblStylePr")):
        shade = part.find(f"{name('tcPr')}/{name('shd')}")
        if part.get(name("type")) == condition and shade is not None:
            return _hex(shade.get(name("fill"), ""), _WHITE)
    return _WHITE


def _is_large(style_id: str, known: dict[str, etree._Element]) -> bool:
    size = _value(style_id, "rPr/sz", "val", known)
    bold = _value(style_id, "rPr/b", "", known)
    return size.isdigit() and int(size) >= (_LARGE_BOLD if bold else _LARGE_SIZE)


def _value(style_id: str, path: str, attribute: str, known: dict[str, etree._Element]) -> str:
    """Return an attribute as a style or one it is based on gives it; of an element without one, whether it is there."""
    style, seen = known.get(style_id), set[etree._Element]()
    while style is not None and style not in seen:
        seen.add(style)
        found = style.find("/".join(map(name, path.split("/"))))
        if found is not None:
            return found.get(name(attribute), "") if attribute else "on"
        based = style.find(name("basedOn"))
        style = None if based is None else known.get(based.get(name("val"), ""))
    return ""


def _hex(colour: str, default: str) -> str:
    return colour if re.fullmatch("[0-9A-Fa-f]{6}", colour) else default


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
