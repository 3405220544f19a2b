"""The limits of a template set for what is measured, and which of them a document breaks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from planner.audit.indicators import INDICATORS, Indicator
from planner.audit.part import Part
from planner.audit.place import title_of
from planner.audit.waiting import Waiting, waiting
from planner.manuscript.model import DocumentSection
from planner.templateset.model import TemplateSet

_WORST = 3


class Limit(Struct, frozen=True):
    """One bound of an indicator for a document, or for some of its sections. `why` says where the bound comes from.

    One without `document` is for every document.
    """

    id: str
    document: str
    indicator: str
    sections: tuple[str, ...]
    at_most: float | None
    at_least: float | None
    why: str

    @property
    def measures(self) -> Indicator:
        """What is bounded."""
        return INDICATORS[self.indicator]

    def excess(self, value: float) -> float:
        """Return by how much a value breaks the limit, 0 if it keeps it."""
        over = value - self.at_most if self.at_most is not None else 0.0
        under = self.at_least - value if self.at_least is not None else 0.0
        return max(0.0, over, under)

    @property
    def bound(self) -> float:
        """The value that may just be reached."""
        return (self.at_least or 0.0) if self.at_most is None else self.at_most

    @property
    def printed(self) -> str:
        """The bound as people read it."""
        return f"{self.measures.printed(self.bound)}{'以上' if self.at_most is None else '以下'}"


class Verdict(Struct, frozen=True):
    """What was measured for a limit. `beside` is who is most alike, or what else an indicator tells with its value.

    `sections` are the titles of those that the limit is for, `where` of those that break it, with most text first.
    `waiting` is what their text waits for, if it is broken.
    """

    limit: Limit
    value: float
    sections: tuple[str, ...]
    where: tuple[str, ...]
    beside: str = ""
    waiting: tuple[Waiting, ...] = ()

    @property
    def is_kept(self) -> bool:
        """Whether the value is within the limit."""
        return not self.limit.excess(self.value)


def load_limits(template_set: TemplateSet) -> tuple[Limit, ...]:
    """Read the limits of a set; raises `PlannerError` with what is wrong in them."""
    return tuple(
        Limit(
            id=entry.id,
            document=entry.data.get("document", ""),
            indicator=entry.data["indicator"],
            sections=tuple(entry.data.get("sections", ())),
            at_most=entry.data.get("at_most"),
            at_least=entry.data.get("at_least"),
            why=entry.data["why"],
        )
        for entry in template_set.overlay("limits")
    )


def verdicts(limits: Iterable[Limit], part: Part) -> Iterator[Verdict]:
    """Yield what each limit of a document finds in it."""
    for limit in limits:
        if limit.document in ("", part.manuscript.id):
            yield _verdict(limit, part.only(limit.sections))


def _verdict(limit: Limit, part: Part) -> Verdict:
    value = limit.measures.measure(part)
    said = (section for section in part.manuscript.sections if limit.sections and section.blocks)
    titles, beside = tuple(map(title_of, said)), limit.measures.beside(part)
    if not limit.excess(value):
        return Verdict(limit, value, titles, (), beside)
    where = () if limit.measures.whole else _where(limit, part)
    open_there = waiting(part.only([section.id for section in where]), limit.measures.mends)
    return Verdict(limit, value, titles, tuple(map(title_of, where)), beside, open_there)


def _where(limit: Limit, part: Part) -> tuple[DocumentSection, ...]:
    """Return the sections that break the limit by themselves, those first in which most text does."""
    found = []
    for section in part.manuscript.sections:
        single = part.only([section.id])
        weight = limit.excess(limit.measures.measure(single)) * single.chars
        if weight > 0:
            found.append((weight, section))
    return tuple(section for _, section in sorted(found, key=lambda item: -item[0])[:_WORST])
