from collections.abc import Callable

import pytest

from planner.answers.model import AnswerState

TWO = "id: first\ntype: integer\n\nid: asked\n{}\n\nid: after\ntype: integer"
TABLE = "type: table\ncolumns:\n  - {id: name, label: 名前, type: text}\n  - {id: count, label: 数, type: integer}"


def remarks(done: object, name: str = "a.asked") -> tuple[str, str, str]:
    answer = done.session.answers.by_id[name]  # type: ignore[attr-defined]
    return answer.source, answer.as_of, answer.note


@pytest.mark.parametrize("colon", ["：", ":"])
@pytest.mark.parametrize(
    "line", ["250 出典{}決算統計", "250　出典{} 決算統計", "250、出典{}決算統計", "250（出典{}決算統計）"]
)
def test_a_remark_may_follow_the_value_on_its_line(ask: Callable, line: str, colon: str) -> None:
    done = ask(TWO.format("type: integer"), "1", line.format(colon))
    assert done.values["a.asked"] == 250
    assert remarks(done) == ("決算統計", "", "")
    assert done.current == "a.after"


def test_several_remarks_may_follow_the_value(ask: Callable) -> None:
    done = ask(TWO.format("type: money"), "1", "1,200万円 出典：決算統計、時点：令和7年度 備考：見込み")
    assert remarks(done) == ("決算統計", "令和7年度", "見込み")
    assert "出典「決算統計」、時点「令和7年度」、備考「見込み」" in done.said


def test_remark_lines_of_a_long_text_are_no_part_of_it(ask: Callable) -> None:
    done = ask(TWO.format("type: longtext"), "1", "一行目", "二行目", "出典：町史", "時点:2024", "三行目", "")
    assert done.values["a.asked"] == "一行目\n二行目\n三行目"
    assert remarks(done) == ("町史", "2024", "")


def test_remarks_in_a_pasted_text_are_no_part_of_it(ask: Callable) -> None:
    done = ask(TWO.format("type: longtext"), "1", "一行目\n出典：町史\n二行目", "")
    assert done.values["a.asked"] == "一行目\n二行目"
    assert remarks(done) == ("町史", "", "")


def test_a_remark_that_takes_the_place_of_another_is_told(ask: Callable) -> None:
    done = ask(TWO.format("type: longtext"), "1", "一行目 出典：町史", "二行目 出典：議事録", "")
    assert "出典「町史」は、出典「議事録」に替えました。両方を残すときは、「、」で続けて1度に入力" in done.said.replace(
        "\n          ", ""
    )
    assert remarks(done) == ("議事録", "", "")


def test_the_rows_of_a_table_tell_when_one_takes_away_the_source_of_another(ask: Callable) -> None:
    done = ask(TWO.format(TABLE), "1", "甲 出典：町史", "2", "乙 出典：議事録", "3", "")
    assert "出典「町史」は、出典「議事録」に替えました" in done.said
    assert "替えました" not in ask(TWO.format(TABLE), "1", "甲 出典：町史", "2", "乙 出典：町史", "3", "").said


def test_remarks_noted_twice_in_one_text_are_both_kept(ask: Callable) -> None:
    done = ask(TWO.format("type: longtext"), "1", "一行目 出典：町史\n二行目 出典：議事録", "")
    assert remarks(done) == ("町史、議事録", "", "")


def test_a_source_in_brackets_stays_in_a_sentence(ask: Callable) -> None:
    done = ask(TWO.format("type: text"), "1", "人口は減る（出典：国勢調査）見込み")
    assert done.values["a.asked"] == "人口は減る（出典：国勢調査）見込み"


def test_a_remark_before_the_answer_says_where_it_goes(ask: Callable) -> None:
    done = ask(TWO.format("type: integer"), "1", "出典：決算統計", "2")
    assert "出典「決算統計」を、この設問（askedの項目）に書き留めました。" in done.said
    assert "前の設問（firstの項目）の分なら、「戻る」の後に" in done.said
    assert remarks(done) == ("決算統計", "", "")
    assert remarks(done, "a.first") == ("", "", "")


def test_a_remark_typed_too_late_is_moved_by_going_back(ask: Callable) -> None:
    done = ask(TWO.format("type: integer"), "1", "出典：決算統計", "戻る", "出典：決算統計", "", "2")
    assert "回答がまだないので、出典「決算統計」は残していません。" in done.said
    assert remarks(done, "a.first") == ("決算統計", "", "")
    assert remarks(done) == ("", "", "")


def test_a_source_without_a_time_has_no_time(ask: Callable) -> None:
    done = ask(TWO.format("type: integer"), "1", "2 出典：決算統計")
    assert remarks(done) == ("決算統計", "", "")
    assert "いつ時点の値かは、書かれていないもの" in done.said


def test_a_time_without_a_year_is_refused_with_the_whole_line(ask: Callable) -> None:
    done = ask(TWO.format("type: integer"), "1", "2 時点：最近", "2 時点：R7")
    assert "年が分かる形で" in done.said
    assert (done.values["a.asked"], remarks(done)[1]) == (2, "R7")


def test_a_word_may_have_a_remark(ask: Callable) -> None:
    done = ask(TWO.format("type: integer"), "1", "分からない 備考：財政課に照会中")
    assert done.states["a.asked"] is AnswerState.UNKNOWN
    assert remarks(done) == ("", "", "財政課に照会中")


def test_a_remark_inside_a_row_belongs_to_the_table(ask: Callable) -> None:
    done = ask(TWO.format(TABLE), "1", "住基 出典：台帳", "時点：2025", "3", "")
    assert [dict(row) for row in done.values["a.asked"]] == [{"name": "住基", "count": 3}]
    assert remarks(done) == ("台帳", "2025", "")


def test_a_new_remark_on_the_same_value_keeps_the_others(ask: Callable) -> None:
    done = ask(TWO.format("type: integer"), "1", "2 出典：決算統計 時点：2024", "戻る", "2 備考：確かめた")
    assert remarks(done) == ("決算統計", "2024", "確かめた")


def test_a_remark_holds_only_what_the_file_may_hold(ask: Callable) -> None:
    done = ask(TWO.format("type: integer"), "1", "2 出典：\u202e決算\u200b統計", "戻る", "備考：" + "長" * 20_001, "")
    assert remarks(done)[0].startswith("決算")
    assert "\u202e" not in remarks(done)[0]
    assert remarks(done)[2] == ""
    assert "備考が20,001字あり長すぎます" in done.said


def test_a_remark_beside_a_value_that_is_refused_is_not_kept_and_that_is_told(ask: Callable) -> None:
    done = ask(TWO.format("type: integer"), "1", "八つ 備考：連絡所", "8", "")
    assert "備考「連絡所」も残していません" in done.said
    assert done.values["a.asked"] == 8
    assert remarks(done) == ("", "", "")


def test_a_remark_on_a_line_of_its_own_outlives_a_value_that_is_refused(ask: Callable) -> None:
    done = ask(TWO.format("type: integer"), "1", "出典：決算統計", "八つ 備考：連絡所", "8", "")
    assert remarks(done) == ("決算統計", "", "")


def test_a_remark_beside_a_cell_or_row_that_is_refused_is_not_kept(ask: Callable) -> None:
    done = ask(TWO.format(TABLE), "1", "住基、多い 備考：見込み", "住基 出典：台帳", "多い 備考：見込み", "3", "", "")
    assert done.said.count("備考「見込み」も残していません") == 2
    assert remarks(done) == ("台帳", "", "")


@pytest.mark.parametrize(
    ("kind", "line", "value", "note"),
    [
        ("type: integer\nunit: 箇所", "8か所（連絡所。うち離島が5）", 8, "連絡所。うち離島が5"),
        ("type: integer\nunit: 箇所", "8 (連絡所)", 8, "連絡所"),
        ("type: yesno", "いいえ（民間の店がする）", False, "民間の店がする"),
        ("type: money", "1,200千円（税込）", 1200, ""),  # what a number may have is no remark
    ],
)
def test_a_bracket_after_one_value_is_its_remark(ask: Callable, kind: str, line: str, value: object, note: str) -> None:
    done = ask(TWO.format(kind), "1", line)
    assert done.values["a.asked"] == value
    assert remarks(done) == ("", "", note)


def test_a_bracket_in_a_name_or_after_a_value_that_is_none_stays_where_it_is(ask: Callable) -> None:
    done = ask(TWO.format("type: text"), "1", "総務課（情報係）")
    assert (done.values["a.asked"], remarks(done)) == ("総務課（情報係）", ("", "", ""))
    done = ask(TWO.format("type: integer"), "1", "八つ（連絡所）", "8")
    assert remarks(done) == ("", "", "")
    assert "八つ（連絡所）" in done.said


def test_yes_and_no_are_told_with_the_words_of_the_question_as_well(ask: Callable) -> None:
    done = ask(TWO.format("type: yesno\nwords: [兼ねる, 兼ねない]"), "1", "兼ねない")
    assert "→ いいえ（兼ねない）" in done.said
