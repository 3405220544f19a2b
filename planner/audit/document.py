"""Audits one document: measures its text and gathers what must not leave the house."""

from __future__ import annotations

from collections.abc import Iterable

from planner.audit.disclosure import leaks
from planner.audit.honesty import old_without_year, untraced_figures
from planner.audit.model import DocumentAudit, Measure
from planner.audit.phrases import sentences, slogans
from planner.manuscript.model import Block, DocumentSection, Manuscript
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
    )


def is_common(block: Block) -> bool:
    """Whether a block would say the same for every municipality: it touched nothing of this one but its name."""
    return not any(map(is_own, block.trace.paths))


def _section(section: DocumentSection) -> Measure:
    return Measure(
        id=section.id,
        chars=_chars(section.blocks),
        common=_chars(filter(is_common, section.blocks)),
        own=sum(block.trace.own_chars for block in section.blocks),
    )


def _chars(blocks: Iterable[Block]) -> int:
    return sum(block.trace.chars for block in blocks)
