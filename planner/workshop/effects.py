"""What the difference between two template sets does to the documents of a municipality, line by line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from planner.audit.place import title_of
from planner.manuscript.model import Manuscript
from planner.manuscript.plaintext import section_lines
from planner.pipeline import compose_documents
from planner.workspace import Workspace

# Numbers that count along a document: they change wherever something is put in before them
_COUNTED = re.compile(r"(?:課題|施策|表|図|別記|様式)\d+|第\d+[章条]|^\d+(?:\.\d+)*　|^\(\d+\)")


_Sections = Mapping[str, tuple[str, list[str]]]


@dataclass(frozen=True, slots=True)
class Effect:
    """What differs in one section. `title` is its first heading; lines that differ only in their numbers are left out.

    A section that one of the two does not have has all its lines `gone` or `come`.
    """

    document: str
    section: str
    title: str
    gone: tuple[str, ...]
    come: tuple[str, ...]


def effects(before: Workspace, after: Workspace) -> tuple[Effect, ...]:
    """Return what differs between the documents of two workspaces, in the order of the later one.

    Raises `PlannerError` if one of them cannot be composed.
    """
    return compared(compose_documents(before).written, compose_documents(after).written)


def compared(before: Iterable[Manuscript], after: Iterable[Manuscript]) -> tuple[Effect, ...]:
    """Return what differs between two versions of the same documents."""
    old, new = ({manuscript.id: manuscript for manuscript in version} for version in (before, after))
    return tuple(
        effect
        for name in dict.fromkeys((*new, *old))
        for effect in _of_document(_sections(old.get(name)), _sections(new.get(name)), name)
    )


def _sections(manuscript: Manuscript | None) -> _Sections:
    sections = manuscript.sections if manuscript else ()
    return {section.id: (title_of(section), section_lines(section)) for section in sections}


def _of_document(old: _Sections, new: _Sections, document: str) -> Iterator[Effect]:
    for section in dict.fromkeys((*new, *old)):
        (_, before), (title, after) = old.get(section, ("", [])), new.get(section, ("", []))
        gone, come = _changed(before, after)
        if gone or come:
            yield Effect(document, section, title or old[section][0], gone, come)


def _changed(before: list[str], after: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    matcher = SequenceMatcher(None, list(map(_uncounted, before)), list(map(_uncounted, after)), False)
    gone: list[str] = []
    come: list[str] = []
    for kind, first, end, start, stop in matcher.get_opcodes():
        if kind != "equal":
            gone += before[first:end]
            come += after[start:stop]
    return tuple(gone), tuple(come)


def _uncounted(line: str) -> str:
    return _COUNTED.sub("", line)
