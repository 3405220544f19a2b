"""Finds the answer or statistic that somebody asks about, by its id or by what it is called."""

from __future__ import annotations

from planner.errors import ExitStatus, Place, PlannerError, Problem
from planner.nearest import nearest
from planner.situation.model import Fact, OriginKind, Situation

_ASKED_ABOUT = (OriginKind.ANSWER, OriginKind.PUBLIC)
_MOST = 10


def subject(situation: Situation, text: str) -> Fact:
    """Return the answer or statistic whose id or label is `text`, or whose label or question alone contains it.

    Raises `PlannerError` with those it may be, or with the nearest.
    """
    facts = [fact for fact in situation.facts.values() if fact.origin.kind in _ASKED_ABOUT]
    exact = [fact for fact in facts if text in (fact.path, fact.label)]
    found = exact or [fact for fact in facts if text and text in _words(fact)]
    if len(found) == 1:
        return found[0]
    if found:
        what, remedy = (
            f"「{text}」に当たる項目が{len(found)}件あります",
            f"次から選んでください: {_listed(found[:_MOST])}",
        )
    else:
        what = f"「{text}」という項目はありません"
        remedy = _nearest(facts, text) or "設問の id（分野.設問）か、設問の名前か表に書いた言葉の一部を書いてください"
    raise PlannerError([Problem("explain/unknown", Place(), what, remedy)], ExitStatus.WRONG_USE)


def _words(fact: Fact) -> str:
    return f"{fact.label}\n{fact.question.ask if fact.question else ''}"


def _nearest(facts: list[Fact], text: str) -> str:
    by_name = {fact.label: fact for fact in facts} | {fact.path: fact for fact in facts}
    found = nearest(text, by_name)
    return f"「{by_name[found].label}」（{by_name[found].path}）のことですか" if found else ""


def _listed(facts: list[Fact]) -> str:
    return "、".join(f"{fact.label}（{fact.path}）" for fact in facts)
