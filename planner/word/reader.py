"""Reads back from a finished file which of its sections somebody has changed by hand."""

from __future__ import annotations

import io
import zipfile

from planner.word.sections import MARK, TAG, controls, fingerprint
from planner.word.xml import name, parsed


def changed_sections(data: bytes) -> tuple[str, ...]:
    """Return the ids of the sections whose text is no longer what was written, in the order of the document.

    Only sections whose content control is still there can be told; LibreOffice drops the controls when it saves.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        body = parsed(archive.read("word/document.xml"))
    found = []
    for tag, content in controls(body):
        section_id, _, digest = tag.get(name("val"), "").removeprefix(TAG).partition(MARK)
        if digest != fingerprint(content):
            found.append(section_id)
    return tuple(found)
