"""The public statistics of a municipality as facts, with the own newer figure where a question asked for one."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from planner.answers.confirmed import is_newer
from planner.answers.model import Answers
from planner.missing import Missing
from planner.municipality.columns import COLUMNS, StatisticsColumn
from planner.municipality.model import Municipality
from planner.questionnaire.model import Question, Questionnaire
from planner.situation.model import Fact, Origin, OriginKind


def statistics(questionnaire: Questionnaire, answers: Answers, own: Municipality) -> Iterator[Fact]:
    """Yield every column under `stats.`, and the public value under the id of a question that got no newer one.

    So both names of a figure say the same: a question that nobody has confirmed yet leaves nothing unknown.
    """
    asked = {question.prefill: question for question in questionnaire if question.prefill}
    for column in COLUMNS.values():
        public = _public(column, own)
        question = asked.get(column.id)
        if question is None:
            yield public
        elif _is_answered(question, answers):
            yield _own(question, answers, public)
        else:
            yield public
            if not isinstance(public.value, Missing):
                origin = replace(public.origin, inputs=(public.path,))
                yield replace(public, path=question.id, origin=origin, label=question.label, question=question)


def _public(column: StatisticsColumn, own: Municipality) -> Fact:
    why_not = column.not_for.get(own.type)
    as_of = "" if why_not else column.as_of
    origin = Origin(OriginKind.PUBLIC, why_not or own.source or column.source, as_of)
    value = own.statistic(column.id)
    return Fact(f"stats.{column.id}", value, column.label, origin, column.unit, decimals=column.decimals)


def _is_answered(question: Question, answers: Answers) -> bool:
    answer = answers.visible(question.id)
    return answer is not None and answer.is_answered and is_newer(answer, question.prefill)


def _own(question: Question, answers: Answers, public: Fact) -> Fact:
    """Return the statistic with the value that was answered, as it was written; the answer tells where it is from."""
    answer = answers.visible(question.id)
    assert answer is not None
    origin = Origin(OriginKind.ANSWER, answer.source, answer.as_of or answer.on, inputs=(question.id,))
    return replace(public, value=answer.value, origin=origin, decimals=None)
