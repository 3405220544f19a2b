from collections.abc import Callable
from pathlib import Path

import pytest

from planner.answers.model import AnswerState
from planner.errors import ExitStatus
from tests.interview.ledger import JUKI, LEDGER, TAX, rows


def test_rows_are_asked_cell_by_cell_until_an_empty_line(ask: Callable) -> None:
    done = ask(LEDGER, "住基", "R3", "980", "1", "税", "", "", "", "")
    assert rows(done) == (JUKI, TAX)
    assert done.current == "a.after"


def test_each_finished_row_is_saved_at_once(ask: Callable) -> None:
    done = ask(LEDGER, "住基", "R3", "980", "1", "税", "", "")
    assert [len(answer.value) for _, answer in done.saved] == [1, 2]


def test_a_table_is_unfinished_until_an_empty_line(ask: Callable) -> None:
    broken_off = ask(LEDGER, "住基", "R3", "980", "1", "中断")
    assert broken_off.session.answers.by_id["a.ledger"].unfinished
    assert not broken_off.session.is_settled("a.ledger")
    done = ask(LEDGER, "", "5", answers=broken_off.session.answers)
    assert "途中: 1行まで書いてあります" in done.said
    assert not done.session.answers.by_id["a.ledger"].unfinished
    assert rows(done) == (JUKI,)


def test_an_interview_goes_on_at_the_table_that_was_broken_off(ask: Callable) -> None:
    questions = "id: first\ntype: integer\n" + LEDGER
    broken_off = ask(questions, "後で", "住基", "R3", "980", "1", "中断")
    assert ask(questions, answers=broken_off.session.answers).current == "a.ledger"


def test_an_unfinished_table_that_is_put_off_keeps_its_rows_and_is_told_at_the_end(ask: Callable) -> None:
    done = ask(LEDGER, "住基", "R3", "980", "1", "後で", "5", "後で", "")
    assert "途中の表（確定版を作れません。続きがなければ、空行で終えてください）: 1問" in done.said
    assert rows(done) == (JUKI,)
    assert not done.session.answers.by_id["a.ledger"].unfinished  # 後で at the end led back to it, an empty line out


def test_the_choices_of_a_column_stand_side_by_side(ask: Callable) -> None:
    assert "    1 済み  2 まだ\n" in ask(LEDGER, "住基", "R3", "980", "中断").said


def test_many_choices_of_a_column_are_broken_between_them(ask: Callable) -> None:
    labels = [f"選択肢その{number}" for number in range(1, 16)]
    choices = ", ".join(f"c{number}: {label}" for number, label in enumerate(labels))
    done = ask(
        f"id: t\ntype: table\ncolumns:\n  - {{id: a, label: 役割, type: choice, choices: {{{choices}}}}}\n", "中断"
    )
    lines = [line.split() for line in done.said.splitlines() if "選択肢その" in line]
    assert [pair for line in lines for pair in zip(line[0::2], line[1::2], strict=True)] == [
        (str(number), label) for number, label in enumerate(labels, 1)
    ]
    assert 1 < len(lines) < 6


def test_how_to_fill_in_a_table_is_told_once_and_again_on_demand(ask: Callable) -> None:
    other = LEDGER.replace("id: ledger", "id: second").replace("id: after\ntype: integer", "")
    done = ask(LEDGER.partition("id: after")[0] + other, "税", "", "", "", "", "説明", "中断")
    assert done.said.count("行を直すには「修正 2」") == 2
    assert done.said.count("CSV の読込みは、「説明」で見られます。") == 1


def test_usual_works_are_listed_once_and_picked_by_number(ask: Callable) -> None:
    offering = LEDGER.replace("type: text, required: true", "type: text, required: true, offers: [税, 住基, 福祉]")
    done = ask(offering, "2", "R3", "980", "1", "税", "", "", "", "2、R3、980", "")
    assert rows(done) == (JUKI, TAX, JUKI | {"standard": None})
    assert done.said.count("「業務」によくあるもの") == 1
    assert "    1 税  2 住基  3 福祉" in done.said


def test_a_row_can_be_corrected(ask: Callable) -> None:
    done = ask(LEDGER, "住基", "R3", "980", "1", "修正 １", "", "R4", "空欄", "")
    assert rows(done) == ({**JUKI, "since": 2022, "cost": None},)


def test_a_row_can_be_deleted(ask: Callable) -> None:
    done = ask(LEDGER, "住基", "R3", "980", "1", "税", "", "", "", "削除 1行目", "")
    assert rows(done) == (TAX,)


def test_a_row_whose_required_cell_nobody_knows_can_be_given_up(ask: Callable) -> None:
    required = LEDGER.replace("label: 年額, type: money}", "label: 年額, type: money, required: true}")
    done = ask(required, "住基", "R3", "980", "1", "税", "", "分からない", "削除", "")
    assert "「削除」でこの行をやめてください" in done.said
    assert "書きかけの2行目を消しました" in done.said
    assert rows(done) == (JUKI,)


def test_a_row_to_delete_between_rows_needs_its_number(ask: Callable) -> None:
    done = ask(LEDGER, "住基", "R3", "980", "1", "削除", "")
    assert "何行目かを付けて" in done.said
    assert rows(done) == (JUKI,)


def test_a_row_deleted_from_a_long_table_is_told_without_all_the_others(ask: Callable) -> None:
    done = ask(LEDGER, "\n".join(f"業務{number}\t" for number in range(1, 31)), "削除 7", "")
    after = done.said.partition("7行目（業務 業務7）を消しました。")[2]
    assert "後の行の番号は、一つずつ小さくなりました。" in after
    assert "業務9" not in after.partition("\n\n")[0]
    assert len(rows(done)) == 29


def test_a_table_whose_rows_are_all_deleted_comes_up_again(ask: Callable) -> None:
    done = ask(LEDGER, "税", "", "", "", "削除 1")
    assert done.states["a.ledger"] is AnswerState.LATER


@pytest.mark.parametrize("line", ["削除 3", "修正 0"])
def test_a_row_that_is_not_there_is_refused(ask: Callable, line: str) -> None:
    done = ask(LEDGER, "税", "", "", "", line, "")
    assert "行目はありません" in done.said
    assert rows(done) == (TAX,)


def test_back_goes_from_cell_to_cell_and_keeps_what_is_there(ask: Callable) -> None:
    done = ask(LEDGER, "住基", "R2", "戻る", "R3", "980", "1", "")
    assert rows(done) == (JUKI,)


def test_an_unreadable_cell_is_asked_again(ask: Callable) -> None:
    done = ask(LEDGER, "住基", "昔", "R3", "300万", "980", "4", "1", "")
    assert rows(done) == (JUKI,)
    assert done.said.count("× ") == 3


def test_a_row_stopped_half_way_is_kept(ask: Callable, ctrl_c: object) -> None:
    done = ask(LEDGER, "住基", "R3", ctrl_c)
    assert done.status is ExitStatus.INTERRUPTED
    assert rows(done) == ({**JUKI, "cost": None, "standard": None},)


def test_rows_pasted_from_a_spreadsheet_are_taken(ask: Callable) -> None:
    done = ask(LEDGER, "住基\tR3\t980\t済み", "税\t\t\t", "")
    assert rows(done) == (JUKI, TAX)


def test_pasted_rows_that_cannot_be_read_are_refused(ask: Callable) -> None:
    done = ask(LEDGER, "住基\t昔\t\t")
    assert "導入年度" in done.said
    assert "a.ledger" not in done.states


def test_rows_are_not_thrown_away_by_a_word(ask: Callable) -> None:
    done = ask(LEDGER, "税", "", "", "", "該当なし", "")
    assert rows(done) == (TAX,)
    assert "先に行を消してください" in done.said


def test_no_rows_at_all_is_no_answer(ask: Callable) -> None:
    done = ask(LEDGER, "")
    assert "該当なし" in done.said
    assert done.current == "a.ledger"


def test_a_required_cell_cannot_be_emptied(ask: Callable) -> None:
    done = ask(LEDGER, "税", "", "", "", "修正 1", "空欄", "", "", "", "", "")
    assert "空にできません" in done.said
    assert rows(done) == (TAX,)


def test_a_cell_can_be_said_not_to_apply(ask: Callable) -> None:
    done = ask(LEDGER, "住基", "該当なし", ":n", "1", "修正 1", "", "", "", "", "")
    none = AnswerState.NOT_APPLICABLE
    assert rows(done) == ({**JUKI, "since": none, "cost": none},)
    assert "導入年度 該当なし、年額 該当なし" in done.said


def test_a_required_cell_cannot_be_said_not_to_apply(ask: Callable) -> None:
    done = ask(LEDGER, "税", "", "", "", "修正 1", "該当なし", "", "", "", "", "")
    assert "空にできません" in done.said
    assert rows(done) == (TAX,)


def test_another_row_is_corrected_out_of_a_started_one_which_goes_on_where_it_was(ask: Callable) -> None:
    done = ask(LEDGER, "住基", "R3", "980", "1", "税", "修正 1", "", "R4", "", "", "R5", "", "", "")
    assert rows(done) == ({**JUKI, "since": 2022}, {**TAX, "since": 2023})
    assert "→ 書きかけの行 業務 税" in done.said


@pytest.mark.parametrize("line", ["削除 1", "削除1行目", ":d 1"])
def test_another_row_is_deleted_out_of_a_started_one(ask: Callable, line: str) -> None:
    ledger = LEDGER.replace("type: year", "type: text")
    assert rows(ask(ledger, "住基", "R3", "980", "1", "税", line, "", "", "", "")) == (TAX,)


def test_deleting_a_row_before_the_one_being_corrected_moves_no_other(ask: Callable) -> None:
    done = ask(LEDGER, "住基", "R3", "980", "1", "税", "", "", "", "修正 2", "", "削除 1", "R5", "", "", "")
    assert rows(done) == ({**TAX, "since": 2023},)


def test_a_started_row_can_be_given_up(ask: Callable) -> None:
    done = ask(LEDGER, "税", "", "", "", "住基", "R3", "削除 2", "")
    assert rows(done) == (TAX,)
    assert "2行目を消しました" in done.said


def test_a_row_being_corrected_can_be_deleted(ask: Callable) -> None:
    done = ask(LEDGER, "住基", "R3", "980", "1", "税", "", "", "", "修正 1", "", "削除 1", "")
    assert rows(done) == (TAX,)


def test_a_started_row_can_be_gone_through_again(ask: Callable) -> None:
    done = ask(LEDGER, "住其", "R3", "修正 1", "住基", "", "980", "1", "")
    assert rows(done) == (JUKI,)


def test_leaving_the_table_out_of_a_row_corrected_on_the_way_keeps_both(ask: Callable, ctrl_c: object) -> None:
    done = ask(LEDGER, "住基", "R3", "980", "1", "税", "修正 1", "", "R4", ctrl_c)
    assert rows(done) == ({**JUKI, "since": 2022}, TAX)


def test_a_cell_that_nobody_knows_yet_is_neither_empty_nor_not_applicable(ask: Callable) -> None:
    done = ask(LEDGER, "住基", "分からない", "", "該当なし", "")
    unknown, none = AnswerState.UNKNOWN, AnswerState.NOT_APPLICABLE
    assert rows(done) == ({**TAX, "work": "住基", "since": unknown, "standard": none},)
    assert "導入年度 分からない、標準化 該当なし" in done.said


def test_rows_already_there_are_shown_with_their_numbers(ask: Callable) -> None:
    done = ask(LEDGER, "税", "", "", "", "", "戻る", "", before={})
    assert "1行目 業務 税" in done.said
    assert rows(done) == (TAX,)
    assert done.current == "a.after"


def test_a_table_that_breaks_its_own_rules_is_not_saved_yet(ask: Callable) -> None:
    ledger = LEDGER.replace("columns:", "rules: {minlength: 2}\ncolumns:")
    done = ask(ledger, "税", "", "", "", "住基", "R3", "980", "1", "")
    assert "まだ保存していません" in done.said
    assert {len(answer.value) for _, answer in done.saved} == {2}


def test_rows_are_read_from_a_csv_file(ask: Callable, tmp_path: Path) -> None:
    path = tmp_path / "台帳.csv"
    path.write_text("業務,導入年度,年額,標準化\n住基,R3,980,済み\n税,,,\n", encoding="cp932")
    done = ask(LEDGER, f"読込 {path}", "")
    assert rows(done) == (JUKI, TAX)
    assert "台帳.csv から2行を読み込みました" in done.said


def test_a_csv_file_with_a_fault_adds_no_row(ask: Callable, tmp_path: Path) -> None:
    path = tmp_path / "台帳.csv"
    path.write_text("業務,年額\n住基,980\n税,たくさん\n,3\n", encoding="utf-8")
    done = ask(LEDGER, f'読込 "{path}"')
    assert "3行目 「年額」" in done.said
    assert "4行目 「業務」" in done.said
    assert "1行も読み込んでいません" in done.said
    assert "a.ledger" not in done.states


def test_the_explanation_of_a_table_tells_the_words_of_its_choices_and_the_head_of_a_file(ask: Callable) -> None:
    said = ask(LEDGER, "説明", "中断").said
    assert "CSV の1行目: " in said
    assert "に書ける言葉: " in said
