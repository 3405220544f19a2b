"""The questions whose answers would put a municipality's own text where now there is what stands without them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from msgspec import Struct

from planner.audit.part import Part
from planner.audit.sources import Gap
from planner.questionnaire.model import Question
from planner.roots import JUDGED, head


class Waiting(Struct, frozen=True):
    """A question without an answer, or with `column` cells of a table, for which `chars` characters wait."""

    id: str
    ask: str
    column: str
    chars: int


def waiting(part: Part, mends: Callable[[Question], bool]) -> tuple[Waiting, ...]:
    """Return what the text of a part waits for and `mends` it, that first for which most of it does.

    What was judged from answers is left out: nearly all of them are behind it.
    """
    found: Counter[Gap] = Counter()
    for section in part.manuscript.sections:
        for stretch in (stretch for block in section.blocks for stretch in block.trace.stretches):
            for gap in _gaps(stretch.paths, part):
                found[gap] += round(stretch.chars * gap.share)
        found.update(dict.fromkeys(_gaps(section.unsaid.paths, part), 0))
    asked = ((part.sources.question(gap), gap, chars) for gap, chars in found.most_common())
    return tuple(Waiting(gap.id, question.ask, gap.column, chars) for question, gap, chars in asked if mends(question))


def _gaps(paths: tuple[str, ...], part: Part) -> set[Gap]:
    return {gap for path in paths if head(path) not in JUDGED for gap in part.sources.gaps(path)}
