"""Which maturity level each domain is to reach by the chosen measures (計画の目標), and by which of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from planner.assessment.model import Assessment, DomainLevel, Judgement, Verdict
from planner.programme.model import ChosenMeasure, Goal
from planner.roots import root_of

_SIZE = "basics."  # what tells how large the municipality is tells nothing of what a measure changes


def goals(assessment: Assessment, chosen: Sequence[ChosenMeasure]) -> tuple[Goal, ...]:
    """Return the goal of each domain: one level up if measures of the domain address all that is missing for it.

    A measure addresses what is missing if the same answer decided a rule behind an issue that it meets. What nobody has
    found out may not be missing at all, so that no measure can promise the level.
    """
    signs = {sign.id: sign.reads for issue in assessment.issues for sign in issue.signs}
    return tuple(
        _goal(domain, [item for item in chosen if item.measure.domain == domain.id], signs)
        for domain in assessment.domains
    )


def _goal(domain: DomainLevel, measures: Sequence[ChosenMeasure], signs: Mapping[str, Collection[str]]) -> Goal:
    today = domain.level
    found = [[item.number for item in measures if _addresses(item, lack, signs)] for lack in domain.missing]
    if today is None or not found or not all(found):
        return Goal(domain.id, domain.title, today, today)
    by = tuple(item.number for item in measures if any(item.number in numbers for numbers in found))
    return Goal(domain.id, domain.title, today, today + 1, by)


def _addresses(item: ChosenMeasure, lack: Judgement, signs: Mapping[str, Collection[str]]) -> bool:
    if lack.verdict is not Verdict.NOT_MET:
        return False
    decided = {path for path in lack.reads if not root_of(path).given and not path.startswith(_SIZE)}
    return any(not decided.isdisjoint(signs.get(rule, ())) for rule in item.measure.addresses)
