"""From a regulation in force and the answers to the comparison of old and new as a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from planner.manifest import BuiltFile, Manifest, manifest
from planner.manuscript.model import Manuscript
from planner.missing import is_known
from planner.pipeline import compose_documents
from planner.printing import printed
from planner.revision.articles import articles_of
from planner.revision.compare import Change, compare
from planner.revision.current import read_current
from planner.revision.table import Part, revision_document
from planner.workspace import Workspace, sources_of

_DOCUMENTS = ("security-policy", "security-standards")
_AUDIT = "procedure-audit"


class Revision(Struct, frozen=True):
    """The file with the comparison, the record of it, and what was compared."""

    file: BuiltFile
    record: Manifest
    changes: tuple[Change, ...]


def revise(workspace: Workspace, current: Path) -> Revision:
    """Compare the policy and standards of `workspace` with the regulation in the file `current`.

    Raises `PlannerError` with all problems of what was given.
    """
    before = read_current(current)
    composed = compose_documents(workspace)
    made = {item.id: item for item in composed.manuscripts}
    after = {name: articles_of(made[name]) for name in _DOCUMENTS}
    changes = compare([article for name in _DOCUMENTS for article in after[name]], before)
    parts = tuple(_parts(made, {name: len(after[name]) for name in _DOCUMENTS}, changes))
    situation = composed.decided.situation
    name = situation.value("security.policy_number")
    title = f"「{name}」" if is_known(name) else "現行の規程（名称は【未把握】）"
    manuscript = revision_document(parts, made["security-standards"], made[_AUDIT], situation, title)
    sources = sources_of(workspace, composed.template_set)
    file = printed(manuscript, composed.template_set.style_paths, sources, exact_pages=False).file
    return Revision(file, manifest((file,), composed.checked.own, sources), changes)


def _parts(made: dict[str, Manuscript], counts: dict[str, int], changes: tuple[Change, ...]) -> Iterator[Part]:
    """Yield the changes of each document, then the articles that neither has."""
    start = 0
    for name, count in counts.items():
        yield made[name].title, changes[start : start + count]
        start += count
    if changes[start:]:
        yield "新しい規程に当たる条がないもの", changes[start:]
