"""A text of several lines is typed, pasted or written in an editor, and is not lost."""

from collections.abc import Callable

import pytest

from tests.interview.three import three


def test_a_text_broken_off_keeps_the_answer_it_was_to_replace(ask: Callable) -> None:
    done = ask(three("longtext"), "1", "一行目", "", ":b", "書きかけ", ":q")
    assert done.values["a.asked"] == "一行目\n書きかけ"


def test_a_pasted_text_keeps_its_empty_lines(ask: Callable) -> None:
    assert ask(three("longtext"), "1", "一行目\n\n三行目", "").values["a.asked"] == "一行目\n\n三行目"


@pytest.mark.parametrize("kind", ["text", "department", "integer"])
def test_several_pasted_lines_are_no_single_answer(ask: Callable, kind: str) -> None:
    done = ask(three(kind), "1", "1\n2")
    assert "× " in done.said
    assert "a.asked" not in done.states


def test_spoilt_input_is_asked_again(ask: Callable) -> None:
    done = ask(three("text"), "1", "総\ufffd課", "\x1b[D", "総務課")
    assert done.said.count("もう一度入力してください") == 2
    assert done.values["a.asked"] == "総務課"


def test_a_long_text_is_written_in_an_editor(ask: Callable) -> None:
    opened: list[str] = []

    def edit(text: str) -> str:
        opened.append(text)
        return "直した文\n出典：町史\n二行目\n"

    done = ask(three("longtext"), "1", "書きかけ", "編集", edit=edit)
    assert opened == ["書きかけ"]
    assert done.values["a.asked"] == "直した文\n二行目"
    assert done.session.answers.by_id["a.asked"].source == "町史"


def test_a_text_that_was_refused_comes_up_in_the_editor_again(ask: Callable) -> None:
    written = iter(["長い長い文", "短い文"])
    opened: list[str] = []

    def edit(text: str) -> str:
        opened.append(text)
        return next(written)

    text = three("longtext").replace("type: longtext", "type: longtext\nrules: {maxlength: 4}")
    done = ask(text, "1", "編集", "編集", edit=edit)
    assert opened == ["", "長い長い文"]
    assert done.values["a.asked"] == "短い文"


def test_without_an_editor_a_long_text_is_typed(ask: Callable) -> None:
    done = ask(three("longtext"), "1", "編集", "一行目", "")
    assert "編集プログラムが設定されていません" in done.said
    assert done.values["a.asked"] == "一行目"
