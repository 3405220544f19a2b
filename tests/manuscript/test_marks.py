import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.manuscript.marks import FIRST_MARK, as_value, has_marks, in_scope, joined, plain, safe, unmarked

TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn"), max_codepoint=0x10FEFF))


@given(TEXT)
def test_a_value_comes_back_as_it_was(value: str) -> None:
    assert plain(safe(value)) == value


@given(TEXT)
def test_a_safe_value_keeps_its_length_and_has_no_markup(value: str) -> None:
    assert len(safe(value)) == len(value)
    assert not set(safe(value)) & set("#*_`|[]()<>!\\~^{}-+.0123456789 \n：")


def test_private_characters_of_a_font_survive() -> None:
    assert plain(safe("\ue000\uf8ff\U000f0000")) == "\ue000\uf8ff\U000f0000"
    assert not has_marks("\ue000\uf8ff\U000f0000")
    assert has_marks(f"a{FIRST_MARK}")


def test_control_characters_are_left_out_and_line_ends_made_one() -> None:
    assert plain(safe("a\x00b\r\nc\rd\te\n")) == "ab\nc\nd e"


def test_spans_enclose_what_depends_on_them() -> None:
    text, spans = unmarked(in_scope(f"専任は{as_value('3', ['a.staff'])}人", ["a,b", 'law.x-"y"']))

    assert plain(text) == "専任は3人"
    assert [(span.start, span.end, span.paths, span.is_value) for span in spans] == [
        (0, 5, ("a,b", 'law.x-"y"'), False),
        (3, 4, ("a.staff",), True),
    ]


def test_text_joined_to_marked_text_is_made_safe() -> None:
    assert plain(unmarked("*" + joined((as_value("a", ["x"]), "|")) + "#")[0]) == "*a|#"
    assert "|" not in joined((as_value("a", ["x"]), "|"))


@pytest.mark.parametrize("value", ["", " ", "\n"])
def test_an_empty_value_still_leaves_its_path(value: str) -> None:
    _, spans = unmarked(as_value(value, ["a.b"]))

    assert spans[0].paths == ("a.b",)
