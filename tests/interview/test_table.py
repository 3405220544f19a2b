from collections.abc import Callable
from pathlib import Path

import pytest

from planner.answers.model import AnswerState
from planner.errors import ExitStatus

LEDGER = """
id: ledger
type: table
columns:
  - {id: work, label: 業務, type: text, required: true}
  - {id: since, label: 導入年度, type: year}
  - {id: cost, label: 年額, type: money}
  - {id: standard, label: 標準化, type: choice, choices: {done: 済み, not: まだ}}

id: after
type: integer
"""
JUKI = {"work": "住基", "since": 2021, "cost": 980, "standard": "done"}
TAX = {"work": "税", "since": None, "cost": None, "standard": None}


def rows(done: object) -> tuple[dict[str, object], ...]:
    return tuple(dict(row) for row in done.values["a.ledger"])  # type: ignore[attr-defined]


def test_rows_are_asked_cell_by_cell_until_an_empty_line(ask: Callable) -> None:
    done = ask(LEDGER, "住基", "R3", "980", "1", "税", "", "", "", "")
    assert rows(done) == (JUKI, TAX)
    assert done.current == "a.after"


def test_a_row_on_one_line_may_leave_out_its_last_columns(ask: Callable) -> None:
    done = ask(LEDGER, "住基、令和3年度、1,200", "税、収納", "", "", "", "")
    assert rows(done) == (JUKI | {"cost": 1200, "standard": None}, TAX | {"work": "税、収納"})


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


@pytest.mark.parametrize("line", ["住基、R3、980、済み", "住基,R3,980,済み", "住基，R3，980，1"])
def test_a_whole_row_can_be_typed_on_one_line(ask: Callable, line: str) -> None:
    assert rows(ask(LEDGER, line, "")) == (JUKI,)


def test_an_empty_cell_of_a_typed_row_has_a_word(ask: Callable) -> None:
    done = ask(LEDGER, "税、空欄、1,200、該当なし", "")
    assert rows(done) == ({**TAX, "cost": 1200, "standard": AnswerState.NOT_APPLICABLE},)


def test_a_text_in_a_typed_row_may_hold_separators(ask: Callable) -> None:
    ledger = LEDGER.replace("type: year", "type: text")
    done = ask(ledger, "税、市民税、固定資産税、980、まだ", "")
    assert rows(done) == ({"work": "税", "since": "市民税、固定資産税", "cost": 980, "standard": "not"},)


def test_a_line_that_may_be_one_text_or_a_row_is_asked_about(ask: Callable) -> None:
    texts = "id: t\ntype: table\ncolumns:\n  - {id: a, label: 事実, type: text}\n  - {id: b, label: 値, type: text}"
    assert ask(texts, "遠い、待つ", "", "").values["a.t"][0]["b"] == "待つ"
    assert dict(ask(texts, "遠い、待つ", "2", "", "").values["a.t"][0]) == {"a": "遠い、待つ", "b": None}


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


PLACES = """
id: places
type: table
columns:
  - {id: name, label: 地区, type: text, required: true}
  - {id: people, label: 人口, type: integer, unit: 人}
  - {id: feature, label: 特徴, type: text}
"""
ROLES = """
id: roles
type: table
columns:
  - {id: role, label: 役割, type: choice, choices: {tax: 税, welfare: 福祉}, required: true}
  - {id: name, label: 課, type: text, required: true}
"""
FACTS = "id: t\ntype: table\ncolumns:\n" + "\n".join(
    f"  - {{id: {name}, label: {label}, type: text}}" for name, label in (("a", "課題"), ("b", "事実"), ("c", "出典"))
)
KAMO = {"name": "加茂", "people": 3400, "feature": "農地、山"}


def table(done: object, name: str) -> tuple[dict[str, object], ...]:
    return tuple(dict(row) for row in done.values.get(name, ()))  # type: ignore[attr-defined]


def test_a_comma_between_the_digits_of_a_number_ends_no_cell(ask: Callable) -> None:
    assert table(ask(PLACES, "加茂、3,400人、農地、山", ""), "a.places") == (KAMO,)
    assert table(ask(PLACES, "加茂,3,400,農地、山", ""), "a.places") == (KAMO,)


def test_a_number_that_cannot_be_read_is_told_by_its_row_and_column_and_typed_again(ask: Callable) -> None:
    done = ask(PLACES, "加茂、3,400人くらい、農地", "加茂、3,400、農地、山", "")
    assert "× 1行目 列「人口」の「3,400人くらい」" in done.said
    assert table(done, "a.places") == (KAMO,)


def test_a_line_that_cannot_be_read_as_a_row_may_be_a_text_or_be_given_up(ask: Callable) -> None:
    text = "加茂、松尾、岩倉"
    assert table(ask(PLACES, text, "2", "", "", ""), "a.places") == ({"name": text, "people": None, "feature": None},)
    done = ask(PLACES, text, "", "加茂、3400、農地、山", "")
    assert "打った行は、使っていません。" in done.said
    assert table(done, "a.places") == (KAMO,)


def test_digits_that_only_commas_part_are_asked_about(ask: Callable) -> None:
    counts = PLACES.replace("feature, label: 特徴, type: text", "homes, label: 戸数, type: integer, required: true")
    done = ask(counts, "加茂,3,120", "")
    assert "この1行でよければ" in done.said
    assert table(done, "a.places") == ({"name": "加茂", "people": 3, "homes": 120},)


def test_the_next_row_typed_where_a_row_is_to_be_agreed_to_is_the_next_row(ask: Callable) -> None:
    done = ask(FACTS, "空き家、640戸、計画", "漁業、90隻、統計", "船、21日欠航、日誌", "", "")
    assert [row["a"] for row in table(done, "a.t")] == ["空き家", "漁業", "船"]
    assert [row["b"] for row in table(done, "a.t")] == ["640戸", "90隻", "21日欠航"]


def test_a_row_of_texts_without_its_last_column_is_asked_about(ask: Callable) -> None:
    four = FACTS + "\n  - {id: d, label: 時点, type: text}"
    assert table(ask(four, "空き家、640戸、計画", "", ""), "a.t")[0]["c"] == "計画"


@pytest.mark.parametrize(("word", "kept"), [("中断", 1), ("戻る", 0), ("修正 1", 1)])
def test_a_command_typed_where_a_row_is_to_be_agreed_to_is_carried_out(ask: Callable, word: str, kept: int) -> None:
    done = ask(FACTS, "空き家、640戸、計画", word)
    assert len(table(done, "a.t")) == kept
    assert "課題 空き家、事実 640戸、出典 計画" in done.said


def test_a_whole_row_may_be_typed_where_a_row_is_corrected(ask: Callable) -> None:
    done = ask(LEDGER, "税、R2、1,200、まだ", "修正 1", "住基、R3、980、済み", "")
    assert rows(done) == (JUKI,)


def test_a_row_corrected_by_a_line_keeps_the_cells_that_the_line_leaves_out(ask: Callable) -> None:
    done = ask(LEDGER, "税、R2、980、済み", "修正 1", "住基、R3", "")
    assert rows(done) == (JUKI,)


def test_a_line_that_cannot_be_read_changes_no_row_that_is_corrected(ask: Callable) -> None:
    done = ask(LEDGER, "住基、R3、980、済み", "修正 1", "税、昔、たくさん、まだ", "", "", "", "", "", "")
    assert "1行目 列「導入年度」の「昔」" in done.said
    assert rows(done) == (JUKI,)


def test_a_choice_that_is_none_is_told_by_its_cell_with_the_choices(ask: Callable) -> None:
    done = ask(ROLES, "動物園、動物園課", "税、税務課", "")
    assert done.said.partition("× 1行目")[2].count("1 税  2 福祉") == 2  # before each of the two prompts that follow
    assert "× 1行目 列「役割」の「動物園」という選択肢はありません" in done.said
    assert "    1 税  2 福祉" in done.said.partition("× 1行目")[2]
    assert table(done, "a.roles") == ({"role": "tax", "name": "税務課"},)


def test_of_several_choices_only_the_one_that_is_none_is_told(ask: Callable) -> None:
    done = ask("id: c\ntype: choices\nchoices: {one: 地震, two: 津波}", "1、2、孤立", "1、2")
    assert "「孤立」という選択肢はありません" in done.said
    assert done.values["a.c"] == ("one", "two")


def test_lines_pasted_at_once_are_taken_one_by_one(ask: Callable) -> None:
    done = ask(LEDGER, "住基、R3、980、済み\n税、昔、1,200", "", "")
    assert rows(done) == (JUKI,)
    assert "2行目 列「導入年度」の「昔」" in done.said


def test_a_sentence_where_a_department_is_asked_for_is_kept_and_pointed_out(ask: Callable) -> None:
    owners = (
        "id: t\ntype: table\ncolumns:\n  - {id: a, label: 業務, type: text}\n  - {id: b, label: 課, type: department}"
    )
    done = ask(owners, "税", "定期船のキャッシュレス", "住基", "住民課", "")
    assert done.said.count("課や係の名に見えません") == 1
    assert table(done, "a.t")[0]["b"] == "定期船のキャッシュレス"


def test_two_texts_on_a_line_are_told_to_be_one_cell(ask: Callable) -> None:
    done = ask(LEDGER, "税、収納", "", "", "", "")
    assert "全部を「業務」とします。" in done.said
    assert rows(done) == (TAX | {"work": "税、収納"},)


def test_a_choice_in_a_later_column_that_is_none_is_told_with_its_choices(ask: Callable) -> None:
    done = ask(LEDGER, "住基、R3、980、途中", "住基、R3、980、済み", "")
    assert "「標準化」は、次から番号か言葉で選びます。" in done.said
    assert rows(done) == (JUKI,)
