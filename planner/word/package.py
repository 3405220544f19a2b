"""The parts of a Word file and what they refer to, turned into bytes that are the same every time."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator

from msgspec import Struct, field

from planner.archive import zipped
from planner.word.look import Look
from planner.word.member import DOCUMENT, Relation
from planner.word.xml import DECLARATION, RELATIONSHIPS, escape

_LEVEL = 3  # a third of the time that the usual level takes, for files a sixth larger
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class _Part(Struct):
    content_type: str
    content: bytes
    relations: list[Relation] = field(default_factory=list)

    def relate(self, kind: str, target: str) -> str:
        """Return the id of a new relation."""
        taken = {number for number, *_ in self.relations}
        number = next(name for at in range(1, len(taken) + 2) if (name := f"rId{at}") not in taken)
        self.relations.append((number, kind, target, False))
        return number


class Package:
    """A Word file in the making; at first it has the look of a style.docx and no contents."""

    def __init__(self, look: Look) -> None:
        self._parts = {path: _Part(kind, blob, list(relations)) for path, kind, blob, relations in look.members}
        self._root = _Part("", b"")
        self._root.relate(f"{RELATIONSHIPS}/officeDocument", DOCUMENT)

    def put_text(self, content: bytes) -> None:
        """Put the text of the document in."""
        self._parts[DOCUMENT].content = content

    def get(self, relationship: str) -> bytes:
        """Return the part of a kind that the document has one of."""
        return self._parts[self._target(relationship)].content

    def replace(self, relationship: str, xml: bytes) -> None:
        """Put another content into the part of a kind that the document has one of."""
        self._parts[self._target(relationship)].content = xml

    def add(self, path: str, content_type: str, relationship: str, xml: bytes) -> str:
        """Add a part that the document refers to; return the id of the relationship."""
        self._parts[path] = _Part(content_type, xml)
        return self._parts[DOCUMENT].relate(f"{RELATIONSHIPS}/{relationship}", path)

    def add_chart(self, number: int, xml: bytes, workbook: bytes) -> str:
        """Add a chart and the workbook behind it; return the id of the relationship."""
        chart, book = f"/word/charts/chart{number}.xml", f"/word/embeddings/Microsoft_Excel_Sheet{number}.xlsx"
        found = self.add(chart, _CHART, "chart", xml)
        self._parts[book] = _Part(_WORKBOOK, workbook)
        self._parts[chart].relate(f"{RELATIONSHIPS}/package", book)
        return found

    def add_property_part(self, path: str, content_type: str, relationship: str, xml: bytes) -> None:
        """Add a part that the package itself refers to."""
        self._parts[path] = _Part(content_type, xml)
        self._root.relate(relationship, path)

    def to_bytes(self) -> bytes:
        """Return the file: parts in the order of their names, content types first, no date but the zip's oldest."""
        return zipped(self._members(), _LEVEL)

    def _members(self) -> Iterator[tuple[str, bytes]]:
        yield "[Content_Types].xml", self._content_types()
        yield "_rels/.rels", _relations(self._root.relations, "/")
        for path, part in sorted(self._parts.items()):
            yield path[1:], part.content
            if part.relations:
                folder, _, file = path.rpartition("/")
                yield f"{folder}/_rels/{file}.rels"[1:], _relations(part.relations, folder)

    def _target(self, relationship: str) -> str:
        kind = f"{RELATIONSHIPS}/{relationship}"
        return next(target for _, found, target, _ in self._parts[DOCUMENT].relations if found == kind)

    def _content_types(self) -> bytes:
        overrides = "".join(
            f'<Override PartName="{escape(path)}" ContentType="{escape(part.content_type)}"/>'
            for path, part in sorted(self._parts.items())
        )
        return (
            f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
        ).encode()


def _relations(relations: Iterable[Relation], folder: str) -> bytes:
    inner = "".join(
        f'<Relationship Id="{number}" Type="{escape(kind)}" '
        + (f'Target="{escape(target)}" TargetMode="External"/>' if outside else f'Target="{_from(folder, target)}"/>')
        for number, kind, target, outside in relations
    )
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'.encode()


def _from(folder: str, target: str) -> str:
    return escape(posixpath.relpath(target, folder))
