"""Answers that cannot all be true, or that public data and law contradict: rules over the situation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from msgspec import Struct

from planner.answers.finding import Finding
from planner.answers.shown import shown
from planner.assessment.load import read_entries
from planner.errors import Severity
from planner.japanese.era import era_date, fiscal_year_label
from planner.japanese.number import grouped
from planner.missing import Missing
from planner.municipality.columns import COLUMNS
from planner.questionnaire.condition import Condition
from planner.questionnaire.model import Column, QuestionType
from planner.situation.law import LegalFact
from planner.situation.model import Fact, OriginKind, Situation
from planner.templateset.model import TemplateSet

ROW = "row"  # the name by which a condition reads the row it is tried on
_LONGEST = 40
_SEVERITIES = {"error": Severity.ERROR, "warning": Severity.WARNING}


class ContradictionRule(Struct, frozen=True):
    """When answers do not go together. With `each`, the condition is tried on every row of that table as `row`."""

    id: str
    when: Condition
    says: str
    remedy: str
    severity: Severity = Severity.WARNING
    each: str = ""


def load_contradictions(template_set: TemplateSet) -> tuple[ContradictionRule, ...]:
    """Read `contradictions.yaml`; raises `PlannerError` with the problems of every entry."""
    return read_entries(template_set.overlay("contradictions"), _rule)


def contradictions(rules: tuple[ContradictionRule, ...], situation: Situation) -> Iterator[Finding]:
    """Yield what does not go together; a rule that what is known does not decide says nothing."""
    values = situation.values()
    for rule in rules:
        if not rule.each:
            if rule.when.evaluate(values)[0] is True:
                yield _finding(rule, situation, rule.says, _sides(rule, situation))
            continue
        for number, row in enumerate(values[rule.each], start=1):
            cells = {f"{ROW}.{name}": cell for name, cell in row.items()}
            if rule.when.evaluate({**values, **cells})[0] is True:
                yield _of_row(rule, situation, number, row)


def _of_row(rule: ContradictionRule, situation: Situation, number: int, row: Mapping[str, Any]) -> Finding:
    table = situation[rule.each]
    columns = table.question.columns if table.question else ()
    title = "" if isinstance(row[columns[0].id], Missing) else f"（{shown(columns[0], row[columns[0].id])}）"
    told = [_side_of_cell(column, row[column.id]) for column in columns if f"{ROW}.{column.id}" in rule.when.names]
    says = f"「{table.label}」の{number}行目{title}は、{rule.says}"
    return _finding(rule, situation, says, [*told, *_sides(rule, situation)])


def _finding(rule: ContradictionRule, situation: Situation, says: str, sides: list[str]) -> Finding:
    asked = [name for name in (rule.each, *rule.when.names) if name in situation and situation[name].question]
    bottom = asked or [fact.path for fact in situation.origins(rule.when.names) if fact.question]
    what = f"{says}（{'、'.join(sides)}）"
    return Finding(bottom[0], "contradiction", what, rule.remedy, rule.severity)


def _sides(rule: ContradictionRule, situation: Situation) -> list[str]:
    """Return what the condition compares, as people read it; what is not known is left out."""
    facts = [(name, fact) for name in rule.when.names if (fact := situation.fact_behind(name))]
    return list(filter(None, (_side(fact, name.removeprefix(fact.path + ".")) for name, fact in facts)))


def _side(fact: Fact, part: str) -> str:
    if isinstance(fact.value, Missing):
        return ""
    if isinstance(fact.value, LegalFact):
        told = "施行" if part.startswith("since") else "法令・国の資料の値"
        return f"{told} {_plain(_part(fact.value, part))}（{fact.value.source}）"
    return f"「{fact.label}」{_printed(fact)}"


def _part(law: LegalFact, path: str) -> Any:
    found: Any = law
    for name in path.removesuffix(".year").split("."):
        found = found[name] if isinstance(found, Mapping) else getattr(found, name)
    return found


def _side_of_cell(column: Column, cell: Any) -> str:
    return f"「{column.label}」{'空欄' if isinstance(cell, Missing) else shown(column, cell)}"


def _printed(fact: Fact) -> str:
    if fact.origin.rows_of or (fact.question is not None and fact.question.type is QuestionType.TABLE):
        return f"{len(fact.value)}行"
    if isinstance(fact.value, bool) and fact.question is None:
        return "あり" if fact.value else "なし"
    if fact.question is not None:
        text = shown(fact.question, fact.value)
        return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
    if fact.origin.kind is OriginKind.PUBLIC and (column := COLUMNS.get(fact.path.removeprefix("stats."))):
        return f"{column.printed(fact.value)}（{fact.origin.source}、{column.dated}）"
    if fact.label.endswith("年度") and isinstance(fact.value, int):
        return fiscal_year_label(fact.value)
    return f"{_plain(fact.value)}{fact.unit}"


def _plain(value: Any) -> str:
    if isinstance(value, date):
        return era_date(value)
    return grouped(value) if isinstance(value, int | float) else str(value)


def _rule(data: Mapping[str, Any]) -> ContradictionRule:
    return ContradictionRule(
        id=data["id"],
        when=Condition(data["when"]),
        says=data["says"].strip(),
        remedy=data["remedy"].strip(),
        severity=_SEVERITIES[data.get("severity", "warning")],
        each=data.get("each", ""),
    )
