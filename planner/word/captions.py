"""The caption above a table or figure, 表 or 図 and a SEQ field with the bookmark of references; and what ends both."""

from __future__ import annotations

import re

from planner.manuscript.elements import Figure, Table
from planner.word.composition import Composition
from planner.word.xml import field, paragraph, run

BELOW = "TableEnd"  # the style of the small paragraph that Word needs behind a table
END = paragraph(BELOW, "")
_NUMBER = re.compile("([^0-9]*)([0-9]{1,6})")


def caption(content: Table | Figure, composition: Composition) -> str:
    """Return the caption paragraph, as the list of figures and tables finds it; empty without number and caption."""
    if not content.number and not content.caption:
        return ""
    if not content.number:
        return paragraph("Caption", composition.anchored(content.anchor, run(content.caption)))
    number = composition.anchored(content.anchor, _number(content.number, composition))
    entry = composition.outline.captions.get(content.number)
    inner = number + run("　" + content.caption)
    return paragraph("Caption", composition.bookmarks.around(entry.bookmark, inner) if entry else inner)


def _number(number: str, composition: Composition) -> str:
    match = _NUMBER.fullmatch(number)
    if match is None:
        return run(number)
    label, value = match[1] or "表", int(match[2])
    sequence = re.sub(r"\W", "", label) or "表"
    jump = "" if value == composition.captions.get(sequence, 0) + 1 else f" \\r {value}"
    composition.captions[sequence] = value
    return run(match[1]) + field(f"SEQ {sequence} \\* ARABIC{jump}", run(match[2]))
