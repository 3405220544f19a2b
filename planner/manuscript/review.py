"""The copy of a document for those who check it: each block says in a comment what it rests on."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from planner.manuscript.evidence import Evidence, evidence
from planner.manuscript.model import Block, DocumentSection, Manuscript
from planner.manuscript.remarks import narrowest
from planner.missing import is_known
from planner.questionnaire.model import Disclosure
from planner.situation.model import Fact, OriginKind, Situation

_SUFFIX, _VERSION = "-review", "根拠確認用"


def review_copy(manuscript: Manuscript, situation: Situation) -> Manuscript:
    """Return the document with the evidence of every block, as narrow as the narrowest fact that a comment names."""
    sections = tuple(_section(section, situation) for section in manuscript.sections)
    shown = (fact for block in manuscript.blocks() for fact in _named(block, situation))
    return replace(
        manuscript,
        id=manuscript.id + _SUFFIX,
        title=f"{manuscript.title}（{_VERSION}）",
        file_name=f"{manuscript.file_name}（{_VERSION}）",
        disclosure=max([manuscript.disclosure, *map(_shown, shown)]),
        cover=replace(manuscript.cover, version=_VERSION),
        sections=sections,
    )


def _section(section: DocumentSection, situation: Situation) -> DocumentSection:
    return replace(
        section, blocks=tuple(replace(block, comment=_comment(block, situation)) for block in section.blocks)
    )


def _named(block: Block, situation: Situation) -> tuple[Fact, ...]:
    """Return the answers, statistics and laws at the bottom of what a block touched, the name of the town apart."""
    kinds = (OriginKind.ANSWER, OriginKind.PUBLIC, OriginKind.LAW)
    facts = situation.origins(block.trace.paths)
    return tuple(fact for fact in facts if fact.origin.kind in kinds and not fact.path.startswith("town."))


def _shown(fact: Fact) -> Disclosure:
    return narrowest(fact) if fact.origin.note else fact.disclosure


def _comment(block: Block, situation: Situation) -> str:
    """Return the evidence of a block, a line each; then what nobody has answered yet, and last the notes of both."""
    rows = evidence(situation, block.trace.paths, Disclosure.RESTRICTED) if block.trace.paths else ()
    named = _named(block, situation)
    unknown = [fact.label for fact in named if not is_known(fact.value)]
    notes = (f"備考（{fact.label}）：{fact.origin.note}" for fact in named if fact.origin.note)
    return "\n".join((*map(_line, rows), *_unanswered(unknown), *notes))


def _line(row: Evidence) -> str:
    where = "、".join(part for part in (row.source, row.as_of) if part.strip("―"))
    return (
        f"{row.kind}：{row.label}"
        + (f" {row.value}" if row.value.strip("―") else "")
        + (f"（{where}）" if where else "")
    )


def _unanswered(labels: Iterable[str]) -> Iterable[str]:
    return (f"未把握：{label}" for label in dict.fromkeys(labels))
