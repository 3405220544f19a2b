"""A public answer that tells a vendor or a product of the ledger is pointed out before it is printed."""

from typing import Any

import pytest

from planner.answers.model import Answer, Answers, AnswerState
from planner.answers.tradenames import named_in_public, trade_names
from tests.shipped import QUESTIONS

ROW = {"work": "例規", "vendor": "甲社", "product": "基幹X"}


def answers(question: str, value: Any, source: str = "") -> Answers:
    ledger = Answer(AnswerState.ANSWERED, (ROW,))
    return Answers({"systems.ledger": ledger, question: Answer(AnswerState.ANSWERED, value, source=source)})


SCHEDULE = ({"task": "税", "month": "2028年1月", "specified": None, "reason": "甲社の開発の遅れ"},)


@pytest.mark.parametrize(
    ("question", "value", "source", "named"),
    [
        ("standardization.schedule", SCHEDULE, "", "「甲社」"),
        ("standardization.cost_after", 52000, "甲社の見積り", "「甲社」"),
        ("priorities.not_do", "基幹Xの改修は、甲社に頼まない", "", "「甲社」「基幹X」"),
    ],
)
def test_a_name_in_a_public_answer_or_its_source_is_told(question: str, value: Any, source: str, named: str) -> None:
    [finding] = named_in_public(QUESTIONS, answers(question, value, source))
    assert finding.question_id == question
    assert named in finding.what


def test_an_answer_that_stays_inside_may_tell_names() -> None:
    assert list(named_in_public(QUESTIONS, answers("budget.contracts", 38, "甲社が12件"))) == []


@pytest.mark.parametrize(
    "product",
    ["例規", "GPS", "自作の表計算", "Excel", "表計算ソフト", "運行の会社", None, AnswerState.UNKNOWN],
)
def test_the_work_itself_and_a_kind_of_thing_are_no_names(product: object) -> None:
    assert trade_names([{"work": "例規", "vendor": None, "product": product}]) == ()


def test_a_product_whose_name_only_begins_with_its_kind_is_a_name() -> None:
    assert trade_names([{"work": "例規", "vendor": "台帳技研", "product": "クラウド甲"}]) == ("台帳技研", "クラウド甲")


def test_the_name_by_which_a_town_calls_its_own_app_may_be_told_if_it_stands_with_the_work() -> None:
    app = {"work": "公式アプリ（見本ぐらし）", "vendor": "甲社", "product": "見本ぐらし"}
    assert trade_names([app]) == ("甲社",)
    assert trade_names([app | {"work": "公式アプリ"}]) == ("甲社", "見本ぐらし")
