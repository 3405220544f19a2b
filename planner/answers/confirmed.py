"""Public figures that a question offers: whether the own figure takes their place, and what is odd about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import MappingProxyType

from planner.answers.finding import Finding
from planner.answers.model import Answer, Answers
from planner.answers.staleness import last_day
from planner.municipality.columns import COLUMNS
from planner.municipality.model import Municipality
from planner.questionnaire.model import Question

# How far below and above the public figure an own one may lie before it is odd, as shares of the public one.
# From 2024 to 2025 residents fell by over 4 % in 2 % of all municipalities and grew by over 1.5 % in 1 %; two years
# lie between two surveys. Numbers of staff and ratios move more.
_MARGINS = MappingProxyType({"pop_juki_20250101": (0.08, 0.03)})
_MARGINS_ELSE = (0.2, 0.2)


def is_newer(answer: Answer, column_id: str) -> bool:
    """Whether an own figure takes the place of the public one: it does unless it is of an earlier time."""
    own, public = last_day(answer.as_of or answer.on), last_day(COLUMNS[column_id].as_of)
    return own is None or public is None or own >= public


def odd_figures(questions: Iterable[Question], answers: Answers, own: Municipality | None) -> Iterator[Finding]:
    """Yield the own figures that are older than the public ones, and those that lie far from them."""
    for question in questions:
        answer = answers.visible(question.id) if question.prefill else None
        if answer is None or not answer.is_answered or own is None:
            continue
        public = own.statistic(question.prefill)
        if isinstance(public, int | float) and public:
            yield from _odd(question, answer, public)


def _odd(question: Question, answer: Answer, public: int | float) -> Iterator[Finding]:
    column = COLUMNS[question.prefill]
    both = f"「{question.label}」{column.printed(answer.value)}と、{column.short_source}の{column.printed(public)}"
    if not is_newer(answer, column.id):
        what = f"公的統計の方が新しいので、この回答は使いません（{both}）"
        yield Finding(question.id, "older-figure", what, "より新しい値に直すか、項目を消してください")
        return
    below, above = _MARGINS.get(column.id, _MARGINS_ELSE)
    if not -below <= answer.value / public - 1 <= above:
        share = abs(answer.value / public - 1)
        what = f"公的統計より{share:.0%}{'多い' if answer.value > public else '少ない'}値です（{both}）"
        yield Finding(question.id, "far-figure", what, "桁、単位、数える範囲と時点を確かめてください")
