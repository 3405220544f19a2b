"""A part of a Word file as plain data, which a cache can keep."""

from __future__ import annotations

# Id, type, target, and whether that is outside the file
Relation = tuple[str, str, str, bool]
# Path, content type, bytes, and what the part refers to
Member = tuple[str, str, bytes, list[Relation]]

DOCUMENT = "/word/document.xml"
