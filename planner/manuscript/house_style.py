"""Writes what templates say as the municipality itself writes it, where a rule of writing says how (`write`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, partial

from msgspec.structs import replace

from planner.manuscript.content import with_texts
from planner.manuscript.elements import Footnote, Inline, Inlines, Text
from planner.manuscript.marks import CLOSE, VALUE, pieces, plain, safe
from planner.manuscript.model import Block, DocumentSection
from planner.situation.model import OriginKind, Situation
from planner.writing import Rule

_GIVEN = frozenset((OriginKind.ANSWER, OriginKind.PUBLIC, OriginKind.LAW))
_END = re.compile(r"[\n'\"]")  # of one of the texts that were told


def told_by(situation: Situation) -> str:
    """Return all that others wrote: answers with their notes, statistics, law, and the sources of everything."""
    facts = situation.facts.values()
    given = (f"{fact.value}\n{fact.origin.note}" for fact in facts if fact.origin.kind in _GIVEN)
    return "\n".join((*given, *(fact.origin.source for fact in facts)))


def in_house_style(text: str, rules: Iterable[Rule], kind: str, told: str = "") -> str:
    """Return rendered text of a document of `kind` with the words of `rules` as they are written there.

    A value keeps those words that stand so in what was `told`: joined by a template, or from a catalogue, it has the
    template's. Punctuation is changed in what was told too: it is nobody's own.
    """
    wanted = [rule for rule in rules if kind in rule.kinds]
    if not wanted:
        return text
    written, values = list[str](), list[bool]()
    for piece, mark in pieces(text):
        written += (_changed(piece, wanted, told if any(values) else ""), mark)
        if mark == CLOSE:
            values.pop()
        elif mark:
            values.append(_is_value(mark))
    return "".join(written)


def finished(
    sections: Iterable[DocumentSection], rules: Iterable[Rule], kind: str, told: str
) -> Iterator[DocumentSection]:
    """Yield the sections with notes, and what joins references, written by the rules too: no template wrote these."""
    wanted = [rule for rule in rules if kind in rule.kinds]
    change = partial(_finished, wanted, _punctuation(wanted), told)
    for section in sections:
        yield replace(section, blocks=tuple(_block(item, change) for item in section.blocks)) if wanted else section


def _block(block: Block, change: partial[Inlines]) -> Block:
    changed = with_texts(block, change)
    return block if changed.content == block.content else changed


def _finished(rules: Sequence[Rule], punctuation: Sequence[Rule], told: str, inlines: Inlines) -> Inlines:
    def written(item: Inline) -> Inline:
        if not isinstance(item, Text | Footnote):
            return item
        is_note = isinstance(item, Footnote) or item.text.startswith("注：")
        return replace(item, text=plain(_changed(item.text, rules if is_note else punctuation, told)))

    return tuple(map(written, inlines))


def _punctuation(rules: Iterable[Rule]) -> list[Rule]:
    return [rule for rule in rules if _is_punctuation(rule)]


def _is_punctuation(rule: Rule) -> bool:
    return not re.search(r"\w", rule.write)


def _is_value(opening: str) -> bool:
    """Whether a mark opens a value that was read: one of no path is the template's own words."""
    return opening[0] == VALUE and len(opening) > 2


def _changed(text: str, rules: Sequence[Rule], told: str) -> str:
    """Return `text` with what the rules find written their way; of two that overlap the first counts."""
    parts, at = list[str](), 0
    for start, end, words in sorted(_findings(text, rules, told)):
        if start >= at:
            parts += (text[at:start], words)
            at = end
    return "".join((*parts, text[at:]))


def _findings(text: str, rules: Iterable[Rule], told: str) -> Iterator[tuple[int, int, str]]:
    for rule in rules:
        kept = "" if _is_punctuation(rule) else told
        for pattern in rule.patterns:
            for found in pattern.finditer(text):
                if not kept or not _is_told(found, _around(pattern, kept)):
                    yield found.start(), found.end(), safe(rule.write)


def _is_told(found: re.Match[str], around: Iterable[tuple[str, str]]) -> bool:
    """Whether words stand in a text between letters between which they were told, or alone as they were told."""
    before, after = _sides(plain(found.string), found)
    alone = not before + after
    return any(alone or left + right for left, right in around if before.endswith(left) and after.startswith(right))


@lru_cache(maxsize=32)
def _around(pattern: re.Pattern[str], told: str) -> frozenset[tuple[str, str]]:
    """Return the letters, two at most, before and behind the words each time they were told."""
    return frozenset(_sides(told, found) for found in pattern.finditer(told))


def _sides(text: str, found: re.Match[str]) -> tuple[str, str]:
    """Return the two letters on each side of words, fewer where one of the texts that were told ends there."""
    before, after = text[max(found.start() - 2, 0) : found.start()], text[found.end() : found.end() + 2]
    return _END.split(before)[-1], _END.split(after)[0]
