"""The words that lead through an interview are understood wherever something is asked."""

from collections.abc import Callable

import pytest

from planner.answers.model import AnswerState
from planner.errors import ExitStatus
from tests.interview.three import TYPES, three

WORDS = {
    "戻る": ":b",
    "一覧": ":l",
    "後で": ":s",
    "分からない": ":u",
    "該当なし": ":n",
    "説明": ":?",
    "中断": ":q",
}


STATES = {"後で": AnswerState.LATER, "分からない": AnswerState.UNKNOWN, "該当なし": AnswerState.NOT_APPLICABLE}


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("form", [0, 1])
@pytest.mark.parametrize("word", WORDS)
def test_every_word_works_at_every_type_of_question(ask: Callable, kind: str, word: str, form: int) -> None:
    done = ask(three(kind), "1", (word, WORDS[word])[form])
    assert done.status is ExitStatus.FINE
    assert done.values["a.first"] == 1
    if word in STATES:
        assert done.states["a.asked"] is STATES[word]
        assert done.current == "a.after"
    else:
        assert "a.asked" not in done.states
        assert done.current == ("a.first" if word == "戻る" else "a.asked")
    said = {"一覧": "回答の一覧", "説明": "文書での使い道", "中断": "中断しました"}
    assert said.get(word, "") in done.said


@pytest.mark.parametrize("kind", [name for name in TYPES if name not in ("text", "longtext", "department", "table")])
def test_single_letters_are_commands_where_no_text_is_expected(ask: Callable, kind: str) -> None:
    assert ask(three(kind), "1", "ｂ").current == "a.first"
    assert ask(three(kind), "1", "u").states["a.asked"] is AnswerState.UNKNOWN


@pytest.mark.parametrize("kind", ["text", "longtext", "department"])
def test_a_single_letter_is_asked_about_where_words_are_expected(ask: Callable, kind: str) -> None:
    done = ask(three(kind), "1", "ｂ", "総務課", "")
    assert "「ｂ」では、回答か「戻る」か分かりません。戻る は :b、回答は言葉で" in done.said
    assert done.values["a.asked"] == "総務課"


def test_a_single_letter_inside_a_long_text_is_no_part_of_it(ask: Callable) -> None:
    assert ask(three("longtext"), "1", "一行目", "b", "二行目", "").values["a.asked"] == "一行目\n二行目"


def test_a_single_letter_that_is_no_command_is_an_answer(ask: Callable) -> None:
    assert ask(three("text"), "1", "A").values["a.asked"] == "A"


def test_a_lone_n_is_neither_no_nor_not_applicable(ask: Callable) -> None:
    done = ask(three("yesno"), "1", "n")
    assert "a.asked" not in done.states
    assert "いいえ は 2、該当なし は :n" in done.said


@pytest.mark.parametrize("word", [*WORDS, *WORDS.values()])
def test_every_word_works_inside_a_table_row(ask: Callable, word: str) -> None:
    done = ask(three("table"), "1", "住基", word)
    assert done.status is ExitStatus.FINE
    shown = {"戻る": "今の値: 住基", "一覧": "回答の一覧", "説明": "整数で入力", "中断": "中断しました"}
    expected = shown.get(word) or shown.get({form: name for name, form in WORDS.items()}.get(word, ""), "→ 1行目")
    assert expected in done.said
    if word not in ("戻る", ":b", "説明", ":?"):
        unknown, none = AnswerState.UNKNOWN, AnswerState.NOT_APPLICABLE
        count = {"分からない": unknown, ":u": unknown, "該当なし": none, ":n": none}.get(word)
        assert done.values["a.asked"] == ({"name": "住基", "count": count},)


@pytest.mark.parametrize("word", WORDS)
def test_every_word_works_while_picking_a_municipality(ask: Callable, word: str) -> None:
    done = ask(three("municipality"), "1", "湯沢", word)
    assert "a.asked" not in done.values
    assert done.states.get("a.asked") == STATES.get(word)


@pytest.mark.parametrize("word", ["戻る", "一覧", "後で", "中断"])
def test_lines_typed_before_a_command_are_kept_as_the_answer(ask: Callable, word: str) -> None:
    done = ask(three("longtext"), "1", "一行目", "二行目", word)
    assert done.values["a.asked"] == "一行目\n二行目"
    assert done.saved[-1][0] == "a.asked"


@pytest.mark.parametrize("word", [*WORDS, *WORDS.values(), *"blsun?q"])
def test_every_word_is_understood_in_the_list_and_at_the_end(ask: Callable, word: str) -> None:
    in_list = ask(three("text"), "1", "一覧", word)
    at_end = ask("id: only\ntype: integer", "1", word)
    assert in_list.status is at_end.status is ExitStatus.FINE
    assert in_list.values == {"a.first": 1}
    assert at_end.values == {"a.only": 1}


def test_a_required_question_does_not_take_that_it_does_not_apply(ask: Callable) -> None:
    done = ask("id: asked\ntype: text\nrequired: true\n\nid: after\ntype: text", "該当なし", "なし", ":q")
    assert "必要な設問" in done.said
    assert done.values == {"a.asked": "なし"}
    assert done.current == "a.after"


def test_putting_off_keeps_a_present_answer(ask: Callable) -> None:
    done = ask(three("integer"), "1", "2", "戻る", "後で")
    assert done.values["a.asked"] == 2


def test_unknown_replaces_an_answer_when_it_is_said(ask: Callable) -> None:
    assert ask(three("integer"), "1", "2", "戻る", "分からない").states["a.asked"] is AnswerState.UNKNOWN


@pytest.mark.parametrize(("lines", "status"), [((), ExitStatus.FINE), (("中断",), ExitStatus.FINE)])
def test_stopping_says_that_all_is_saved(ask: Callable, lines: tuple[str, ...], status: ExitStatus) -> None:
    done = ask(three("integer"), "1", *lines)
    assert done.status is status
    assert "全て answers.yaml に保存してあります" in done.said
    assert "planner interview answers.yaml" in done.said


def test_ctrl_c_stops_with_its_own_status(ask: Callable, ctrl_c: object) -> None:
    done = ask(three("integer"), "1", ctrl_c)
    assert done.status is ExitStatus.INTERRUPTED
    assert "保存してあります" in done.said


def test_ctrl_c_in_a_long_text_keeps_the_lines(ask: Callable, ctrl_c: object) -> None:
    done = ask(three("longtext"), "1", "一行目", ctrl_c)
    assert done.status is ExitStatus.INTERRUPTED
    assert done.values["a.asked"] == "一行目"
