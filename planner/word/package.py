"""Opens style.docx as an empty package, takes in parts, and turns it into bytes that are the same every time."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.opc.rel import Relationships
from docx.oxml.xmlchemy import BaseOxmlElement
from lxml import etree

from planner.word.styles import require_styles, restore_ids, unreadable
from planner.word.xml import COMPATIBILITY, DECLARATION, NAMESPACES, RELATIONSHIPS, escape, name, parsed

_KEPT = frozenset({"styles", "numbering", "settings", "fontTable", "theme", "webSettings"})
_NEVER = (1980, 1, 1, 0, 0, 0)  # the oldest time a zip can hold
_CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


@dataclass(frozen=True, slots=True)
class Package:
    """A Word file without contents: the looks of style.docx."""

    document: WordDocument

    @property
    def body(self) -> etree._Element:
        return cast("etree._Element", self.document.element.body)

    @property
    def styles(self) -> etree._Element:
        return cast("etree._Element", self.document.styles.element)

    @property
    def settings(self) -> etree._Element:
        return cast("etree._Element", self.document.settings.element)

    @property
    def numbering(self) -> etree._Element | None:
        relationships = self.document.part.rels.values()
        found = (rel.target_part for rel in relationships if rel.reltype == RELATIONSHIP_TYPE.NUMBERING)
        part = next(found, None)
        return None if part is None else cast("etree._Element", part.element)

    def put_body(self, body: etree._Element) -> None:
        """Put `body` in the place of the one that came with the style file."""
        root = parsed(f'<w:document {NAMESPACES} xmlns:mc="{COMPATIBILITY}" mc:Ignorable="w14"/>')
        root.append(body)
        etree.cleanup_namespaces(root, keep_ns_prefixes=["w", "r", "w14", "mc"])
        self.document.part._element = cast("BaseOxmlElement", root)

    def add(self, path: str, content_type: str, relationship: str, xml: bytes) -> str:
        """Add a part that the document refers to; return the id of the relationship."""
        part = Part(PackURI(path), content_type, xml, self.document.part.package)
        return self.document.part.relate_to(part, f"{RELATIONSHIPS}/{relationship}")

    def add_chart(self, number: int, xml: bytes, workbook: bytes) -> str:
        """Add a chart and the workbook behind it; return the id of the relationship."""
        package = self.document.part.package
        chart = Part(PackURI(f"/word/charts/chart{number}.xml"), _CHART, xml, package)
        path = PackURI(f"/word/embeddings/Microsoft_Excel_Sheet{number}.xlsx")
        chart.relate_to(Part(path, _WORKBOOK, workbook, package), f"{RELATIONSHIPS}/package")
        return self.document.part.relate_to(chart, f"{RELATIONSHIPS}/chart")

    def add_property_part(self, path: str, content_type: str, relationship: str, xml: bytes) -> None:
        """Add a part that the package itself refers to."""
        package = self.document.part.package
        package.relate_to(Part(PackURI(path), content_type, xml, package), relationship)


def open_styles(path: Path) -> Package:
    """Return the package of a style.docx without its text. Raises `PlannerError` if it cannot be read or lacks styles.

    Only the parts that hold the look are kept: text, headers, notes and properties of the style file are its own.
    """
    try:
        document = Document(str(path))
    except (PackageNotFoundError, OSError, KeyError, ValueError, zipfile.BadZipFile, etree.XMLSyntaxError) as error:
        raise unreadable(path) from error
    _drop(document.part.rels, _KEPT)
    _drop(document.part.package.rels, frozenset({"officeDocument"}))
    package = Package(document)
    require_styles(package.styles, path)
    restore_ids(package.styles, package.numbering)
    for setting in package.settings.findall(name("footnotePr")) + package.settings.findall(name("endnotePr")):
        package.settings.remove(setting)
    return package


def to_bytes(package: Package) -> bytes:
    """Return the file: parts in the order of their names, content types first, no date but the zip's oldest."""
    opc = package.document.part.package
    parts = sorted(opc.iter_parts(), key=lambda part: str(part.partname))
    members: dict[str, bytes] = {"[Content_Types].xml": _content_types(parts), "_rels/.rels": _xml(opc.rels)}
    for part in parts:
        members[part.partname.membername] = part.blob
        if len(part.rels):
            members[part.partname.rels_uri.membername] = _xml(part.rels)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for member, blob in members.items():
            info = zipfile.ZipInfo(member, _NEVER)
            info.create_system = 3  # else the bytes would tell Windows from Unix
            archive.writestr(info, blob, zipfile.ZIP_DEFLATED, 6)
    return buffer.getvalue()


def _drop(relationships: Relationships, kept: frozenset[str]) -> None:
    for number, relationship in tuple(relationships.items()):
        if relationship.reltype.rpartition("/")[2] not in kept:
            del relationships[number]


def _xml(relationships: Relationships) -> bytes:
    return relationships.xml if isinstance(relationships.xml, bytes) else relationships.xml.encode()


def _content_types(parts: list[Part]) -> bytes:
    overrides = "".join(
        f'<Override PartName="{escape(str(part.partname))}" ContentType="{escape(part.content_type)}"/>'
        for part in parts
    )
    return (
        f'{DECLARATION}<Types xmlns="{_TYPES}">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    ).encode()
