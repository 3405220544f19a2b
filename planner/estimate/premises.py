"""The numbers that every vendor is asked to estimate on, and where an estimate rests on others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from planner.errors import Severity
from planner.estimate.model import Estimate, Finding
from planner.missing import is_known
from planner.procurement.estimate import EstimateForm
from planner.questionnaire.model import Disclosure
from planner.situation.model import Situation

Premises = Mapping[str, int | float]


def premises(form: EstimateForm, situation: Situation) -> Premises:
    """Return the known numbers by the id of their field; only those that anybody may read, for vendors get the form."""
    asked = {field.id: field.premise for field in form.heads if field.premise}
    return {
        name: situation.value(path)
        for name, path in asked.items()
        if path in situation and is_known(situation.value(path)) and situation.disclosure(path) is Disclosure.PUBLIC
    }


def premise_findings(form: EstimateForm, estimate: Estimate, asked: Premises) -> Iterator[Finding]:
    """Yield each premise that is another one than was asked for, or is not told."""
    for name, number in asked.items():
        cell, title = estimate.heads[name], form.title(name)
        if cell.fault:
            continue
        if cell.number is None:
            what = f"「{title}」がありません（依頼は{number:,}）"
            yield Finding("premise", cell.at, what, "見積もった前提の数を書いてください")
        elif cell.number != number:
            what = f"「{title}」が依頼と違います（依頼は{number:,}、見積書は{cell.number:,}）"
            ask = "依頼の数で見積もり直すか、違う数とした理由と、依頼の数のときの額を示してください"
            yield Finding("premise", cell.at, what, ask, Severity.ERROR)
