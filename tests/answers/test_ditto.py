"""What only points to the row or the answer above it says what stands there, wherever it is printed."""

from typing import Any

import pytest

from planner.answers.ditto import with_pointers_spelled_out
from planner.answers.model import Answer, Answers, AnswerState
from tests.shipped import QUESTIONS

PATH = "voices.findings"


def cells(column: str, *told: str | None) -> list[Any]:
    rows = tuple({"finding": "待たされた", "value": "3件", "source": None, "date": None, column: cell} for cell in told)
    path = PATH if column == "source" else "upper.process"
    answers = with_pointers_spelled_out(QUESTIONS, Answers({path: Answer(AnswerState.ANSWERED, rows)}))
    return [row[column] for row in answers.value(path)]


def sources(*told: str) -> list[str]:
    """Return the sources of the first questions in the order of a file, spelled out."""
    names = [question.id for question in QUESTIONS][: len(told)]
    answers = {name: Answer(AnswerState.ANSWERED, 1, source=source) for name, source in zip(names, told, strict=True)}
    return [answer.source for answer in with_pointers_spelled_out(QUESTIONS, Answers(answers)).by_id.values()]


def test_a_cell_that_points_to_the_row_above_says_what_stands_there_down_to_the_last() -> None:
    assert cells("source", "区長会（令和8年7月）", "同上", "〃", "懇談会") == ["区長会（令和8年7月）"] * 3 + ["懇談会"]


def test_a_remark_beside_the_pointer_is_kept() -> None:
    assert cells("source", "区長会", "同上（担当の見立て）") == ["区長会", "区長会（担当の見立て）"]


def test_what_points_to_nothing_and_what_only_begins_so_stays_as_it_was_told() -> None:
    assert cells("source", "同上", "同じ日の懇談会") == ["同上", "同じ日の懇談会"]
    assert cells("source", None, "同上") == [None, "同上"]


@pytest.mark.parametrize(
    ("above", "told", "found"),
    [
        ("令和8年5月", "同年7月", "令和8年7月"),
        ("2025-06", "同年９月", "2025年９月"),
        ("令和７年", "同年", "令和7年"),
        ("令和7年から令和8年まで", "同年7月", "同年7月"),
        ("夏", "同年7月", "同年7月"),
    ],
)
def test_the_same_year_is_that_of_the_row_above_if_it_tells_one(above: str, told: str, found: str) -> None:
    assert cells("date", above, told) == [above, found]


def test_the_year_of_a_source_is_not_that_of_the_source_above_for_it_may_be_that_of_its_own_row() -> None:
    assert cells("source", "令和7年の議会", "同年の空家調査") == ["令和7年の議会", "同年の空家調査"]


def test_a_source_that_points_upwards_is_that_of_the_answer_before_it_in_the_file() -> None:
    assert sources("町勢要覧", "同上", "〃", "同上の付録", "決算") == [
        "町勢要覧",
        "町勢要覧",
        "町勢要覧",
        "町勢要覧の付録",
        "決算",
    ]


def test_a_source_that_points_to_an_answer_without_one_stays_as_it_was_told() -> None:
    assert sources("町勢要覧", "", "同上") == ["町勢要覧", "", "同上"]
