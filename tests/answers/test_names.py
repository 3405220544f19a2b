"""A sentence where a name is asked for is pointed out; names of every kind of office are not."""

from typing import Any

import pytest

from planner.answers.model import Answer, Answers, AnswerState
from planner.answers.names import alike_offices, odd_names
from tests.shipped import QUESTIONS

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


def test_two_offices_in_one_cell_are_told() -> None:
    rows = ({"role": "farming", "name": "水産課（農業は農林課）"},)
    assert odd("organisation.departments", rows) == [
        "「水産課（農業は農林課）」は、二つの課の名に見えます（二つの課が分けて担うものは、課ごとに1行を書きます）"
    ]


@pytest.mark.parametrize(
    ("name", "is_alike"),
    [("市民部市民福祉課", True), ("市民福祉課", False), ("支所市民福祉課", False), ("消防本部市民福祉課", False)],
)
def test_an_office_told_with_and_without_its_unit_is_told(name: str, is_alike: bool) -> None:
    rows = ({"role": "resident", "name": name}, {"role": "welfare", "name": "市民福祉課"})
    answers = Answers({"organisation.departments": Answer(AnswerState.ANSWERED, rows)})
    assert bool(list(alike_offices(QUESTIONS, answers))) is is_alike


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
