"""A cell that only says that there is nothing names nothing: no system, no work done twice, no product."""

from typing import Any

import pytest

from planner.answers.model import Answer, Answers, AnswerState
from planner.answers.tradenames import trade_names
from planner.answers.visibility import answer_values
from planner.missing import Missing
from planner.questionnaire.load import load_questionnaire
from planner.shipped import shipped_folder
from planner.situation.nothing import with_cells_of_nothing
from planner.situation.unlisted import systems

QUESTIONS = load_questionnaire(shipped_folder("questionnaires"))
PATH = "work.inventory"


def row(system: str, task: str = "除雪の電話") -> Any:
    told = ({"task": task, "department": "土木課", "rework": system, "system": system},)
    values = answer_values(QUESTIONS, Answers({PATH: Answer(AnswerState.ANSWERED, told)}))
    return with_cells_of_nothing(QUESTIONS, values)[PATH][0]


@pytest.mark.parametrize("word", ["なし", "無し", "特になし", "ない", "－", "―", "-"])
def test_a_word_or_a_stroke_for_nothing_is_settled_as_not_applicable(word: str) -> None:
    found = row(word)
    assert all(isinstance(found[column], Missing) and found[column].is_settled for column in ("rework", "system"))


@pytest.mark.parametrize("word", ["なし崩しの作業", "記録がない", "雪なし共済"])
def test_a_text_that_only_begins_or_ends_so_stays_as_it_was_told(word: str) -> None:
    assert row(word)["system"] == word


def test_what_a_row_is_about_stays_as_it_was_told() -> None:
    assert row("表計算", task="なし")["task"] == "なし"


@pytest.mark.parametrize(
    ("name", "listed"), [("メール", False), ("電話", False), ("窓口", False), ("メール配信", True)]
)
def test_what_needs_no_system_of_its_own_is_none_that_the_ledger_lacks(name: str, listed: bool) -> None:
    assert bool(systems(({"task": "知らせ"},), (name,), ())) is listed


@pytest.mark.parametrize("name", ["同上", "〃", "なし", "－"])
def test_what_points_to_the_row_above_is_no_trade_name(name: str) -> None:
    assert trade_names([{"work": "住民記録", "product": "試行いろは", "vendor": name}]) == ("試行いろは",)
