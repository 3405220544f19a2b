"""The numbers that every vendor is asked to estimate on, and where an estimate rests on others.

Who asks may have changed them for one case, so another number is a question and no reason to give an estimate back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

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
            what = f"「{title}」がありません（回答は{number:,}）"
            yield Finding("premise", cell.at, what, "見積もった前提の数を書いてください")
        elif cell.number != number:
            what = f"「{title}」が回答の数と違います（回答は{number:,}、見積書は{cell.number:,}）"
            ask = "依頼した数でなければ、違う数とした理由と、依頼した数のときの額を示してください"
            yield Finding("premise", cell.at, what, ask)
