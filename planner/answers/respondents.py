"""Who in the municipality knows an answer."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType
from typing import Any

from msgspec import Struct

from planner.answers.completeness import open_questions
from planner.answers.model import Answers
from planner.answers.visibility import with_visibility
from planner.questionnaire.minutes import minutes, told_minutes
from planner.questionnaire.model import Question, Questionnaire
from planner.questionnaire.roles import WITHIN, role_label

DEPARTMENTS = "organisation.departments"
# The roles whose 課 has a question of its own; all others stand in the table
ASKED: Mapping[str, str] = MappingProxyType({"it": "organisation.it_department", "plan": "upper.owner"})


class Asked(Struct, frozen=True):
    """What one 課 has yet to be asked, in the order of the questionnaire, and how many minutes it takes, as a guide."""

    department: str
    questions: tuple[Question, ...]
    minutes: int


def respondent_name(question: Question, answers: Answers) -> str:
    """Return the 課 to ask: as the municipality calls it if it told us, else by its role (税担当課).

    A role that has no 課 of its own is looked for in that of the role it lies within.
    """
    role: str | None = question.respondent
    while role:
        if name := _named(role, answers):
            return name
        role = WITHIN.get(role)
    return role_label(question.respondent)


def _named(role: str, answers: Answers) -> str:
    told = answers.value(ASKED[role]) if role in ASKED else None
    return told if isinstance(told, str) else offices_of(answers.value(DEPARTMENTS) or (), role)


def offices_of(rows: Iterable[Mapping[str, Any]], role: str) -> str:
    """Return the 課 that has a role in the rows of the table; 農林課及び水産課 where two share it, empty if none."""
    names = list(dict.fromkeys(row["name"] for row in rows if row["role"] == role and isinstance(row["name"], str)))
    return "及び".join(filter(None, ("、".join(names[:-1]), *names[-1:])))


def still_to_ask(
    questionnaire: Questionnaire, answers: Answers, scope: Collection[str] | None = None
) -> tuple[Asked, ...]:
    """Return the open questions by the 課 that knows, those with most questions first; a 課 with several roles is one.

    `scope` are the ids of the questions that count, None for all.
    """
    seen = with_visibility(questionnaire, answers)
    groups: dict[str, list[Question]] = {}
    for question in open_questions(questionnaire, seen, scope):
        groups.setdefault(respondent_name(question, seen), []).append(question)
    asked = [Asked(name, tuple(items), minutes(items)) for name, items in groups.items()]
    return tuple(sorted(asked, key=lambda item: -len(item.questions)))


def told_department(item: Asked) -> str:
    """Return a 課 with how much it has to be asked."""
    return f"{item.department}（{len(item.questions)}問、約{told_minutes(item.minutes)}）"
