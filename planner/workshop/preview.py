"""A document, or one section of it, to look at while its templates are being written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from msgspec.structs import replace

from planner.audit.place import title_of
from planner.errors import ExitStatus, Place, PlannerError, Problem
from planner.japanese.width import display_width, wrap
from planner.manuscript.elements import Heading, Table
from planner.manuscript.model import Block, Manuscript
from planner.manuscript.plaintext import block_lines
from planner.nearest import suggestion
from planner.pipeline import Composed
from planner.printing import printed
from planner.workspace import Workspace, sources_of

_NARROWEST = 40
_CHANGED = 5  # lines shown of what a save changed


def one_document(composed: Composed, document_id: str) -> Manuscript:
    """Return the document of that id; raises `PlannerError` if the id names a folder of several."""
    for manuscript in composed.manuscripts:
        if manuscript.id == document_id:
            return manuscript
    listed = "、".join(f"{manuscript.id}（{manuscript.title}）" for manuscript in composed.manuscripts)
    what, remedy = f"「{document_id}」は幾つもの文書です", f"一つを選んでください: {listed}"
    raise PlannerError([Problem("preview/document", Place(), what, remedy)], ExitStatus.WRONG_USE)


def excerpt(manuscript: Manuscript, section_id: str) -> Manuscript:
    """Return a document with nothing but one section, whose numbers stay; raises `PlannerError` if it has none such."""
    found = tuple(section for section in manuscript.sections if section.id == section_id)
    if not found:
        known = {section.id: title_of(section) for section in manuscript.sections}
        listed = "、".join(f"{name}（{title}）" for name, title in known.items())
        remedy = suggestion(section_id, known, f"次から選んでください: {listed}")
        what = f"文書「{manuscript.id}」に節「{section_id}」がありません"
        raise PlannerError([Problem("preview/section", Place(), what, remedy)], ExitStatus.WRONG_USE)
    return replace(manuscript, sections=found)


def word_file(manuscript: Manuscript, workspace: Workspace, composed: Composed) -> bytes:
    """Return a manuscript that comes of `composed`, or an excerpt of it, as a Word file."""
    styles = composed.template_set.style_paths
    return printed(manuscript, styles, sources_of(workspace, composed.template_set), False).file.content


def terminal_lines(manuscript: Manuscript, width: int) -> Iterator[str]:
    """Yield a manuscript as lines of at most `width` columns, headings underlined and blocks apart."""
    for block in manuscript.blocks():
        yield ""
        for line in block_lines(block):
            yield from _fitted(line, block, max(width, _NARROWEST))
        if isinstance(block.content, Heading) and block.content.level <= 2:
            yield "-" * min(width, max(map(display_width, block_lines(block)), default=0))


def changed_lines(before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    """Yield the lines that one look at a document has and the one before had not, a few of them, and their number."""
    steps = SequenceMatcher(None, before, after, False).get_opcodes()
    gone, come = (
        [line for kind, *ends in steps if kind != "equal" for line in lines[slice(*ends[at : at + 2])] if line.strip()]
        for at, lines in ((0, before), (2, after))
    )
    yield f"前の表示との違い: 消えた行{len(gone)}、加わった行{len(come)}"
    for sign, lines in (("-", gone), ("+", come)):
        yield from (f"  {sign} {line.strip()}" for line in lines[:_CHANGED])
        if lines[_CHANGED:]:
            yield f"  {sign} （ほか{len(lines) - _CHANGED}行）"


def _fitted(line: str, block: Block, width: int) -> Iterator[str]:
    """Yield a line in pieces; those after the first of a row stand a little to the right."""
    hanging = "  " if isinstance(block.content, Table) else ""
    first, *others = wrap(line, width - len(hanging))
    yield first
    yield from (hanging + other for other in others)
