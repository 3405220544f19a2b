"""What one document names of another: the number as the other has it, and its words where the other is not written."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial

from msgspec.structs import replace

from planner.errors import Place, Problem, raise_errors
from planner.manuscript.content import all_inlines, with_texts
from planner.manuscript.elements import Citation, Figure, Heading, Inline, Inlines, Table, Text
from planner.manuscript.model import Block, Manuscript

Names = Mapping[tuple[str, str], tuple[str, str]]
"""Number and words of what stands at an anchor, by document and anchor."""


def with_citations(manuscripts: Sequence[Manuscript], left_out: Collection[str]) -> tuple[Manuscript, ...]:
    """Return the manuscripts with every citation as text; `left_out` are the documents that are not written now.

    Raises `PlannerError` for each that points at nothing, or at something with other words than it is cited by.
    """
    names = dict(entry for manuscript in manuscripts for entry in _named(manuscript))
    raise_errors(
        problem
        for manuscript in manuscripts
        for block in manuscript.blocks()
        for item in all_inlines(block.content)
        if isinstance(item, Citation) and item.document not in left_out
        for problem in _faults(item, names, Place(label=f"{manuscript.title} {block.id}"))
    )
    return tuple(_resolved(manuscript, names) for manuscript in manuscripts)


def _named(manuscript: Manuscript) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    for block in manuscript.blocks():
        content = block.content
        if isinstance(content, Heading) and content.anchor:
            yield (manuscript.id, content.anchor), (content.number, block.text)
        elif isinstance(content, Table | Figure) and content.anchor:
            yield (manuscript.id, content.anchor), (content.number, content.caption)


def _faults(item: Citation, names: Names, place: Place) -> Iterator[Problem]:
    found = names.get((item.document, item.target))
    if found is None:
        what = f"参照先「{item.document}#{item.target}」がありません"
        remedy = "文書の id と、その見出し又は表に付けた {#名前} を確かめてください"
        yield Problem("manuscript/reference", place, what, remedy)
    elif found[1] != item.words:
        what = f"「{item.words}」と引いた所の見出しは「{found[1]}」です（{item.document}#{item.target}）"
        yield Problem("manuscript/citation", place, what, "引く言葉か、参照先を直してください")


def _resolved(manuscript: Manuscript, names: Names) -> Manuscript:
    sections = tuple(
        replace(section, blocks=tuple(_with_text(block, names) for block in section.blocks))
        for section in manuscript.sections
    )
    return replace(manuscript, sections=sections)


def _with_text(block: Block, names: Names) -> Block:
    if not any(isinstance(item, Citation) for item in all_inlines(block.content)):
        return block
    return with_texts(block, partial(_told, names))


def _told(names: Names, inlines: Inlines) -> Inlines:
    def told(item: Inline) -> Inline:
        if not isinstance(item, Citation):
            return item
        number, _ = names.get((item.document, item.target), ("", ""))
        return Text(f"{number}（{item.words}）" if number else item.text)

    return tuple(map(told, inlines))
