"""Audits the documents of one municipality in full, and compares those of two."""

from __future__ import annotations

from collections.abc import Iterator

from planner.audit.document import audited
from planner.audit.known import Town
from planner.audit.likeness import MaskedDocument
from planner.audit.limits import load_limits
from planner.audit.masking import Mask, own_names
from planner.audit.pair import Pair, paired
from planner.audit.part import Part
from planner.audit.sources import Sources
from planner.audit.whole import WholeAudit, audit_whole
from planner.pipeline import Composed, compose_documents
from planner.references import known_places, known_towns, masked_documents, references, town_of
from planner.workspace import Workspace
from planner.writing import load_rules


def audit_documents(workspace: Workspace) -> tuple[Composed, tuple[WholeAudit, ...]]:
    """Return the documents and what was measured of them; raises `PlannerError` with all problems of what was given."""
    composed = compose_documents(workspace)
    name = composed.checked.own.name
    others = [item for item in references(workspace) if item.town != name]
    towns = tuple(town for town in known_towns(workspace) if town.name != name)
    limits = load_limits(composed.template_set)
    situation = composed.decided.situation
    audits = audited(composed.manuscripts, situation)
    parts = zip(audits, _parts(composed, others, towns), strict=True)
    return composed, tuple(audit_whole(audit, part, limits) for audit, part in parts)


def _parts(composed: Composed, others: list[MaskedDocument], towns: tuple[Town, ...]) -> Iterator[Part]:
    situation, own = composed.decided.situation, composed.checked.own
    known = town_of(composed)
    rules = load_rules(composed.template_set)
    names = Mask(own_names(situation))
    strangers = Mask(known_places(composed) - {own.name, own.prefecture})
    sources = Sources(situation)
    for manuscript, masked in zip(composed.manuscripts, masked_documents(composed), strict=True):
        same = tuple(other for other in others if other.id == manuscript.id)
        yield Part(manuscript, masked, same, sources, names, strangers, rules, known, towns)


def compare(one: Workspace, other: Workspace) -> tuple[Pair, ...]:
    """Return each document that both have; raises `PlannerError` with all problems of what was given."""
    first = compose_documents(one)
    theirs = {document.id: document for document in masked_documents(compose_documents(other))}
    mine = zip(first.manuscripts, masked_documents(first), strict=True)
    return tuple(paired(made, own, theirs[own.id]) for made, own in mine if own.id in theirs)
