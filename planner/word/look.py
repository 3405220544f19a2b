"""What a style.docx decides about every document: its parts, paper, measures and lists, read once."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from planner.cache import user_cache
from planner.word.member import Member
from planner.word.metrics import Metrics
from planner.word.numbering import Lists
from planner.word.paper import Paper, read_paper
from planner.word.styles import unreadable
from planner.word.xml import parsed


@dataclass(frozen=True, slots=True)
class Look:
    """The look of documents. `members` are the parts of a Word file without contents, first that of the text."""

    members: tuple[Member, ...]
    paper: Paper
    metrics: Metrics
    lists: Lists


def read_look(path: Path) -> Look:
    """Return the look that a style.docx gives. Raises `PlannerError` if it cannot be read or lacks styles."""
    try:
        return _look(path.read_bytes(), path)
    except OSError as error:
        raise unreadable(path) from error


@lru_cache(maxsize=4)
def _look(content: bytes, path: Path) -> Look:
    def opened() -> tuple[bytes, list[Member]]:
        from planner.word.stylefile import open_look  # python-docx takes long to import, and is needed only here

        return open_look(content, path)

    section, members = user_cache().kept("style", hashlib.sha256(content).hexdigest(), make=opened)
    held = {kind.rpartition("/")[2]: target for _, kind, target, outside in members[0][3] if not outside}
    parts = {path: blob for path, _, blob, _ in members}
    styles = parsed(parts[held["styles"]])
    paper = read_paper(parsed(section) if section else None)
    numbering = parsed(parts[held["numbering"]]) if "numbering" in held else None
    return Look(tuple(members), paper, Metrics(styles, paper, numbering), Lists(styles, numbering))
