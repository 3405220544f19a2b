"""Who in the municipality knows an answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from planner.answers.model import Answers, AnswerState
from planner.answers.visibility import with_visibility
from planner.questionnaire.model import Question, Questionnaire
from planner.questionnaire.roles import role_label

_DEPARTMENTS = "organisation.departments"


@dataclass(frozen=True, slots=True)
class Asked:
    """What one 課 has yet to be asked, in the order of the questionnaire, and how many minutes it takes, as a guide."""

    department: str
    questions: tuple[Question, ...]
    minutes: int


def respondent_name(question: Question, answers: Answers) -> str:
    """Return the 課 to ask: as the municipality calls it if it told us, else by its role (税担当課)."""
    for row in answers.value(_DEPARTMENTS) or ():
        if row["role"] == question.respondent and row["name"]:
            return str(row["name"])
    return role_label(question.respondent)


def still_to_ask(questionnaire: Questionnaire, answers: Answers) -> tuple[Asked, ...]:
    """Return the open questions by the 課 that knows, those with most questions first.

    Open is what is asked and has neither an answer nor 該当なし; 分からない and 後で are open. A 課 with several roles
    is one.
    """
    seen = with_visibility(questionnaire, answers)
    groups: dict[str, list[tuple[Question, float]]] = {}
    for question, minutes in _open(questionnaire, seen):
        groups.setdefault(respondent_name(question, seen), []).append((question, minutes))
    asked = [
        Asked(name, tuple(question for question, _ in items), ceil(sum(minutes for _, minutes in items)))
        for name, items in groups.items()
    ]
    return tuple(sorted(asked, key=lambda item: -len(item.questions)))


def _open(questionnaire: Questionnaire, answers: Answers) -> Iterator[tuple[Question, float]]:
    for section in questionnaire.sections:
        for question in section.questions:
            answer = answers.get(question.id)
            settled = answer and answer.state in (AnswerState.ANSWERED, AnswerState.NOT_APPLICABLE)
            if question.id not in answers.hidden and not settled:
                yield question, section.minutes / len(section.questions)
