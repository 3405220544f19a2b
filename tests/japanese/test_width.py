import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.japanese.width import display_width, pad, printable, shorten, wrap


@pytest.mark.parametrize(
    ("text", "width"), [("abc", 3), ("湯沢市", 6), ("ｱｲ", 2), ("R8年", 4), ("", 0), ("か\u3099", 2), ("→", 2)]
)
def test_full_width_characters_take_two_columns(text: str, width: int) -> None:
    assert display_width(text) == width


def test_no_line_begins_with_a_closing_mark() -> None:
    assert wrap("一二三四、五六七八。九十", 8) == ["一二三", "四、五六", "七八。九", "十"]


def test_no_line_ends_with_an_opening_bracket() -> None:
    assert wrap("一二三（四五）六", 8) == ["一二三", "（四五）", "六"]


def test_words_and_numbers_stay_whole() -> None:
    assert wrap("一二三四 planner", 12) == ["一二三四", "planner"]


def test_line_breaks_stay() -> None:
    assert wrap("一\n\n二", 10) == ["一", "", "二"]


def test_text_is_padded_and_shortened_by_columns() -> None:
    assert pad("湯沢", 6) == "湯沢  "
    assert shorten("湯沢市役所", 8) == "湯沢市…"
    assert shorten("一行目\n二行目", 20) == "一行目 二行目"


@pytest.mark.parametrize(
    ("text", "encoding", "printed"),
    [
        ("湯沢市①髙橋", "cp932", "湯沢市①髙橋"),
        ("𠮷野家", "cp932", "〓野家"),
        ("😀", "ascii", "?"),
        ("10—20–30", "cp932", "10―20-30"),
        ("赤\x1b[31m", "utf-8", "赤[31m"),
        ("湯沢", "no-such-encoding", "??"),
    ],
)
def test_what_an_encoding_cannot_print_is_replaced(text: str, encoding: str, printed: str) -> None:
    assert printable(text, encoding) == printed


@given(st.text())
def test_printing_never_fails(text: str) -> None:
    for encoding in ("cp932", "ascii", "utf-8"):
        printable(text, encoding).encode(encoding)


@given(st.text(alphabet="あ漢字。、（）abc 12ー"), st.integers(8, 60))
def test_wrapping_loses_nothing_and_stays_inside(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(display_width(line) <= width for line in lines)
