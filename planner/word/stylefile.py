"""Opens a style.docx and gives its look as plain data; text, headers, notes and properties of the file stay behind."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import cast

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.part import Part
from docx.opc.rel import Relationships
from lxml import etree

from planner.word.inheritance import inherit_styles
from planner.word.member import DOCUMENT, Member, Relation
from planner.word.styles import missing_styles, require_styles, restore_ids, unreadable
from planner.word.xml import name

_KEPT = frozenset({"styles", "numbering", "settings", "fontTable", "theme", "webSettings"})

_LEVEL_TAGS = ("start", "numFmt", "lvlRestart", "pStyle", "isLgl", "suff", "lvlText", "lvlPicBulletId", "legacy")
_LEVEL = {name(tag): at for at, tag in enumerate((*_LEVEL_TAGS, "lvlJc", "pPr", "rPr"))}


def open_look(styles: Sequence[tuple[bytes, Path]]) -> tuple[bytes, list[Member]]:
    """Return the properties of the last section, and the parts that hold the look: first the document, without text.

    That is of the first of the style files; what it lacks in styles comes from the nearest of the others that has it.
    Styles have our ids. Raises `PlannerError` if a file is no Word file or a style is in none.
    """
    (content, path), *parents = styles
    document = _opened(content, path)
    for number, relationship in tuple(document.part.rels.items()):
        if relationship.reltype.rpartition("/")[2] not in _KEPT:
            del document.part.rels[number]
    own, settings = _prepared(document.part, path)
    for parent in parents if missing_styles(own) else ():
        inherit_styles(own, _prepared(_opened(*parent).part, parent[1])[0])
    require_styles(own, path)
    for setting in settings.findall(name("footnotePr")) + settings.findall(name("endnotePr")):
        settings.remove(setting)
    section = document.element.body.find(name("sectPr"))
    main = (DOCUMENT, document.part.content_type, b"", _relations(document.part.rels))
    return b"" if section is None else etree.tostring(section), [main, *map(_member, _parts(document.part))]


def lacking(path: Path) -> tuple[str, ...]:
    """Return the names of the styles that a style file lacks. Raises `PlannerError` if it cannot be read."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise unreadable(path) from error
    return missing_styles(_prepared(_opened(content, path).part, path)[0])


def _opened(content: bytes, path: Path) -> WordDocument:
    try:
        return Document(io.BytesIO(content))
    except (KeyError, ValueError, zipfile.BadZipFile, etree.XMLSyntaxError) as error:
        raise unreadable(path) from error


def _prepared(main: Part, path: Path) -> tuple[etree._Element, etree._Element]:
    """Return the styles, which are given our ids, and the settings."""
    roots = {rel.reltype.rpartition("/")[2]: _root(rel.target_part) for rel in main.rels.values()}
    styles, settings = roots.get("styles"), roots.get("settings")
    if styles is None or settings is None:
        raise unreadable(path)
    restore_ids(styles, roots.get("numbering"))
    _order_levels(roots.get("numbering"))
    return styles, settings


def _order_levels(numbering: etree._Element | None) -> None:
    """Put what the levels of lists say into the order of the schema: LibreOffice names the style before the format."""
    for level in () if numbering is None else numbering.iter(name("lvl")):
        level[:] = sorted(level, key=lambda child: _LEVEL.get(child.tag, _LEVEL[name("numFmt")]))


def _root(part: Part) -> etree._Element | None:
    return cast("etree._Element | None", getattr(part, "element", None))


def _parts(main: Part) -> list[Part]:
    """Return all parts that the document leads to, each once."""
    found: list[Part] = []
    waiting = [main]
    while waiting:
        below = [rel.target_part for rel in waiting.pop().rels.values() if not rel.is_external]
        fresh = [part for part in below if part is not main and part not in found]
        found.extend(fresh)
        waiting.extend(fresh)
    return found


def _member(part: Part) -> Member:
    return str(part.partname), part.content_type, part.blob, _relations(part.rels)


def _relations(relationships: Relationships) -> list[Relation]:
    return [
        (number, rel.reltype, rel.target_ref if rel.is_external else str(rel.target_part.partname), rel.is_external)
        for number, rel in relationships.items()
    ]
