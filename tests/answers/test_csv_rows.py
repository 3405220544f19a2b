from pathlib import Path

import pytest

from planner.answers.csv_rows import read_csv_rows
from planner.answers.model import AnswerState
from planner.answers.reading import read_text
from planner.errors import PlannerError
from planner.questionnaire.load import load_questionnaire
from planner.questionnaire.model import Question

SECTION = """
id: a
title: 分野
about: 試し
questions:
  - id: ledger
    label: 台帳
    type: table
    ask: 台帳は。
    why: 理由
    respondent: it
    disclosure: public
    columns:
      - {id: work, label: 業務, type: text, required: true}
      - {id: cost, label: 年額, type: money}
      - {id: standard, label: 標準化, type: choice, choices: {done: 済み, not: まだ}}
"""


@pytest.fixture
def ledger(tmp_path: Path) -> Question:
    folder = tmp_path / "questionnaires"
    folder.mkdir()
    (folder / "01_a.yaml").write_text(SECTION, encoding="utf-8")
    return load_questionnaire(folder)["a.ledger"]


def file(tmp_path: Path, text: str, encoding: str = "utf-8") -> Path:
    path = tmp_path / "台帳.csv"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
@pytest.mark.parametrize("header", ["業務,年額,標準化", "work,cost,standard", "業務, 年額 ,standard"])
def test_a_csv_file_is_read_in_any_usual_encoding(ledger: Question, tmp_path: Path, encoding: str, header: str) -> None:
    path = file(tmp_path, f'{header}\r\n住基,"1,200",済み\r\n税,該当なし,\r\n\r\n', encoding)
    assert [dict(row) for row in read_csv_rows(ledger, path)] == [
        {"work": "住基", "cost": 1200, "standard": "done"},
        {"work": "税", "cost": AnswerState.NOT_APPLICABLE, "standard": None},
    ]


def test_columns_may_stand_in_another_order_and_some_be_left_out(ledger: Question, tmp_path: Path) -> None:
    (row,) = read_csv_rows(ledger, file(tmp_path, "標準化,業務\nまだ,住基\n"))
    assert dict(row) == {"work": "住基", "cost": None, "standard": "not"}


def test_a_header_may_have_the_unit_of_a_column_or_only_the_beginning_of_its_name(
    ledger: Question, tmp_path: Path
) -> None:
    (row,) = read_csv_rows(ledger, file(tmp_path, "業務,年額（千円）,標準\n住基,980,まだ\n"))
    assert dict(row) == {"work": "住基", "cost": 980, "standard": "not"}
    (pasted,) = read_text(ledger, "業務\t年額（千円）\t標準\n住基\t980\tまだ")
    assert dict(pasted) == dict(row)
    with pytest.raises(PlannerError, match="列「標準」が二度あります"):
        read_csv_rows(ledger, file(tmp_path, "業務,標準化,標準\n住基,まだ,まだ\n"))


def test_every_fault_is_told_with_line_and_column(ledger: Question, tmp_path: Path) -> None:
    path = file(tmp_path, '業務,年額,標準か\n"住\n基",たくさん,済み\n,5,\n税,1,済み,余り\n')
    with pytest.raises(PlannerError) as caught:
        read_csv_rows(ledger, path)
    told = [(problem.place.line, problem.place.label) for problem in caught.value.problems]
    assert told == [(1, ""), (5, ""), (2, "年額"), (4, "業務")]
    assert "「標準か」という列はありません" in caught.value.problems[0].what
    assert "「標準化」の書き誤り" in caught.value.problems[0].remedy


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("業務\n".encode("utf-16"), "文字コード"),
        (b"", "列「業務」がありません"),
        ("業務,年額\n".encode(), "行がありません"),
        ('業務\n"住基\n'.encode(), "CSV として読めません"),
        ("年額\n5\n".encode(), "列「業務」がありません"),
        ("業務,業務\n住基,税\n".encode(), "二度あります"),
    ],
)
def test_a_file_that_is_no_table_is_refused(ledger: Question, tmp_path: Path, content: bytes, what: str) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(content)
    with pytest.raises(PlannerError, match=what):
        read_csv_rows(ledger, path)


def test_a_file_that_is_not_there_is_refused(ledger: Question, tmp_path: Path) -> None:
    with pytest.raises(PlannerError, match="その場所がない"):
        read_csv_rows(ledger, tmp_path / "none.csv")
    with pytest.raises(PlannerError, match="ファイルではありません"):
        read_csv_rows(ledger, tmp_path)


def test_the_same_fault_of_many_rows_is_told_once(ledger: Question, tmp_path: Path) -> None:
    path = file(tmp_path, "業務,標準化\n税,途中\n住基,済み\n戸籍,途中\n年金,途中\n")
    with pytest.raises(PlannerError) as caught:
        read_csv_rows(ledger, path)
    (problem,) = caught.value.problems
    assert (problem.place.line, problem.place.label) == (2, "標準化")
    assert "（ほかに4、5行目）" in problem.what
