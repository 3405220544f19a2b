"""Whether the sheet of each measure says why it is taken here, with a value of this municipality."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from planner.audit.model import Kind
from planner.audit.sources import Sources
from planner.manuscript.elements import Heading, Table, TableKind
from planner.manuscript.inline import text_of
from planner.manuscript.model import Manuscript, Stretch
from planner.manuscript.trace import is_own
from planner.roots import JUDGED, head

_ROW = "理由"  # what the name of the row with the reason has
_TOLD = frozenset((Kind.ANSWER, Kind.PUBLIC))
# Who does it and in which years is no reason; each office is read with the column or question that names it
_OFFICES = ("organisation.departments", "organisation.it_department", "upper.owner")
_OFFICE, _YEARS = ".department", "derived.plan_"


class Reason(Struct, frozen=True):
    """Whether the sheet of a measure quotes a value of the municipality where it says why."""

    measure: str
    is_own: bool


def reasons(manuscript: Manuscript, sources: Sources) -> Iterator[Reason]:
    """Yield the reason of each sheet that has one, the measure being what the heading above it says."""
    heading = ""
    for block in manuscript.blocks():
        if isinstance(block.content, Heading):
            heading = block.text
        elif isinstance(block.content, Table) and block.content.kind is TableKind.SHEET:
            rows = zip(block.content.rows, block.trace.rows, strict=True)
            why = [pieces for row, pieces in rows if _ROW in text_of(row[0])]
            if why:
                yield Reason(heading, any(_tells(piece, sources) for pieces in why for piece in pieces))


def _tells(piece: Stretch, sources: Sources) -> bool:
    """Whether a stretch is a value of this municipality, known and neither an office nor a year of the plan."""
    if not piece.is_value or any(path.startswith(_OFFICES) or path.endswith(_OFFICE) for path in piece.paths):
        return False
    own = [path for path in piece.paths if is_own(path) and head(path) not in JUDGED and not path.startswith(_YEARS)]
    return bool(own) and sources.kind(piece) in _TOLD
