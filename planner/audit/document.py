"""Audits one document: measures its text and gathers what must not leave the house."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from planner.audit.captions import untold_captions
from planner.audit.disclosure import leaks, releases
from planner.audit.honesty import old_without_year, untraced_figures
from planner.audit.model import DocumentAudit, Share
from planner.audit.phrases import sentences, slogans
from planner.audit.place import title_of
from planner.audit.sources import Sources
from planner.audit.tradenames import told_trade_names
from planner.manuscript.ageing import Ages
from planner.manuscript.model import DocumentSection, Manuscript
from planner.situation.model import Situation


def audit_document(manuscript: Manuscript, situation: Situation) -> DocumentAudit:
    """Return the audit of one document; `situation` is the one it was composed from."""
    return next(audited((manuscript,), situation))


def audited(manuscripts: Iterable[Manuscript], situation: Situation) -> Iterator[DocumentAudit]:
    """Yield the audits of documents that were composed from one situation: what a path rests on is looked up once."""
    found, ages = Sources(situation), Ages(situation)
    return (_audited(manuscript, situation, found, ages) for manuscript in manuscripts)


def _audited(manuscript: Manuscript, situation: Situation, found: Sources, ages: Ages) -> DocumentAudit:
    return DocumentAudit(
        id=manuscript.id,
        title=manuscript.title,
        sections=tuple(_section(section, found) for section in manuscript.sections if section.blocks),
        sentences=sum(1 for block in manuscript.blocks() for _ in sentences(block)),
        slogans=slogans(manuscript),
        problems=(
            *leaks(manuscript, situation),
            *old_without_year(manuscript, ages),
            *told_trade_names(manuscript, situation),
            *untold_captions(manuscript),
        ),
        untraced=tuple(untraced_figures(manuscript)),
        released=tuple(releases(manuscript, situation)),
        folder=manuscript.file_name.rpartition("/")[0],
    )


def _section(section: DocumentSection, found: Sources) -> Share:
    return Share(section.id, title_of(section), found.chars(section.blocks))
