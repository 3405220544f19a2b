"""Reads the maturity model, the issue rules and the security controls of a template set."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, TypeVar

from msgspec import Struct, field

from planner.assessment.controls import ControlRule
from planner.assessment.model import Criterion, Domain, IssueRule, Side
from planner.errors import PlannerError, Problem, raise_errors, together
from planner.questionnaire.condition import Condition, ConditionError
from planner.templateset.model import TemplateSet
from planner.templateset.overlay import Entry
from planner.templateset.schema import CONDITION

_Item = TypeVar("_Item")


class AssessmentModel(Struct, frozen=True):
    """What the assessment judges by, in the order of the files. `themes` are Jinja texts: the title of each theme."""

    domains: tuple[Domain, ...]
    rules: tuple[IssueRule, ...]
    themes: Mapping[str, str] = field(default_factory=dict)
    controls: tuple[ControlRule, ...] = ()


def load_assessment(template_set: TemplateSet) -> AssessmentModel:
    """Read `maturity`, `issues`, `themes` and `controls`; raises `PlannerError` with the problems of every entry."""
    entries = template_set.overlay("issues")
    written = (*entries, *template_set.laid("issues").faulty)
    domains, rules, controls, themes, *_ = together(
        lambda: read_entries(template_set.overlay("maturity"), _domain),
        lambda: read_entries(entries, _rule),
        lambda: read_entries(template_set.overlay("controls"), _control),
        lambda: {entry.id: str(entry.data["title"]).strip() for entry in template_set.overlay("themes")},
        lambda: raise_errors(_unknown(written, "domain", "領域", template_set.ids("maturity"))),
        lambda: raise_errors(_unknown(written, "theme", "主題", template_set.ids("themes"))),
        lambda: raise_errors(_never(entries)),
    )
    return AssessmentModel(domains, rules, themes, controls)


def _unknown(entries: tuple[Entry, ...], key: str, kind: str, known: Collection[str]) -> Iterator[Problem]:
    remedy = f"次から選んでください: {'、'.join(sorted(known))}"
    for entry in entries:
        name = entry.data.get(key)
        if name and isinstance(name, str) and name not in known:
            yield entry_problem(entry, key, f"{kind}「{name}」がありません", remedy)


def _never(entries: tuple[Entry, ...]) -> Iterator[Problem]:
    """Yield the issue rules that nothing can call forth."""
    for entry in entries:
        if not entry.data.get("when") and not entry.data.get("about"):
            what = "when も about もなく、課題になるときがありません"
            yield entry_problem(entry, "id", what, "when の条件か about の語を書いてください")


def read_entries(entries: tuple[Entry, ...], read: Callable[[Mapping[str, Any]], _Item]) -> tuple[_Item, ...]:
    """Return what `read` makes of each entry's data; raises `PlannerError` with the problems of all entries."""
    items: list[_Item] = []
    problems: list[Problem] = []
    for entry in entries:
        found = list(malformed_conditions(entry))
        problems += found
        if not found:
            items.append(read(entry.data))
    if problems:
        raise PlannerError(problems)
    return tuple(items)


def malformed_conditions(entry: Entry) -> Iterator[Problem]:
    """Yield each condition of an entry that cannot be read."""
    for keys, source in entry.texts(CONDITION):
        try:
            Condition(source)
        except ConditionError as error:
            yield Problem("template/condition", entry.at(*keys), str(error), "条件の書き方を直してください")


def entry_problem(entry: Entry, key: str, what: str, remedy: str) -> Problem:
    """Return the problem of a key of `entry`."""
    return Problem("template/entry", entry.at(key), what, remedy)


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
        source=data["source"].strip(),
    )


def _criterion(data: Mapping[str, Any]) -> Criterion:
    return Criterion(data["id"], int(data["level"]), Condition(data["when"]), data["met"], data["not_met"])


def _rule(data: Mapping[str, Any]) -> IssueRule:
    return IssueRule(
        id=data["id"],
        domain=data["domain"],
        when=_condition(data, "when"),
        title=data["title"].strip(),
        evidence=data["evidence"].strip(),
        consequence=data["consequence"].strip(),
        severity=int(data["severity"]),
        release=data.get("release") or "",
        theme=data.get("theme") or "",
        about=tuple(data.get("about") or ()),
        tells=data.get("tells") or "",
        lives=tuple(data.get("lives") or ()),
    )


def _control(data: Mapping[str, Any]) -> ControlRule:
    return ControlRule(
        id=data["id"],
        title=data["title"],
        area=int(data["area"]),
        article=data["article"],
        asks=data["asks"],
        done=_condition(data, "done"),
        planned=_condition(data, "planned"),
        days=data["days"],
        owner=data["owner"],
        todo=data["todo"],
        row=data.get("row") or "",
        applies=_condition(data, "applies"),
    )


def _condition(data: Mapping[str, Any], key: str) -> Condition | None:
    return Condition(data[key]) if data.get(key) else None
