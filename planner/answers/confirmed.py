"""Public figures that a question offers: whether the own figure takes their place, and what is odd about it."""

from __future__ import annotations

from collections.abc import Iterator

from planner.answers.finding import Finding
from planner.answers.model import Answer, Answers
from planner.answers.staleness import last_day
from planner.municipality.columns import COLUMNS
from planner.municipality.model import Municipality
from planner.questionnaire.model import Question, Questionnaire

_FAR = 0.2  # of the public figure; populations, staff and ratios move less in the years between two surveys


def is_newer(answer: Answer, column_id: str) -> bool:
    """Whether an own figure takes the place of the public one: it does unless it is of an earlier time."""
    own, public = last_day(answer.as_of or answer.on), last_day(COLUMNS[column_id].as_of)
    return own is None or public is None or own >= public


def odd_figures(questionnaire: Questionnaire, answers: Answers, own: Municipality | None) -> Iterator[Finding]:
    """Yield the own figures that are older than the public ones, and those that lie far from them."""
    for question in questionnaire:
        answer = answers.visible(question.id) if question.prefill else None
        if answer is None or not answer.is_answered or own is None:
            continue
        public = own.statistic(question.prefill)
        if isinstance(public, int | float):
            yield from _odd(question, answer, public)


def _odd(question: Question, answer: Answer, public: int | float) -> Iterator[Finding]:
    column = COLUMNS[question.prefill]
    both = f"「{question.label}」{column.printed(answer.value)}と、{column.short_source}の{column.printed(public)}"
    if not is_newer(answer, column.id):
        what = f"公的統計の方が新しいので、この回答は使いません（{both}）"
        yield Finding(question.id, "older-figure", what, "より新しい値に直すか、項目を消してください")
    elif abs(answer.value - public) > abs(public) * _FAR:
        what = f"公的統計と2割を超えて違います（{both}）"
        yield Finding(question.id, "far-figure", what, "桁、単位、数える範囲と時点を確かめてください")
