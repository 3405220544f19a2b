"""How much of the questionnaire is answered, and what must be before a final build."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from planner.answers.model import Answers, AnswerState
from planner.answers.visibility import answer_values, with_visibility
from planner.missing import Missing, Reason
from planner.questionnaire.model import Question, Questionnaire, Section


@dataclass(frozen=True, slots=True)
class SectionCompleteness:
    """Counts of one section; questions hidden by their condition are in none of them."""

    section: Section
    visible: int
    answered: int
    unknown: int
    not_applicable: int
    later: int

    @property
    def unanswered(self) -> int:
        """Questions nobody has said anything about yet."""
        return self.visible - self.answered - self.unknown - self.not_applicable - self.later

    @property
    def is_complete(self) -> bool:
        """Whether every question has been met with an answer or with a word why there is none."""
        return self.unanswered == 0 and self.later == 0


def completeness(questionnaire: Questionnaire, answers: Answers) -> tuple[SectionCompleteness, ...]:
    """Return the counts of every section, in the order of the questionnaire."""
    seen = with_visibility(questionnaire, answers)
    return tuple(_counted(section, seen) for section in questionnaire.sections)


def missing_required(questionnaire: Questionnaire, answers: Answers) -> tuple[Question, ...]:
    """Return the required questions without a value; 分からない and 該当なし are no value.

    A question whose condition is not decided yet is among them: it may have to be asked.
    """
    values = answer_values(questionnaire, answers)
    return tuple(
        question
        for question in questionnaire
        if question.required and isinstance(value := values[question.id], Missing) and value.reason is not Reason.HIDDEN
    )


def deciding(questionnaire: Questionnaire, answers: Answers, question: Question) -> tuple[Question, ...]:
    """Return the questions whose answers have yet to decide whether `question` is asked."""
    values = answer_values(questionnaire, answers)
    names = question.when.names if question.when else ()
    return tuple(
        questionnaire[name] for name in names if isinstance(value := values[name], Missing) and not value.is_settled
    )


def _counted(section: Section, answers: Answers) -> SectionCompleteness:
    ids = [question.id for question in section.questions if question.id not in answers.hidden]
    states = Counter(answer.state for question_id in ids if (answer := answers.get(question_id)))
    return SectionCompleteness(
        section,
        visible=len(ids),
        answered=states[AnswerState.ANSWERED],
        unknown=states[AnswerState.UNKNOWN],
        not_applicable=states[AnswerState.NOT_APPLICABLE],
        later=states[AnswerState.LATER],
    )
