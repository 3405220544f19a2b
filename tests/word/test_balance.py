"""Columns get the room with which a table is low, and no word that is short is broken for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.manuscript.elements import Table, TableKind, Text
from planner.word.balance import Room, lowest_widths
from planner.word.orphans import without_orphans

TEXT_WIDTH = 11906 - 1247 * 2
LONG = "情報の仕事を止めないための手順と連絡の順番を、課ごとに1枚の紙にまとめ、毎年の人事異動の後に読み合わせる"
PAPER = Room(TEXT_WIDTH, 180, 200)


def row(*cells):
    return tuple((Text(cell),) for cell in cells)


def grid(file):
    return [int(width) for width in file.find("//w:gridCol/@w:w")]


def test_the_column_with_the_long_text_gets_the_room_whatever_was_given(write):
    short_first, long_second = grid(
        write(Table("表", row("課", "すること"), (row("総務課", LONG * 2),), widths=(3, 1)))
    )
    assert long_second > 3 * short_first


def test_texts_of_the_same_length_get_the_same_room(write):
    first, second = grid(write(Table("表", row("今", "これから"), (row(LONG, LONG),), widths=(5, 1))))
    assert abs(first - second) <= 20


def test_widths_that_are_as_good_as_any_stay_as_given(write):
    first, second = grid(write(Table("表", row("課", "人"), (row("総務課", "3人"),), widths=(3, 1))))
    assert first == pytest.approx(3 * second, abs=3)


def test_a_short_text_keeps_one_line_beside_a_long_one(write):
    table = Table("表", row("時期", "すること"), (row("令和13年度", LONG * 6), row("令和9年度", LONG)), widths=(1, 30))
    years, _ = grid(write(table))
    assert years >= 5 * 180 + 200


def test_the_years_of_a_roadmap_stay_as_wide_as_each_other(write):
    years = ("令和9年度", "令和10年度", "令和11年度")
    rows = (row(LONG, "準備", "実施", "評価"), row(LONG, "3件", "準備", "実施"))
    table = Table("工程表", row("施策", *years), rows, TableKind.ROADMAP, widths=(2, 5, 5, 5))
    title, *columns = grid(write(table))
    assert max(columns) - min(columns) <= 1
    assert title > max(columns)


def test_the_years_of_a_roadmap_stay_on_one_line_though_its_text_is_set_smaller():
    years = [[f"令和{year}年度", *["実施"] * 9] for year in range(9, 14)]
    columns = [["施策", *["字" * 40] * 9], *years]
    _, *rooms = lowest_widths(columns, Room(9000, 160, 120, alike=(120, *[27] * 5), header=9 / 8))
    assert min(rooms) >= 5.4 * 180 + 120


def test_the_last_character_of_an_office_does_not_stand_alone_while_another_column_has_room(write):
    office = "こども未来部保育幼稚園課"
    rows = tuple(row(office, "電話で受ける", LONG) for _ in range(3))
    first, second, _ = grid(write(Table("表", row("課", "すること", "方法"), rows, widths=(123, 120, 270))))
    assert first >= len(office) * 180 + 120
    assert second >= 6 * 180 + 120


@given(st.lists(st.tuples(*[st.floats(0, 60)] * 3), min_size=1, max_size=6), st.tuples(*[st.integers(700, 4000)] * 3))
def test_columns_that_give_each_other_room_fill_the_page_and_break_no_line_that_was_whole(rows, widths):
    settled = without_orphans(rows, widths, 180, 120)
    assert sum(settled) == sum(widths)
    for before, after, texts in zip(widths, settled, zip(*rows, strict=True), strict=True):
        whole = max((text for text in texts if text <= (before - 120) / 180), default=0.0)
        assert (after - 120) / 180 >= whole - 0.02


def test_a_column_of_a_roadmap_gives_another_what_saves_it_lines():
    years = [[f"令和{year}年度", *["実施"] * 9] for year in range(9, 14)]
    columns = [["施策", *["字" * 23] * 9], ["担当課", *["字" * 11] * 7, *["字" * 14] * 2], *years]
    title, owner, *_ = lowest_widths(columns, Room(14000, 180, 200, alike=(120, 40, *[27] * 5)))
    assert title >= 23 * 180 + 200
    assert owner >= 14 * 180 + 200


@given(
    st.lists(st.lists(st.text("漢字かなABC123、。 ", max_size=60), min_size=1, max_size=6), min_size=2, max_size=6).map(
        lambda columns: [column[: min(map(len, columns))] for column in columns]
    )
)
def test_the_columns_fill_the_room_exactly_and_none_vanishes(columns):
    widths = lowest_widths(columns, PAPER)
    assert sum(widths) == TEXT_WIDTH
    assert min(widths) > 0
