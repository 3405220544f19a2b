"""What a check of the answers found about one question."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from planner.answers.model import Answers
from planner.errors import Place, Problem, Severity
from planner.questionnaire.model import Question

_OPEN = "answers/open"


class Finding(Struct, frozen=True):
    """One thing to mend or to know about the answer to `question_id`."""

    question_id: str
    code: str
    what: str
    remedy: str
    severity: Severity = Severity.WARNING


def problem_of(finding: Finding, question: Question, answers: Answers) -> Problem:
    """Return the finding as a problem at the line of the answer, if there is one."""
    answer = answers.get(finding.question_id)
    place = Place(answers.file, answer.line if answer else None, question.label or question.ask, question.id)
    return Problem(f"answers/{finding.code}", place, finding.what, finding.remedy, finding.severity)


def apart_from_open(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems without those that only say that a question is open, which are told by the 課."""
    return tuple(problem for problem in problems if problem.code != _OPEN)
