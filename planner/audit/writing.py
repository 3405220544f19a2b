"""Where a finished document departs from the rules of official writing."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from planner.audit.place import start_of, title_of
from planner.manuscript.model import Block, Manuscript
from planner.writing import Found, Level, Rule, WordRules, long_winded

_ORDER = tuple(Level)


class Remark(Struct, frozen=True):
    """One departure in a section. `given` says that the words came with an answer or another value, not a template."""

    section: str
    start: str
    found: Found
    given: bool


def is_strict(remark: Remark) -> bool:
    """Whether a departure is more than a matter of taste, and the template's own."""
    return not remark.given and remark.found.rule.level is not Level.INFO


def remarks(rules: Iterable[Rule], manuscript: Manuscript) -> tuple[Remark, ...]:
    """Return the departures of a document, the strongest first."""
    checked = tuple(rules)
    words = WordRules(checked, manuscript.kind)
    whole = "\n".join(block.text for block in manuscript.blocks())
    found = (
        Remark(title_of(section), start_of(block), item, _is_given(block, item))
        for section in manuscript.sections
        for block in section.blocks
        for item in (*words.departures(block.text, whole), *long_winded(checked, block.text, manuscript.kind))
    )
    return tuple(sorted(found, key=lambda remark: _ORDER.index(remark.found.rule.level)))


def _is_given(block: Block, found: Found) -> bool:
    """Whether words are no wording of a template; a sentence is given if most of its block is."""
    if found.rule.sentence:
        return len(block.trace.literal) < block.trace.chars / 2
    return found.words not in block.trace.literal
