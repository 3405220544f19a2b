"""Everything measured of one document: what it rests on, how like others it is, and which limits it breaks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from planner.audit.likeness import Commonness, Crowd, similarity
from planner.audit.limits import Limit, Verdict, verdicts
from planner.audit.model import DocumentAudit, Kind
from planner.audit.part import Part
from planner.audit.place import start_of, title_of
from planner.audit.writing import Remark, remarks
from planner.manuscript.elements import Heading
from planner.manuscript.model import Block

_HALF = 0.5


class SectionLikeness(Struct, frozen=True):
    """One section beside the same section of the others; `similarity` is that with the one most alike."""

    title: str
    commonness: Commonness
    similarity: float


class CommonParagraph(Struct, frozen=True):
    """A paragraph, list or table most of which others have too, and which no legal fact requires."""

    section: str
    start: str
    commonness: Commonness


class WholeAudit(Struct, frozen=True):
    """One document measured in full. `towns` are the others by likeness; `worst` has the longest common text first."""

    audit: DocumentAudit
    sections: tuple[SectionLikeness, ...]
    commonness: Commonness
    towns: tuple[tuple[str, float], ...]
    verdicts: tuple[Verdict, ...]
    worst: tuple[CommonParagraph, ...]
    remarks: tuple[Remark, ...] = ()

    @property
    def broken(self) -> tuple[Verdict, ...]:
        """The limits that the document breaks."""
        return tuple(verdict for verdict in self.verdicts if not verdict.is_kept)


def audit_whole(audit: DocumentAudit, part: Part, limits: Iterable[Limit]) -> WholeAudit:
    """Return the audit of a document completed with all that comes out of comparing it."""
    crowd = Crowd(part.others)
    towns = ((other.town, similarity(part.masked.grams, other.grams)) for other in part.others)
    return WholeAudit(
        audit=audit,
        sections=tuple(_sections(part, crowd)),
        commonness=crowd.commonness(text for section in part.masked.sections for _, text in section.blocks),
        towns=tuple(sorted(towns, key=lambda item: -item[1])),
        verdicts=tuple(verdicts(limits, part)),
        remarks=remarks(part.rules, part.manuscript),
        worst=tuple(sorted(_common(part, crowd), key=lambda item: item.commonness.own - item.commonness.total)),
    )


def _sections(part: Part, crowd: Crowd) -> Iterator[SectionLikeness]:
    for section, own in zip(part.manuscript.sections, part.masked.sections, strict=True):
        if not section.blocks:
            continue
        others = (other.only([section.id]).grams for other in part.others)
        most = max((similarity(own.grams, other) for other in others), default=0.0)
        yield SectionLikeness(title_of(section), crowd.commonness(text for _, text in own.blocks), most)


def _common(part: Part, crowd: Crowd) -> Iterator[CommonParagraph]:
    for section, own in zip(part.manuscript.sections, part.masked.sections, strict=True):
        texts = dict(own.blocks)
        for block in section.blocks:
            if isinstance(block.content, Heading) or _is_required(block, part):
                continue
            found = crowd.commonness([texts[block.id]])
            if found.own_share < _HALF:
                yield CommonParagraph(title_of(section), start_of(block), found)


def _is_required(block: Block, part: Part) -> bool:
    """Whether a law calls for most of a block: a word of it excuses no other."""
    found = part.sources.chars([block])
    return found.get(Kind.REQUIRED, 0) > _HALF * sum(found.values())
