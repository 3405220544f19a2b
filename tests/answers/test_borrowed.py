"""What is still the example of a question, or has its blanks, is pointed out; what a town may well say is not."""

from typing import Any

import pytest

from planner.answers.borrowed import borrowed, borrowed_answers
from planner.answers.model import Answer, Answers, AnswerState
from planner.questionnaire.model import QuestionType
from tests.shipped import QUESTIONS

BLANKS = [question for question in QUESTIONS if any("○○" in example for example in question.examples)]


def found(question: str, value: Any, source: str = "") -> list[str]:
    answers = Answers({question: Answer(AnswerState.ANSWERED, value, source=source)})
    return [finding.what for finding in borrowed_answers(QUESTIONS, answers)]


@pytest.mark.parametrize("question", [item for item in BLANKS if item.type is not QuestionType.TABLE], ids=str)
def test_no_shipped_example_with_blanks_passes_for_an_answer(question: Any) -> None:
    assert borrowed(question, next(example for example in question.examples if "○○" in example))


def test_a_blank_is_told_with_the_text_that_has_it() -> None:
    (what,) = found("upper.general_plan", "第○次〇〇市総合計画")
    assert what == "「第○次〇〇市総合計画」に、名を伏せた「〇〇」が残っています。文書にもそのまま載ります"


def test_blanks_in_a_table_are_told_once() -> None:
    rows = ({"name": "旧○○町", "merged_on": None}, {"name": "旧△△町", "merged_on": None})
    (what,) = found("basics.merged_towns", rows)
    assert "「旧○○町」" in what


def test_a_blank_in_a_source_is_told() -> None:
    (what,) = found("basics.total_staff", 412, source="○○町定員管理計画")
    assert "出典の「○○町定員管理計画」" in what


def test_the_sentence_of_an_example_is_no_answer() -> None:
    question = QUESTIONS["basics.climate"]
    assert found(question.id, question.examples[0]) == ["回答が、設問の例の文のままです。文書にもそのまま載ります"]
    assert not found(question.id, "積雪の深さは例年30cmほどで、冬も道路は止まらない")


@pytest.mark.parametrize("value", ["副町長", "申請の○×の欄が小さい", "「○○さんに聞かないと分からない」という声", "○"])
def test_what_a_town_may_well_say_is_left_alone(value: str) -> None:
    assert not found("organisation.cio", value)
