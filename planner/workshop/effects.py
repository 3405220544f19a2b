"""What the difference between two template sets does to the documents of a municipality, line by line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from msgspec import Struct
from msgspec.structs import replace

from planner.audit.masking import Mask, own_names, place_names
from planner.audit.place import title_of
from planner.manuscript.elements import Heading
from planner.manuscript.house_style import in_house_style
from planner.manuscript.model import Manuscript
from planner.manuscript.plaintext import section_lines
from planner.pipeline import compose_documents
from planner.workspace import Workspace
from planner.writing import Rule, house_rules

# Numbers that count along a document: they change wherever something is put in before them
_COUNTED = re.compile(r"(?:課題|施策|表|図|別記|様式)\d+|第\d+[章条]|^\d+(?:\.\d+)*　|^\(\d+\)")


_Sections = Mapping[str, tuple[str, list[str]]]


class Change(Struct, frozen=True):
    """Lines that stand where others stood, one where possible; either may be none.

    `likeness` is the same for municipalities of which only names and numbers differ in it.
    """

    gone: tuple[str, ...]
    come: tuple[str, ...]
    likeness: str


class Effect(Struct, frozen=True):
    """What differs in one section. `title` is its first heading; lines that differ only in their numbers are left out.

    `rewritten` are the lines, before and after, that rules of writing write differently and that say the same.
    `position` are the places of the document and of the section in it.
    """

    document: str
    section: str
    title: str
    changes: tuple[Change, ...]
    rewritten: tuple[tuple[str, str], ...] = ()
    position: tuple[int, int] = (0, 0)

    @property
    def gone(self) -> tuple[str, ...]:
        """All lines that the later version no longer has."""
        return tuple(line for change in self.changes for line in change.gone)

    @property
    def come(self) -> tuple[str, ...]:
        """All lines that only the later version has."""
        return tuple(line for change in self.changes for line in change.come)


def effects(before: Workspace, after: Workspace) -> tuple[Effect, ...]:
    """Return what differs between the documents of two workspaces, in the order of the later one.

    Raises `PlannerError` if one of them cannot be composed.
    """
    old, new = compose_documents(before), compose_documents(after)
    rules = (*house_rules(old.template_set), *house_rules(new.template_set))
    known = new.decided.situation
    return compared(old.written, new.written, rules, Mask(own_names(known) | place_names(known)))


def compared(
    before: Iterable[Manuscript],
    after: Iterable[Manuscript],
    rules: Sequence[Rule] = (),
    masked: Callable[[str], str] = str,
) -> tuple[Effect, ...]:
    """Return what differs between two versions of the same documents, of which the one or the other keeps `rules`."""
    old, new = ({manuscript.id: manuscript for manuscript in version} for version in (before, after))
    return tuple(
        effect
        for number, name in enumerate(dict.fromkeys((*new, *old)))
        for effect in _of_document(old.get(name), new.get(name), number, _Sense(rules, masked))
    )


class _Sense(Struct, frozen=True):
    """What of a line counts as a difference. `named` finds the numbers of headings by which a text names them."""

    rules: Sequence[Rule]
    masked: Callable[[str], str]
    kind: str = ""
    named: re.Pattern[str] | None = None

    def uncounted(self, line: str) -> str:
        """Return a line without the numbers that count along a document."""
        line = _COUNTED.sub("", line)
        return self.named.sub("", line) if self.named else line

    def said(self, line: str) -> str:
        """Return the same as all rules write it."""
        return in_house_style(self.uncounted(line), self.rules, self.kind)


def _of_document(old: Manuscript | None, new: Manuscript | None, number: int, sense: _Sense) -> Iterator[Effect]:
    document = new or old
    assert document is not None  # it is of one of the two versions
    sense = replace(sense, kind=document.kind, named=_named(_heading_numbers(old) | _heading_numbers(new)))
    old_sections, new_sections = _sections(old), _sections(new)
    for place, section in enumerate(dict.fromkeys((*new_sections, *old_sections))):
        (earlier, before), (title, after) = (
            sections.get(section, ("", [])) for sections in (old_sections, new_sections)
        )
        changes, rewritten = _changed(before, after, sense)
        if changes or rewritten:
            yield Effect(document.id, section, title or earlier, changes, rewritten, (number, place))


def _sections(manuscript: Manuscript | None) -> _Sections:
    sections = manuscript.sections if manuscript else ()
    return {section.id: (title_of(section), section_lines(section)) for section in sections}


def _changed(
    before: list[str], after: list[str], sense: _Sense
) -> tuple[tuple[Change, ...], tuple[tuple[str, str], ...]]:
    """Return the changes, and the pairs of lines that say the same and are written differently."""
    old, new = list(map(sense.said, before)), list(map(sense.said, after))
    changes: list[Change] = []
    rewritten: list[tuple[str, str]] = []
    for kind, first, end, start, stop in SequenceMatcher(None, old, new, False).get_opcodes():
        if kind == "equal":
            pairs = zip(before[first:end], after[start:stop], strict=True)
            rewritten += (pair for pair in pairs if len(set(map(sense.uncounted, pair))) == 2)
            continue
        for old_part, new_part in _parts(range(first, end), range(start, stop)):
            likeness = sense.masked("\n".join((*(old[at] for at in old_part), "→", *(new[at] for at in new_part))))
            lines = tuple(before[at] for at in old_part), tuple(after[at] for at in new_part)
            changes.append(Change(*lines, likeness))
    return tuple(changes), tuple(rewritten)


def _parts(old: range, new: range) -> Iterator[tuple[Sequence[int], Sequence[int]]]:
    """Yield the places of lines that stand for each other: each line by itself, but where it cannot be told which."""
    if old and new and len(old) != len(new):
        yield old, new
    else:
        yield from zip(_single(old, new), _single(new, old), strict=True)


def _single(places: range, others: range) -> list[Sequence[int]]:
    return [[place] for place in places] or [[] for _ in others]


def _heading_numbers(manuscript: Manuscript | None) -> set[str]:
    """Return the numbers of a document's headings such as 6.2, by which its text names them."""
    blocks = manuscript.blocks() if manuscript else ()
    numbers = {block.content.number for block in blocks if isinstance(block.content, Heading)}
    return {number for number in numbers if re.fullmatch(r"\d+(?:\.\d+)+", number)}


def _named(headings: set[str]) -> re.Pattern[str] | None:
    """Return what finds these numbers where a heading is named and no value is told: （6.2）, 6.2で, 6.2 in a cell."""
    listed = "|".join(map(re.escape, sorted(headings, key=len, reverse=True)))
    return re.compile(rf"(?<![\d.])(?:{listed})(?=[）のをにとで及、，]| \|)") if headings else None
