"""Which values are too old to be printed without their year."""

from __future__ import annotations

from planner.answers.model import Answer, AnswerState
from planner.answers.staleness import stale_year
from planner.missing import is_known
from planner.questionnaire.model import QuestionType
from planner.situation.model import Fact, OriginKind, Situation

# A name, a date or a description stays what it is; a count, a state of affairs or an office is true of a day
_AGEING = frozenset(
    (
        QuestionType.INTEGER,
        QuestionType.NUMBER,
        QuestionType.MONEY,
        QuestionType.YESNO,
        QuestionType.CHOICE,
        QuestionType.CHOICES,
        QuestionType.DEPARTMENT,
    )
)
_AGEING_CELLS = frozenset((QuestionType.INTEGER, QuestionType.NUMBER, QuestionType.MONEY))


def old_year(situation: Situation, path: str) -> int | None:
    """Return the year of the oldest answer behind `path` that is over five years old; None if all are newer.

    Public statistics never count as old here: their date stands with their source. Nor do judgements: their number
    and title are of today.
    """
    if not _ages(situation, path):
        return None
    years = (_old_year(fact, situation) for fact in situation.origins((path,)))
    return min((year for year in years if year is not None), default=None)


def _ages(situation: Situation, path: str) -> bool:
    fact = situation.fact_behind(path)
    if fact is None or not is_known(fact.value) or fact.origin.kind not in (OriginKind.ANSWER, OriginKind.DERIVED):
        return False
    if fact.question is None or fact.question.type is not QuestionType.TABLE:
        return True
    return any(path == f"{fact.path}.{item.id}" for item in fact.question.columns if item.type in _AGEING_CELLS)


def _old_year(fact: Fact, situation: Situation) -> int | None:
    if fact.origin.kind is not OriginKind.ANSWER or not is_known(fact.value):
        return None
    if fact.question is None or fact.question.type not in (*_AGEING, QuestionType.TABLE):
        return None
    return stale_year(Answer(AnswerState.ANSWERED, as_of=fact.origin.as_of), situation.on)
