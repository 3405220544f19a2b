"""Judges where the municipality stands: levels from criteria, issues from rules, and what could not be judged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from planner.assessment.controls import control_facts, judge_controls
from planner.assessment.load import AssessmentModel
from planner.assessment.model import (
    DEADLY,
    HEAVIEST,
    Assessment,
    Criterion,
    Domain,
    DomainLevel,
    Issue,
    IssueRule,
    Judgement,
    OpenQuestion,
    Sign,
    Verdict,
)
from planner.missing import Missing, is_known
from planner.roots import root_of
from planner.situation.model import Fact, Origin, OriginKind, Situation

ENOUGH = 0.5  # below this share of judged criteria a level would say more about the answers than about the town


def assess(model: AssessmentModel, situation: Situation) -> Assessment:
    """Return levels, issues by severity and undecided rules.

    Those of hazards that take lives come first, then heavier issues, of equal weight those that an answer or statistic
    confirms, then in the order of the rules. Rules of one theme make one issue: as heavy as the heaviest, whose
    consequence it has, with the evidence of all.
    """
    values = situation.values()
    domains = tuple(_level(domain, values) for domain in model.domains)
    found = [_applied(rule, values) for rule in model.rules]
    present = sorted((item for item in found if item.holds is True), key=lambda item: -item.weight)
    themes = sorted(_by_theme(present), key=lambda items: (-items[0].weight, _is_unconfirmed(items, values)))
    issues = tuple(_issue(number, items, model, values) for number, items in enumerate(themes, start=1))
    undecided = tuple(
        OpenQuestion(item.rule.id, item.rule.domain, item.reads, item.rule.release, item.rule.title)
        for item in found
        if item.is_open
    )
    others = (item for item in found if item.holds is not True and not item.is_open and not item.rule.release)
    ruled_out = tuple(dict.fromkeys(path for item in others for path in item.reads))
    return Assessment(domains, issues, undecided, ruled_out, judge_controls(model.controls, situation))


def with_assessment(situation: Situation, assessment: Assessment) -> Situation:
    """Return `situation` knowing each level and issue, and what they were judged from."""
    undecided = tuple(f"undecided.{item.id}" for item in assessment.undecided)
    issues = (*(f"issues.{item.id}" for item in assessment.issues), *undecided, *assessment.ruled_out)
    # Which domains there are is the same for every municipality; which issues there are is not
    lists = {"maturity": (), "maturity_of": (), "issues": issues, "undecided": issues}
    facts = [Fact(name, None, name, Origin(OriginKind.RULE, inputs=inputs)) for name, inputs in lists.items()]
    for item in assessment.domains:
        reads = tuple(read for judged in item.judgements for read in judged.reads)
        level = Missing(f"maturity.{item.id}") if item.level is None else item.level
        facts += [
            replace(_fact(f"{name}.{item.id}", item.title, reads), value=level) for name in ("maturity", "maturity_of")
        ]
    for issue in assessment.issues:
        facts += [_fact(f"signs.{sign.id}", issue.number, sign.reads, sign.release) for sign in issue.signs]
        facts.append(_fact(f"issues.{issue.id}", issue.number, tuple(f"signs.{sign.id}" for sign in issue.signs)))
    facts += control_facts(assessment.controls)
    facts += [
        _fact(f"undecided.{item.id}", "決められない課題", item.reads, item.release) for item in assessment.undecided
    ]
    return situation.with_facts(facts)


def _fact(path: str, label: str, reads: tuple[str, ...], released: str = "") -> Fact:
    origin = Origin(OriginKind.RULE, inputs=tuple(dict.fromkeys(reads)))
    return Fact(path, label, label, origin, released=released)


def _level(domain: Domain, values: Mapping[str, Any]) -> DomainLevel:
    judgements = tuple(_judged(criterion, values) for criterion in domain.criteria)
    applicable = [item for item in judgements if item.verdict is not Verdict.NOT_APPLICABLE]
    judged = [item for item in applicable if item.verdict is not Verdict.UNKNOWN]
    reached = _reached(applicable, len(domain.levels))
    is_enough = bool(applicable) and len(judged) / len(applicable) >= ENOUGH
    missing = tuple(item for item in applicable if item.level <= reached + 1 and item.verdict is not Verdict.MET)
    is_open = is_enough and bool(missing) and all(item.verdict is Verdict.UNKNOWN for item in missing)
    level = reached if is_enough and (reached or not is_open) else None
    titles = ("まだどの段階も満たさない", *domain.levels)
    no_title = "未把握の項目で決まる" if is_open else "回答が足りず判定しない"
    return DomainLevel(
        id=domain.id,
        title=domain.title,
        side=domain.side,
        level=level,
        level_title=no_title if level is None else titles[level],
        next_title=titles[reached + 1] if reached < len(domain.levels) else "―",
        judged=len(judged),
        applicable=len(applicable),
        judgements=judgements,
        missing=missing,
        source=domain.source,
        open=is_open,
    )


def _reached(judgements: list[Judgement], highest: int) -> int:
    """Return the highest level up to which every criterion is met; a level without criteria rests on those below."""
    for level in range(1, highest + 1):
        if any(item.level == level and item.verdict is not Verdict.MET for item in judgements):
            return level - 1
    return highest


def _judged(criterion: Criterion, values: Mapping[str, Any]) -> Judgement:
    holds, reads = criterion.when.evaluate(values)
    if isinstance(holds, Missing):
        verdict = Verdict.NOT_APPLICABLE if holds.is_settled else Verdict.UNKNOWN
        text = criterion.unknown
    else:
        verdict = Verdict.MET if holds else Verdict.NOT_MET
        text = criterion.met if holds else criterion.not_met
    return Judgement(criterion.id, criterion.level, verdict, text, reads)


class _Applied(Struct, frozen=True):
    rule: IssueRule
    holds: bool | Missing
    reads: tuple[str, ...]
    deadly: bool

    @property
    def weight(self) -> int:
        """Its severity, and more than the heaviest for what takes lives."""
        return HEAVIEST + 1 if self.deadly else self.rule.severity

    @property
    def is_open(self) -> bool:
        return isinstance(self.holds, Missing) and not self.holds.is_settled


def _applied(rule: IssueRule, values: Mapping[str, Any]) -> _Applied:
    holds, reads = rule.judged(values)
    return _Applied(rule, holds, (*reads, *([DEADLY] if rule.lives else ())), rule.is_deadly(values))


def _by_theme(present: Sequence[_Applied]) -> Iterable[tuple[_Applied, ...]]:
    groups: dict[str, list[_Applied]] = {}
    for item in present:
        groups.setdefault(item.rule.theme or f"rule {item.rule.id}", []).append(item)
    return map(tuple, groups.values())


def _issue(number: int, items: tuple[_Applied, ...], model: AssessmentModel, values: Mapping[str, Any]) -> Issue:
    lead = items[0].rule
    return Issue(
        id=lead.id,
        number=f"課題{number}",
        domain=lead.domain,
        title=lead.title if len(items) == 1 else model.themes[lead.theme],
        evidence="".join(item.rule.evidence for item in items),
        consequence=lead.consequence,
        severity=min(items[0].weight, HEAVIEST),
        signs=tuple(map(_sign, items)),
        unconfirmed=_is_unconfirmed(items, values),
        about=tuple(word for item in items for word in item.rule.about),
        deadly=items[0].deadly,
    )


def _sign(item: _Applied) -> Sign:
    rule = item.rule
    return Sign(rule.id, item.reads, rule.release, rule.consequence, rule.tells)


def _is_unconfirmed(items: tuple[_Applied, ...], values: Mapping[str, Any]) -> bool:
    return not any(_is_founded(item, values) for item in items)


def _is_founded(item: _Applied, values: Mapping[str, Any]) -> bool:
    """Whether a rule rests on a known answer, or asks for none."""
    asked = [path for path in item.reads if not root_of(path).given]
    return not asked or any(is_known(values[path]) for path in asked)
