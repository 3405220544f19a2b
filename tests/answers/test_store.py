"""The answers file is read with all its problems, and saved so that nothing in it is lost."""

import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner import yamlfile
from planner.answers.entries import read_entry, write_entry
from planner.answers.model import Answer, Answers, AnswerState
from planner.answers.reading import read_text, read_value
from planner.answers.store import AnswersFile, load_answers
from planner.answers.unreadable import UnreadableError
from planner.errors import PlannerError, Problem
from planner.questionnaire.model import Questionnaire

ANSWERED = AnswerState.ANSWERED


def written(folder: Path, text: str) -> Path:
    path = folder / "answers.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def problems_of(folder: Path, text: str, questionnaire: Questionnaire) -> tuple[Problem, ...]:
    with pytest.raises(PlannerError) as caught:
        load_answers(written(folder, text), questionnaire)
    return caught.value.problems


def told(problems: tuple[Problem, ...]) -> list[str]:
    return [f"{problem.place.line} {problem.code.removeprefix('answers/')}" for problem in problems]


GOOD = """# 湯沢市の回答
format: 1
basics.municipality: 052078
basics.total_staff: 312   # 4月1日現在
organisation.it_staff_parttime:
  value: 2
  as_of: "2013"
  by: 総務課
  on: 令和8年11月23日
  source: 配置表
  note: 兼任
basics.hazards: [snow, flood]
organisation.headquarters: 分からない
budget.it_cost: {state: 後で, by: 財政課}
network.model: {value: 該当なし}
basics.landscape:
budget.contracts: {value: , note: }
upper.general_plan: 後で
"""


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
    assert (cut.what, cut.place.line) == ("「234」という項目はありません", 2)
    assert cut.remedy.startswith('半角の「,」を含む値は "…,234" のように半角の " で囲んでください。書けるのは value、')
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


def put(path: Path, questionnaire: Questionnaire, **values: Any) -> AnswersFile:
    file = AnswersFile(path, questionnaire)
    for name, value in values.items():
        file.put(name.replace("__", "."), Answer(ANSWERED, value))
    return file


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
