"""A value from the public statistics that is offered as the answer to a question, and what is odd about the own."""

from __future__ import annotations

from msgspec import Struct

from planner.answers.confirmed import odd_figures
from planner.interview.parts import told_beyond_whole
from planner.interview.session import Session
from planner.missing import Missing
from planner.municipality.columns import COLUMNS
from planner.municipality.model import Municipality
from planner.municipality.table import MunicipalityTable
from planner.questionnaire.model import Question, QuestionType


class Suggestion(Struct, frozen=True):
    """A public value with the source and date that go into the answer, and how it is shown."""

    value: int | float | str
    source: str
    as_of: str
    text: str


def suggestion_for(session: Session, question: Question, table: MunicipalityTable) -> Suggestion | None:
    """Return the public value that the question names, None without one or before the municipality is known."""
    column, municipality = COLUMNS.get(question.prefill), _municipality(session, table)
    if column is None or municipality is None:
        return None
    value = municipality.statistic(column.id)
    if isinstance(value, Missing):
        return None
    source = f"{municipality.source}、{column.dated}" if municipality.source else column.short_source
    text = f"{column.label} {column.printed(value)}（{source}）"
    return Suggestion(value, municipality.source or column.source, column.as_of, text)


def told_odd(session: Session, question: Question, table: MunicipalityTable) -> str:
    """Return how the figure just given lies far from the public one or beyond what it is part of, empty if neither.

    Who made a slip mends it best.
    """
    own = _municipality(session, table) if question.prefill else None
    found = odd_figures([question], session.answers, own)
    return "".join(f"{finding.what}。{finding.remedy}。" for finding in found) + told_beyond_whole(session, question)


def _municipality(session: Session, table: MunicipalityTable) -> Municipality | None:
    for question in session.questionnaire:
        if question.type is QuestionType.MUNICIPALITY:
            code = session.answers.value(question.id)
            return table.by_code(code) if isinstance(code, str) else None
    return None
