"""A row typed at once on one line is taken apart into its cells, and asked about where it may mean two things."""

from collections.abc import Callable

import pytest

from planner.answers.model import AnswerState
from tests.interview.ledger import JUKI, LEDGER, TAX, rows

PROJECTS = """
id: projects
type: table
columns:
  - {id: theme, label: 分野, type: choice, choices: {waste: ごみ, care: 福祉}, required: true}
  - {id: what, label: 内容, type: text, required: true}
  - {id: partner, label: 相手, type: text}
"""
SYSTEMS = """
id: systems
type: table
columns:
  - {id: work, label: 業務, type: text, required: true}
  - {id: product, label: 製品, type: text}
  - {id: started, label: 導入年度, type: year}
  - {id: contract, label: 契約, type: choice, choices: {lease: 賃借, bought: 買取り}}
  - {id: cost, label: 年額, type: money}
"""
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


def test_a_row_on_one_line_may_leave_out_its_last_columns(ask: Callable) -> None:
    done = ask(LEDGER, "住基、令和3年度、1,200", "税、収納", "", "", "", "")
    assert rows(done) == (JUKI | {"cost": 1200, "standard": None}, TAX | {"work": "税、収納"})


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


def test_a_row_with_more_separators_than_columns_is_shown_cell_by_cell_and_asked_about(ask: Callable) -> None:
    line = "ごみ、分別、収集の日の知らせ、見本社"
    done = ask(PROJECTS, line, "3", "1", "分別、収集の日の知らせ", "見本社", "")
    assert "  分野「ごみ」　内容「分別」　相手「収集の日の知らせ、見本社」" in done.said
    assert "欄ごとに入力するなら 3 >" in done.said
    assert table(done, "a.projects") == ({"theme": "waste", "what": "分別、収集の日の知らせ", "partner": "見本社"},)
    agreed = ask(PROJECTS, line, "", "")
    assert table(agreed, "a.projects")[0]["partner"] == "収集の日の知らせ、見本社"
    assert "欄ごとに入力するなら 3 >" not in ask(PROJECTS, "ごみ、分別の知らせ、見本社", "").said


def test_a_separator_inside_the_name_of_a_product_shifts_no_cell_after_it(ask: Callable) -> None:
    row = {"work": "財務会計", "product": "見本ナレッジ、財務版", "started": 2021, "contract": "lease", "cost": None}
    done = ask(SYSTEMS, "財務会計、見本ナレッジ、財務版、2021、賃借、9,800", "", "")
    assert "この1行でよければ" in done.said
    assert table(done, "a.systems") == (row | {"cost": 9800},)
    short = ask(SYSTEMS, "財務会計、見本ナレッジ、財務版、2021、賃借", "", "")
    assert (
        "  業務「財務会計」　製品「見本ナレッジ、財務版」　導入年度「令和3年度（2021）」　契約「賃借」\n" in short.said
    )
    assert table(short, "a.systems") == (row,)


def test_a_row_of_texts_without_its_last_column_is_asked_about(ask: Callable) -> None:
    four = FACTS + "\n  - {id: d, label: 時点, type: text}"
    assert table(ask(four, "空き家、640戸、計画", "", ""), "a.t")[0]["c"] == "計画"


@pytest.mark.parametrize(("word", "kept"), [("中断", 1), ("戻る", 0), ("修正 1", 1)])
def test_a_command_typed_where_a_row_is_to_be_agreed_to_is_carried_out(ask: Callable, word: str, kept: int) -> None:
    done = ask(FACTS, "空き家、640戸、計画", word)
    assert len(table(done, "a.t")) == kept
    assert "課題「空き家」　事実「640戸」　出典「計画」" in done.said


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


def test_the_blanks_of_an_example_are_kept_and_pointed_out_at_once(ask: Callable) -> None:
    done = ask(LEDGER, "○○システム", "", "", "", "")
    assert "「○○システム」に、名を伏せた「○○」が残っています" in done.said
    assert rows(done)[0]["work"] == "○○システム"


def test_two_texts_on_a_line_are_told_to_be_one_cell(ask: Callable) -> None:
    done = ask(LEDGER, "税、収納", "", "", "", "")
    assert "全部を「業務」とします。" in done.said
    assert rows(done) == (TAX | {"work": "税、収納"},)


def test_a_choice_in_a_later_column_that_is_none_is_told_with_its_choices(ask: Callable) -> None:
    done = ask(LEDGER, "住基、R3、980、途中", "住基、R3、980、済み", "")
    assert "「標準化」は、次から番号か言葉で選びます。" in done.said
    assert rows(done) == (JUKI,)
