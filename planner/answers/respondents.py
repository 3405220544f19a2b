"""Who in the municipality knows an answer."""

from __future__ import annotations

from planner.answers.model import Answers
from planner.questionnaire.model import Question
from planner.questionnaire.roles import role_label

_DEPARTMENTS = "organisation.departments"


def respondent_name(question: Question, answers: Answers) -> str:
    """Return the 課 to ask: as the municipality calls it if it told us, else by its role (税担当課)."""
    for row in answers.value(_DEPARTMENTS) or ():
        if row["role"] == question.respondent and row["name"]:
            return str(row["name"])
    return role_label(question.respondent)
