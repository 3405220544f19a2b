"""Audits one document: measures its text and gathers what must not leave the house."""

from __future__ import annotations

from collections.abc import Iterable

from planner.audit.disclosure import leaks, releases
from planner.audit.honesty import old_without_year, untraced_figures
from planner.audit.model import DocumentAudit, Share
from planner.audit.phrases import sentences, slogans
from planner.manuscript.model import Block, DocumentSection, Heading, Manuscript
from planner.manuscript.trace import is_own
from planner.situation.model import Situation


def audit_document(manuscript: Manuscript, situation: Situation) -> DocumentAudit:
    """Return the audit of one document; `situation` is the one it was composed from."""
    return DocumentAudit(
        id=manuscript.id,
        title=manuscript.title,
        sections=tuple(map(_section, manuscript.sections)),
        sentences=sum(1 for block in manuscript.blocks() for _ in sentences(block)),
        slogans=slogans(manuscript),
        problems=(
            *leaks(manuscript, situation),
            *old_without_year(manuscript, situation),
            *untraced_figures(manuscript),
        ),
        released=tuple(releases(manuscript, situation)),
    )


def is_common(block: Block) -> bool:
    """Whether a block would say the same for every municipality: it touched nothing of this one but its name."""
    return not any(map(is_own, block.trace.paths))


def _section(section: DocumentSection) -> Share:
    return Share(
        id=section.id,
        title=_title(section),
        chars=_chars(section.blocks),
        common=_chars(filter(is_common, section.blocks)),
        own=sum(block.trace.own_chars for block in section.blocks),
    )


def _title(section: DocumentSection) -> str:
    headings = (block.text for block in section.blocks if isinstance(block.content, Heading))
    return next(headings, section.id)


def _chars(blocks: Iterable[Block]) -> int:
    return sum(block.trace.chars for block in blocks)
