"""Gathers everything that rests on one answer or statistic."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from planner.assessment.load import AssessmentModel
from planner.assessment.model import DomainLevel, IssueRule, Judgement
from planner.audit.place import title_of
from planner.impact.dependence import Dependence
from planner.manuscript.model import Block, Manuscript
from planner.missing import Missing
from planner.pipeline import Composed
from planner.programme.model import ChosenMeasure, NotDone
from planner.questionnaire.model import Question
from planner.situation.model import Fact, OriginKind


class RuleTouched(Struct, frozen=True):
    """An issue rule that reads the fact. `number` is that of the issue it is part of, empty if there is none here.

    `is_open` if the answers do not decide it; `reads` are all paths behind it.
    """

    rule: IssueRule
    number: str
    is_open: bool
    reads: tuple[str, ...]


class SectionTouched(Struct, frozen=True):
    """A section of a document with its blocks that show the fact or a figure of it, and those that judgements led to.

    `is_silent` if the fact decides that something is not said there.
    """

    document: str
    title: str
    shown: tuple[Block, ...]
    judged: tuple[Block, ...]
    is_silent: bool


class Impact(Struct, frozen=True):
    """What rests on `fact`; measures come with the paths through which they do."""

    fact: Fact
    figures: tuple[Fact, ...]
    questions: tuple[Question, ...]
    judgements: tuple[tuple[DomainLevel, Judgement], ...]
    rules: tuple[RuleTouched, ...]
    chosen: tuple[tuple[ChosenMeasure, tuple[str, ...]], ...]
    others: tuple[tuple[NotDone, tuple[str, ...]], ...]
    sections: tuple[SectionTouched, ...]


def impact(composed: Composed, model: AssessmentModel, fact: Fact) -> Impact:
    """Return what rests on `fact`; `model` is the one the assessment was made with."""
    decided = composed.decided
    found, programme = Dependence(decided.situation, fact.path), decided.programme
    rests = [(item, found.behind(item.reads)) for item in programme.others]
    return Impact(
        fact=fact,
        figures=tuple(item for item in decided.situation.facts.values() if _is_figure(item, found)),
        questions=tuple(item for item in composed.checked.questionnaire if item.when and fact.path in item.when.names),
        judgements=tuple(
            (domain, item)
            for domain in decided.assessment.domains
            for item in domain.judgements
            if found.behind(item.reads)
        ),
        rules=tuple(_rules(composed, model, found)),
        chosen=tuple((item, paths) for item in programme.measures if (paths := found.behind(item.reads))),
        others=tuple((item, paths) for item, paths in rests if paths),
        sections=tuple(item for manuscript in composed.written for item in _sections(manuscript, found)),
    )


def _is_figure(fact: Fact, found: Dependence) -> bool:
    return fact.origin.kind is OriginKind.DERIVED and found.is_value(fact.path)


def _rules(composed: Composed, model: AssessmentModel, found: Dependence) -> Iterator[RuleTouched]:
    values = composed.decided.situation.values()
    for rule in model.rules:
        holds, reads = rule.judged(values)
        if found.behind(reads):
            issue = next((item for item in composed.decided.assessment.issues if item.is_addressed({rule.id})), None)
            is_open = isinstance(holds, Missing) and not holds.is_settled
            yield RuleTouched(rule, issue.number if issue else "", is_open, reads)


def _sections(manuscript: Manuscript, found: Dependence) -> Iterator[SectionTouched]:
    for section in manuscript.sections:
        shown = tuple(item for item in section.blocks if any(map(found.is_value, item.trace.paths)))
        judged = tuple(
            item for item in section.blocks if item not in shown and any(map(found.is_judgement, item.trace.paths))
        )
        # A section of which nothing is written has no name that a reader knows
        is_silent = bool(section.blocks) and bool(found.behind(section.unsaid.paths))
        if shown or judged or is_silent:
            yield SectionTouched(manuscript.title, title_of(section), shown, judged, is_silent)
