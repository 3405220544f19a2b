"""A sentence where a name is asked for is pointed out; names of every kind of office are not."""

from typing import Any

import pytest

from planner.answers.model import Answer, Answers, AnswerState
from planner.answers.names import odd_names
from planner.questionnaire.load import load_questionnaire
from planner.shipped import shipped_folder

QUESTIONS = load_questionnaire(shipped_folder("questionnaires"))
MERGED = {"name": "昭和29年に1町7村で合併。平成の合併はなし", "merged_on": None}


def odd(question: str, value: Any) -> list[str]:
    answers = Answers({question: Answer(AnswerState.ANSWERED, value)})
    return [finding.what for finding in odd_names(QUESTIONS, answers)]


def test_a_sentence_as_the_name_of_a_former_town_is_told_once() -> None:
    assert odd("basics.merged_towns", (MERGED, MERGED)) == [f"「{MERGED['name']}」は、名でなく文に見えます"]
    assert not odd("basics.merged_towns", ({"name": "旧○○町", "merged_on": None},))


def test_something_else_in_the_place_of_a_department_is_told() -> None:
    assert odd("organisation.it_department", "定期船のキャッシュレス") == [
        "「定期船のキャッシュレス」は、課や係の名に見えません"
    ]


@pytest.mark.parametrize(
    "name",
    [
        "総務課",
        "見本水道企業団",
        "総務課、企画財政課契約管財係",
        "消防本部",
        "議会事務局",
        "中央公民館",
        "企画課（情報担当を含む。）",
    ],
)
def test_the_name_of_an_office_is_not_odd(name: str) -> None:
    assert not odd("organisation.it_department", name)
