"""Opens a style.docx and gives its look as plain data; text, headers, notes and properties of the file stay behind."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import cast

from docx import Document
from docx.opc.part import Part
from docx.opc.rel import Relationships
from lxml import etree

from planner.word.member import DOCUMENT, Member, Relation
from planner.word.styles import require_styles, restore_ids, unreadable
from planner.word.xml import name

_KEPT = frozenset({"styles", "numbering", "settings", "fontTable", "theme", "webSettings"})


def open_look(content: bytes, path: Path) -> tuple[bytes, list[Member]]:
    """Return the properties of the last section, and the parts that hold the look: first the document, without text.

    Styles have our ids. Raises `PlannerError`, which names `path`, if it is no Word file or lacks styles.
    """
    try:
        document = Document(io.BytesIO(content))
    except (KeyError, ValueError, zipfile.BadZipFile, etree.XMLSyntaxError) as error:
        raise unreadable(path) from error
    for number, relationship in tuple(document.part.rels.items()):
        if relationship.reltype.rpartition("/")[2] not in _KEPT:
            del document.part.rels[number]
    _prepare(document.part, path)
    section = document.element.body.find(name("sectPr"))
    main = (DOCUMENT, document.part.content_type, b"", _relations(document.part.rels))
    return b"" if section is None else etree.tostring(section), [main, *map(_member, _parts(document.part))]


def _prepare(main: Part, path: Path) -> None:
    """Give the styles our ids, and drop the notes that settings refer to. Raises `PlannerError` if a style lacks."""
    roots = {rel.reltype.rpartition("/")[2]: _root(rel.target_part) for rel in main.rels.values()}
    styles, settings = roots.get("styles"), roots.get("settings")
    if styles is None or settings is None:
        raise unreadable(path)
    require_styles(styles, path)
    restore_ids(styles, roots.get("numbering"))
    for setting in settings.findall(name("footnotePr")) + settings.findall(name("endnotePr")):
        settings.remove(setting)


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
