"""A cell that only points to the row above it says what stands there, wherever its row is printed."""

from typing import Any

from planner.answers.model import Answer, Answers, AnswerState
from planner.answers.visibility import answer_values
from planner.missing import is_known
from planner.situation.ditto import with_cells_as_above
from tests.shipped import QUESTIONS

PATH = "voices.findings"


def sources(*told: str | None) -> list[Any]:
    rows = tuple({"finding": "待たされた", "value": "3件", "source": source} for source in told)
    values = answer_values(QUESTIONS, Answers({PATH: Answer(AnswerState.ANSWERED, rows)}))
    return [row["source"] for row in with_cells_as_above(QUESTIONS, values)[PATH]]


def test_a_cell_that_points_to_the_row_above_says_what_stands_there_down_to_the_last() -> None:
    assert sources("区長会（令和8年7月）", "同上", "〃", "懇談会") == ["区長会（令和8年7月）"] * 3 + ["懇談会"]


def test_a_remark_beside_the_pointer_is_kept() -> None:
    assert sources("区長会", "同上（担当の見立て）") == ["区長会", "区長会（担当の見立て）"]


def test_what_points_to_nothing_and_what_only_begins_so_stays_as_it_was_told() -> None:
    assert sources("同上", "同じ日の懇談会") == ["同上", "同じ日の懇談会"]
    empty, told = sources(None, "同上")
    assert not is_known(empty)
    assert told == "同上"
