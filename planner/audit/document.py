"""Audits one document: measures its text and gathers what must not leave the house."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

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
from planner.sidebyside import Each
from planner.situation.model import Situation


def audit_document(manuscript: Manuscript, situation: Situation) -> DocumentAudit:
    """Return the audit of one document; `situation` is the one it was composed from."""
    (found,) = audited((manuscript,), situation)
    return found


def audited(manuscripts: Iterable[Manuscript], situation: Situation, each: Each = map) -> Iterable[DocumentAudit]:
    """Return the audits of documents that were composed from one situation: what a path rests on is looked up once."""
    work = partial(_audited, situation=situation, found=Sources(situation), ages=Ages(situation))
    return each(work, manuscripts)


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
