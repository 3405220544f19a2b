"""The notes (備考) that answers were given with, told once in each document of the office that prints the answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import IntEnum

from planner.manuscript.content import with_note
from planner.manuscript.display import in_sentences
from planner.manuscript.elements import Heading, Table
from planner.manuscript.model import Block, DocumentSection, Stretch
from planner.missing import is_known
from planner.questionnaire.model import Disclosure
from planner.situation.model import Fact, OriginKind, Situation


class _Told(IntEnum):
    """How a text tells an answer, best first: the note stands where the answer is told best.

    What is not known is told best where it is listed by its name.
    """

    MISSED = 1
    PRINTED = 2
    WORKED_OUT = 3


class Remarks:
    """Adds the notes to a document of class `disclosure`; a note is as narrow as the narrowest part of its answer.

    A note is written for those who fill in, so it stands in no public document: there the copy for review has it.
    In a regulation they stand `below_tables` only, since what it lays down (条、項、号) has no notes.
    """

    def __init__(self, situation: Situation, disclosure: Disclosure, *, below_tables: bool = False) -> None:
        self._situation = situation
        self._below_tables = below_tables
        inside = disclosure > Disclosure.PUBLIC
        self._noted = {
            path: fact
            for path, fact in situation.facts.items()
            if inside and fact.origin.note and narrowest(fact) <= disclosure
        }

    def told(self, sections: Sequence[DocumentSection]) -> Mapping[str, tuple[str, ...]]:
        """Return by the id of a block the notes that stand there, each in one block."""
        blocks = (block for section in sections for block in section.blocks)
        found: dict[str, tuple[_Told, str]] = {}
        for block in blocks if self._noted else ():
            for told, path in self._answers(block):
                if path not in found or told < found[path][0]:
                    found[path] = told, block.id
        notes: dict[str, tuple[str, ...]] = {}
        for path, (_, block_id) in found.items():
            notes[block_id] = (*notes.get(block_id, ()), _note(self._noted[path]))
        return notes

    def _answers(self, block: Block) -> Iterator[tuple[_Told, str]]:
        if isinstance(block.content, Heading) or (self._below_tables and not isinstance(block.content, Table)):
            return
        for path in block.trace.paths:
            if path in self._noted and not is_known(self._noted[path].value) and self._noted[path].label in block.text:
                yield _Told.MISSED, path
        for stretch in block.trace.stretches:
            if stretch.is_value:
                yield from ((told, path) for told, path in self._behind(stretch) if path in self._noted)

    def _behind(self, stretch: Stretch) -> Iterator[tuple[_Told, str]]:
        for path in stretch.paths:
            fact = self._situation.fact_behind(path)
            if fact is None:
                continue
            if fact.origin.kind is OriginKind.ANSWER:
                yield _Told.PRINTED, fact.path
            elif fact.origin.kind is OriginKind.DERIVED and is_known(fact.value):
                yield from ((_Told.WORKED_OUT, item.path) for item in self._situation.origins((path,)))


def with_remarks(blocks: Iterable[Block], notes: Mapping[str, Sequence[str]]) -> Iterator[Block]:
    """Yield the blocks, each with its notes."""
    for block in blocks:
        yield with_note(block, "".join(notes[block.id])) if block.id in notes else block


def narrowest(fact: Fact) -> Disclosure:
    """Return the class of the note of an answer."""
    columns = fact.question.columns if fact.question else ()
    return max((fact.disclosure, *(column.disclosure for column in columns)))


def _note(fact: Fact) -> str:
    return f"{fact.label}の備考に「{in_sentences(fact.origin.note).removesuffix('。')}」とある。"
