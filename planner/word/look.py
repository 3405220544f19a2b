"""What a style.docx decides about every document: its parts, paper, measures and lists, read once."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from planner.cache import user_cache
from planner.word.member import Member
from planner.word.metrics import Metrics
from planner.word.numbering import Lists
from planner.word.paper import Paper, read_paper
from planner.word.styles import unreadable
from planner.word.xml import parsed


class Look(Struct, frozen=True):
    """The look of documents. `members` are the parts of a Word file without contents, first that of the text."""

    members: tuple[Member, ...]
    paper: Paper
    metrics: Metrics
    lists: Lists


def read_look(paths: Sequence[Path]) -> Look:
    """Return the look that the first style.docx gives; styles that it lacks come from the others, the nearest first.

    Raises `PlannerError` if one cannot be read or a style is in none.
    """
    return _look(tuple((_read(path), path) for path in paths))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise unreadable(path) from error


@lru_cache(maxsize=4)
def _look(files: tuple[tuple[bytes, Path], ...]) -> Look:
    def opened() -> tuple[bytes, list[Member]]:
        from planner.word.stylefile import open_look  # python-docx takes long to import, and is needed only here

        return open_look(files)

    key = hashlib.sha256(b"".join(hashlib.sha256(content).digest() for content, _ in files)).hexdigest()
    section, members = user_cache().kept("style", key, make=opened)
    held = {kind.rpartition("/")[2]: target for _, kind, target, outside in members[0][3] if not outside}
    parts = {path: blob for path, _, blob, _ in members}
    styles = parsed(parts[held["styles"]])
    paper = read_paper(parsed(section) if section else None)
    numbering = parsed(parts[held["numbering"]]) if "numbering" in held else None
    return Look(tuple(members), paper, Metrics(styles, paper, numbering), Lists(styles, numbering))
