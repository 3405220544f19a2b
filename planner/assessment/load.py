"""Reads the maturity model and the issue rules of a template set."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from planner.assessment.model import Criterion, Domain, IssueRule, Side
from planner.errors import Place, PlannerError, Problem
from planner.questionnaire.condition import Condition, ConditionError
from planner.templateset import Entry, TemplateSet

_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class AssessmentModel:
    """What the assessment judges by, in the order of the files."""

    domains: tuple[Domain, ...]
    rules: tuple[IssueRule, ...]


def load_assessment(template_set: TemplateSet) -> AssessmentModel:
    """Read `maturity.yaml` and `issues.yaml`; raises `PlannerError` with the problems of every entry."""
    entries = template_set.overlay("issues")
    domains = read_entries(template_set.overlay("maturity"), _domain)
    rules = read_entries(entries, _rule)
    known = {domain.id for domain in domains}
    remedy = f"次から選んでください: {'、'.join(sorted(known))}"
    problems = [
        entry_problem(entry, f"領域「{entry.data['domain']}」がありません", remedy)
        for entry in entries
        if entry.data["domain"] not in known
    ]
    if problems:
        raise PlannerError(problems)
    return AssessmentModel(domains, rules)


def read_entries(entries: tuple[Entry, ...], read: Callable[[Mapping[str, Any]], _Item]) -> tuple[_Item, ...]:
    """Return what `read` makes of each entry's data; raises `PlannerError` with the problems of all entries."""
    items: list[_Item] = []
    problems: list[Problem] = []
    for entry in entries:
        try:
            items.append(read(entry.data))
        except ConditionError as error:
            problems.append(entry_problem(entry, str(error), "条件の書き方を直してください"))
        except (KeyError, TypeError, ValueError, IndexError) as error:
            what = f"項目 {error} がないか、書き方が違います"
            problems.append(entry_problem(entry, what, "同じファイルの他の項目を見本にして直してください"))
    if problems:
        raise PlannerError(problems)
    return tuple(items)


def entry_problem(entry: Entry, what: str, remedy: str) -> Problem:
    """Return a problem at the place of `entry`."""
    place = Place(entry.place.file, entry.place.line, entry.id)
    return Problem("template/entry", place, what, remedy)


def side(text: str) -> Side:
    """Return the side that the files write as `inside` or `outside`; raises `KeyError` otherwise."""
    return Side[text.upper()]


def _domain(data: Mapping[str, Any]) -> Domain:
    return Domain(
        id=data["id"],
        title=data["title"],
        side=side(data["side"]),
        levels=tuple(data["levels"]),
        criteria=tuple(map(_criterion, data["criteria"])),
    )


def _criterion(data: Mapping[str, Any]) -> Criterion:
    return Criterion(data["id"], int(data["level"]), Condition(data["when"]), data["met"], data["not_met"])


def _rule(data: Mapping[str, Any]) -> IssueRule:
    return IssueRule(
        id=data["id"],
        domain=data["domain"],
        when=Condition(data["when"]),
        title=data["title"].strip(),
        evidence=data["evidence"].strip(),
        consequence=data["consequence"].strip(),
        severity=int(data["severity"]),
        release=data.get("release") or "",
    )
