"""The answers file is saved so that nothing in it is lost."""

import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner import yamlfile
from planner.answers.entries import write_entry
from planner.answers.model import Answer, Answers, AnswerState
from planner.answers.reading import read_text, read_value
from planner.answers.store import AnswersFile, load_answers
from planner.errors import PlannerError
from planner.questionnaire.model import Questionnaire
from tests.answers.files import ANSWERED, GOOD, put, written


def test_a_name_that_no_file_can_have_is_told(tmp_path: Path, questionnaire: Questionnaire) -> None:
    for read in (load_answers, AnswersFile):
        with pytest.raises(PlannerError, match="この名前のファイルは使えません"):
            read(tmp_path / ("あ" * 300), questionnaire)


def test_a_new_file_is_written_with_the_first_answer(tmp_path: Path, questionnaire: Questionnaire) -> None:
    path = tmp_path / "answers.yaml"
    file = AnswersFile(path, questionnaire)
    assert not path.exists()
    assert file.answers == Answers(file=str(path))
    file.put("basics.total_staff", Answer(ANSWERED, 312))
    assert path.read_text(encoding="utf-8").splitlines()[1:] == ["format: 1", "basics.total_staff: 312"]
    assert file.answers.value("basics.total_staff") == 312


def test_putting_an_answer_changes_nothing_else_in_the_file(tmp_path: Path, questionnaire: Questionnaire) -> None:
    path = written(tmp_path, GOOD.replace("upper.general_plan: 後で\n", "# 前の版の設問\nbasics.gone: 3\n"))
    before = path.read_text(encoding="utf-8")
    file = put(path, questionnaire, basics__hazards=("flood",))
    after = path.read_text(encoding="utf-8")
    assert after == before.replace("basics.hazards: [snow, flood]\n", "basics.hazards:\n- flood\n")
    assert [problem.code for problem in file.problems] == ["answers/unknown-question"]


def test_an_answer_of_every_kind_survives_saving(tmp_path: Path, questionnaire: Questionnaire) -> None:
    answers = {
        "basics.municipality": Answer(ANSWERED, "052078"),
        "basics.landscape": Answer(ANSWERED, "一行目: # ではない\n\n- 二行目 'と' \"引用\"", source="地図"),
        "basics.hazards": Answer(ANSWERED, ()),
        "basics.share": Answer(ANSWERED, 0.0000001),
        "organisation.headquarters": Answer(ANSWERED, False),
        "upper.general_plan": Answer(ANSWERED, "052078"),
        "organisation.it_department": Answer(ANSWERED, "null"),
        "budget.it_cost": Answer(AnswerState.NOT_APPLICABLE, note="一般会計に含む"),
        "systems.ledger": Answer(ANSWERED, ({"work": "税: 住民税", "started": None, "renewal": 2027, "cost": 0},)),
    }
    path = tmp_path / "answers.yaml"
    file = AnswersFile(path, questionnaire)
    for name, answer in answers.items():
        file.put(name, answer)
    read = load_answers(path, questionnaire)
    assert {name: write_entry(questionnaire[name], answer) for name, answer in read.by_id.items()} == {
        name: write_entry(questionnaire[name], answer) for name, answer in answers.items()
    }
    assert file.answers == read


@settings(max_examples=60)
@given(text=st.text(min_size=1))
def test_any_text_that_can_be_typed_survives_saving(text: str, questionnaire: Questionnaire) -> None:
    question = questionnaire["basics.landscape"]
    try:
        value = read_text(question, text)
    except ValueError:
        return
    with TemporaryDirectory() as folder:
        path = Path(folder) / "answers.yaml"
        put(path, questionnaire, basics__landscape=value, basics__total_staff=3)
        assert load_answers(path, questionnaire).value("basics.landscape") == value


def test_what_somebody_else_wrote_meanwhile_is_kept(tmp_path: Path, questionnaire: Questionnaire) -> None:
    path = written(tmp_path, "format: 1\nbasics.total_staff: 3\n")
    file = AnswersFile(path, questionnaire)
    written(tmp_path, "format: 1\nbasics.total_staff: 4\nbudget.contracts: 9\n")
    file.put("budget.single_bids", Answer(ANSWERED, 1))
    answers = load_answers(path, questionnaire)
    assert [answers.value(name) for name in ("basics.total_staff", "budget.contracts", "budget.single_bids")] == [
        4,
        9,
        1,
    ]
    assert file.answers == answers


@pytest.mark.parametrize(
    ("text", "head"), [("", "# 回答"), ("\n \n", "# 回答"), ("# 控え\n# 二行目", "# 控え\n# 二行目\n")]
)
def test_a_file_without_entries_is_begun(text: str, head: str, tmp_path: Path, questionnaire: Questionnaire) -> None:
    path = written(tmp_path, text)
    put(path, questionnaire, budget__contracts=9)
    after = path.read_text(encoding="utf-8")
    assert after.startswith(head)
    assert after.endswith("format: 1\nbudget.contracts: 9\n")


def test_a_file_removed_meanwhile_is_written_anew_with_all_answers(
    tmp_path: Path, questionnaire: Questionnaire
) -> None:
    path = written(tmp_path, "format: 1\nbasics.total_staff: 3\n")
    file = AnswersFile(path, questionnaire)
    path.unlink()
    file.put("budget.contracts", Answer(ANSWERED, 9))
    assert set(load_answers(path, questionnaire)) == {"basics.total_staff", "budget.contracts"}


@pytest.mark.parametrize("text", ["a: [\n", "basics.total_staff: 三\n", "format: 2\n", "- a\n", "\x00"])
def test_a_file_with_problems_is_never_overwritten(text: str, tmp_path: Path, questionnaire: Questionnaire) -> None:
    path = written(tmp_path, text)
    with pytest.raises(PlannerError):
        AnswersFile(path, questionnaire)
    assert path.read_text(encoding="utf-8") == text


def test_a_file_broken_meanwhile_is_not_overwritten(tmp_path: Path, questionnaire: Questionnaire) -> None:
    path = written(tmp_path, "format: 1\n")
    file = AnswersFile(path, questionnaire)
    for broken in ("format: 1\nbasics.total_staff: [\n", "format: 1\nbasics.total_staff: 三\n", "["):
        written(tmp_path, broken)
        with pytest.raises(PlannerError):
            file.put("budget.contracts", Answer(ANSWERED, 9))
        assert path.read_text(encoding="utf-8") == broken


@pytest.mark.parametrize("text", ["{format: 1, basics.total_staff: 3}\n", "format: 1\nbasics.total_staff: 3\n...\n"])
def test_a_layout_that_cannot_be_kept_is_left_alone(text: str, tmp_path: Path, questionnaire: Questionnaire) -> None:
    path = written(tmp_path, text)
    file = AnswersFile(path, questionnaire)
    with pytest.raises(PlannerError):
        file.put("budget.contracts", Answer(ANSWERED, 9))
    assert path.read_text(encoding="utf-8") == text


def test_a_crash_while_saving_leaves_the_old_file(
    tmp_path: Path, questionnaire: Questionnaire, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path, GOOD)
    file = AnswersFile(path, questionnaire)

    def crash(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(yamlfile.os, "fsync", crash)
    with pytest.raises(KeyboardInterrupt):
        file.put("basics.total_staff", Answer(ANSWERED, 999))
    assert path.read_text(encoding="utf-8") == GOOD
    assert list(tmp_path.iterdir()) == [path]
    assert file.answers.value("basics.total_staff") == 312


def test_a_full_disk_is_told_and_leaves_the_old_file(
    tmp_path: Path, questionnaire: Questionnaire, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path, GOOD)
    file = AnswersFile(path, questionnaire)

    def full(*_: object) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(yamlfile.os, "fsync", full)
    with pytest.raises(PlannerError, match="保存できません"):
        file.put("basics.total_staff", Answer(ANSWERED, 999))
    assert path.read_text(encoding="utf-8") == GOOD


def test_a_folder_that_is_not_there_is_told(tmp_path: Path, questionnaire: Questionnaire) -> None:
    file = AnswersFile(tmp_path / "none" / "answers.yaml", questionnaire)
    with pytest.raises(PlannerError, match="フォルダーがあるか"):
        file.put("basics.total_staff", Answer(ANSWERED, 1))


def test_answers_follow_each_other_into_a_file_that_others_edit(tmp_path: Path, questionnaire: Questionnaire) -> None:
    path = written(tmp_path, "format: 1\n# 職員の数\nbasics.total_staff: 3\n")
    file = put(path, questionnaire, basics__landscape="海に面する\n山がある")
    written(tmp_path, path.read_text(encoding="utf-8").replace(": 3", ": 5") + "# 終わり\n")
    for count in (1, 2):
        file.put("budget.single_bids", Answer(ANSWERED, count))
    assert path.read_text(encoding="utf-8") == (
        "format: 1\n# 職員の数\nbasics.total_staff: 5\nbasics.landscape: |-\n  海に面する\n  山がある\n# 終わり\n"
        "budget.single_bids: 2\n"
    )
    assert file.answers == load_answers(path, questionnaire)


CELLS = {"work": st.text("あa #:'\"-\n税𠮷", min_size=1, max_size=150), "renewal": st.integers(1990, 2050)}


@settings(max_examples=60)
@given(typed=st.lists(st.fixed_dictionaries(CELLS), min_size=1, max_size=4), data=st.data())
def test_a_table_changed_row_by_row_is_the_file_that_its_rows_make_at_once(
    typed: list[dict[str, Any]], data: st.DataObject, questionnaire: Questionnaire
) -> None:
    rows: tuple[Any, ...] = ()
    with TemporaryDirectory() as folder:
        path, other = Path(folder) / "answers.yaml", Path(folder) / "other.yaml"
        file = AnswersFile(path, questionnaire)
        for row in typed:
            place = data.draw(st.integers(0, len(rows)))
            try:
                rows = (*rows[:place], *read_value(questionnaire["systems.ledger"], [row]), *rows[place + 1 :])
            except ValueError:
                return
            file.put("systems.ledger", Answer(ANSWERED, rows, on="2026-11-25"))
        AnswersFile(other, questionnaire).put("systems.ledger", Answer(ANSWERED, rows, on="2026-11-25"))
        assert path.read_text(encoding="utf-8") == other.read_text(encoding="utf-8")
        assert load_answers(path, questionnaire).value("systems.ledger") == rows


def test_a_row_that_no_file_could_give_back_is_not_written(tmp_path: Path, questionnaire: Questionnaire) -> None:
    path = tmp_path / "answers.yaml"
    good = read_value(questionnaire["systems.ledger"], [{"work": "税"}])
    file = put(path, questionnaire, systems__ledger=good)
    before = path.read_text(encoding="utf-8")
    for _ in range(2):  # what was refused once counts as known no more than before
        with pytest.raises(PlannerError, match="列「業務」"):
            file.put("systems.ledger", Answer(ANSWERED, (*good, {"work": "税\a"})))
        assert path.read_text(encoding="utf-8") == before
