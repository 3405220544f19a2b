"""The answers file is read with all its problems told at once."""

from pathlib import Path
from typing import Any

import pytest

from planner.answers.entries import read_entry, write_entry
from planner.answers.model import Answer, AnswerState
from planner.answers.store import load_answers
from planner.answers.unreadable import UnreadableError
from planner.errors import PlannerError
from planner.questionnaire.model import Questionnaire
from tests.answers.files import ANSWERED, GOOD, problems_of, told, written


def test_short_and_long_entries_are_read(tmp_path: Path, questionnaire: Questionnaire) -> None:
    answers = load_answers(written(tmp_path, GOOD), questionnaire)
    assert answers.by_id == {
        "basics.municipality": Answer(ANSWERED, "052078", line=3),
        "basics.total_staff": Answer(ANSWERED, 312, line=4),
        "organisation.it_staff_parttime": Answer(
            ANSWERED, 2, by="総務課", on="2026-11-23", source="配置表", as_of="2013", note="兼任", line=5
        ),
        "basics.hazards": Answer(ANSWERED, ("snow", "flood"), line=12),
        "organisation.headquarters": Answer(AnswerState.UNKNOWN, line=13),
        "budget.it_cost": Answer(AnswerState.LATER, by="財政課", line=14),
        "network.model": Answer(AnswerState.NOT_APPLICABLE, line=15),
        "upper.general_plan": Answer(ANSWERED, "後で", line=18),
    }
    assert answers.file == str(tmp_path / "answers.yaml")


def test_the_rest_of_a_value_behind_a_half_width_comma_is_told_to_belong_in_quotation_marks(
    tmp_path: Path, questionnaire: Questionnaire
) -> None:
    text = "format: 1\nbasics.total_staff: {value: 1,234, source: 定員管理調査}\nbudget.it_cost: {vlue: 3}\n"
    cut, misspelt = problems_of(tmp_path, text, questionnaire)
    assert (cut.what.partition("（")[0], cut.place.line) == ("半角の「,」で値が切れています", 2)
    assert cut.remedy.startswith('半角の「,」を含む値は、全体を半角の " で囲んでください')
    assert "234" not in f"{cut}"  # it is part of an answer, which may be one for the office alone
    assert misspelt.remedy.startswith("「value」の書き誤りではありませんか。")


# entry -> keys of the faults in it
FAULTY: list[tuple[str, Any, list[tuple[str | int, ...]]]] = [
    ("basics.total_staff", {"value": "三"}, [("value",)]),
    ("basics.total_staff", {"vale": 3}, [("vale",)]),
    ("basics.total_staff", {"state": "unkown"}, [("state",)]),
    ("basics.total_staff", {"state": 3}, [("state",)]),
    ("basics.total_staff", {"state": "answered"}, [("state",)]),
    ("basics.total_staff", {"state": "unknown", "value": 3}, [("state",)]),
    ("basics.total_staff", {"note": "調査中"}, [()]),
    ("basics.total_staff", {"value": 3, "by": ["総務課"]}, [("by",)]),
    ("basics.total_staff", {"value": 3, "note": "あ\x07"}, [("note",)]),
    ("basics.total_staff", {"value": 3, "on": "昨日"}, [("on",)]),
    ("systems.ledger", {"value": [{"work": "税"}], "unfinished": "まだ"}, [("unfinished",)]),
    ("basics.total_staff", {"value": 3, "as_of": "昔"}, [("as_of",)]),
    ("basics.total_staff", {"value": "三", "on": "昨日", "as_of": "昔"}, [("value",), ("as_of",), ("on",)]),
    ("systems.ledger", {"value": [{"started": "昔"}]}, [("value", 0, "started")]),
    ("systems.ledger", {"work": "税"}, [("work",)]),
]


@pytest.mark.parametrize(("name", "raw", "keys"), FAULTY)
def test_faults_in_an_entry_are_told_with_their_place(
    name: str, raw: Any, keys: list[tuple[str | int, ...]], questionnaire: Questionnaire
) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_entry(questionnaire[name], raw)
    assert [fault.keys for fault in caught.value.faults] == keys


# as written -> as kept
TIMES = [
    ("2013", "2013"),
    ("平成25年", "2013"),
    ("平成25年度", "2013年度"),
    ("R7.2.21", "2025-02-21"),
    ("2018年頃", "2018年頃"),
    (2013, "2013"),
]


@pytest.mark.parametrize(("text", "kept"), TIMES)
def test_the_time_of_a_value_is_kept_as_a_day_or_a_year(text: Any, kept: str, questionnaire: Questionnaire) -> None:
    answer = read_entry(questionnaire["basics.total_staff"], {"value": 3, "as_of": text})
    assert answer is not None
    assert answer.as_of == kept


def test_an_entry_written_is_read_back(questionnaire: Questionnaire) -> None:
    question = questionnaire["basics.hazards"]
    for answer in (
        Answer(ANSWERED, ("snow",)),
        Answer(ANSWERED, ("snow",), by="総務課", on="2026-11-23", source="調べ", as_of="2025", note="注"),
        Answer(AnswerState.UNKNOWN),
        Answer(AnswerState.LATER, note="財政課に照会中"),
    ):
        assert read_entry(question, write_entry(question, answer)) == answer


def test_a_table_broken_off_and_its_unknown_cells_are_read_back(questionnaire: Questionnaire) -> None:
    question = questionnaire["systems.ledger"]
    row = {"work": "税", "started": AnswerState.UNKNOWN, "renewal": None, "cost": AnswerState.NOT_APPLICABLE}
    answer = Answer(ANSWERED, (row,), unfinished=True)
    assert read_entry(question, write_entry(question, answer)) == answer


def test_all_problems_of_a_file_are_told_at_once(tmp_path: Path, questionnaire: Questionnaire) -> None:
    problems = problems_of(
        tmp_path,
        "format: 1\nbasics.total_staf: 3\nbasics.total_staff: 三\norganisation:\n  it_staff_fulltime: 3\n"
        "systems.ledger:\n  - work: 税\n    started: 昔\n    renewal: 未定\nnetwork.model: gamma\nfoo: 1\n",
        questionnaire,
    )
    assert told(problems) == [
        "2 unknown-question", "3 value", "4 unknown-question", "8 value", "9 value", "10 value", "11 unknown-question",
    ]  # fmt: skip
    assert "「basics.total_staff」の書き誤り" in problems[0].remedy
    assert problems[1].place.label == "basicsのtotal_staff"
    assert all(problem.remedy for problem in problems)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("format: 2\nx: 1\n", "1 newer-format"),
        ("format: いち\n", "1 format"),
        ("format: 0\n", "1 format"),
        ("- a\n", "1 shape"),
        ("format: 1\nformat: 1\n", "2 yaml/duplicate"),
        ("", "None yaml/empty"),
    ],
)
def test_a_file_of_another_shape_is_refused(
    text: str, expected: str, tmp_path: Path, questionnaire: Questionnaire
) -> None:
    assert told(problems_of(tmp_path, text, questionnaire)) == [expected]


def test_a_file_without_a_format_is_read_as_the_first_format(tmp_path: Path, questionnaire: Questionnaire) -> None:
    assert load_answers(written(tmp_path, "basics.total_staff: 3\n"), questionnaire).value("basics.total_staff") == 3


def test_a_missing_file_is_told_with_the_command_that_makes_it(tmp_path: Path, questionnaire: Questionnaire) -> None:
    with pytest.raises(PlannerError) as caught:
        load_answers(tmp_path / "answers.yaml", questionnaire)
    (problem,) = caught.value.problems
    assert (problem.code, "planner interview" in problem.remedy) == ("answers/missing", True)
