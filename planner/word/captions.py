"""The caption above a table: 表 and a SEQ field, with the bookmark that references point at."""

from __future__ import annotations

import re

from planner.manuscript.model import Table
from planner.word.composition import Composition
from planner.word.xml import field, paragraph, run

_NUMBER = re.compile("([^0-9]*)([0-9]{1,6})")


def caption(table: Table, composition: Composition) -> str:
    """Return the caption paragraph; empty if the table has neither number nor caption."""
    if not table.number and not table.caption:
        return ""
    if not table.number:
        return paragraph("Caption", composition.anchored(table.anchor, run(table.caption)))
    number = composition.anchored(table.anchor, _number(table.number, composition))
    return paragraph("Caption", number + run("　" + table.caption))


def _number(number: str, composition: Composition) -> str:
    match = _NUMBER.fullmatch(number)
    if match is None:
        return run(number)
    label, value = match[1] or "表", int(match[2])
    sequence = re.sub(r"\W", "", label) or "表"
    jump = "" if value == composition.captions.get(sequence, 0) + 1 else f" \\r {value}"
    composition.captions[sequence] = value
    return run(match[1]) + field(f"SEQ {sequence} \\* ARABIC{jump}", run(match[2]))
