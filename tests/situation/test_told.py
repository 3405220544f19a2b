"""What is told is gone through table by table, and a word of a search tells whether a subject is about it."""

import pytest

from planner.missing import Missing
from planner.situation.formulas import voices
from planner.situation.told import FINDINGS, ISSUES, RESULTS, REWORK, STAFF, troubles
from planner.subjects import is_about


@pytest.mark.parametrize(
    ("word", "subject", "about"),
    [
        ("窓口", "窓口の待ち時間", True),
        ("窓口", "路線バスの減便", False),
        ("窓口 待ち", "3月の窓口は待ちが長い", True),
        ("窓口 待ち", "窓口の応援", False),
        ("予約 -バス", "体育館の予約", True),
        ("予約 -バス", "村営バスの予約", False),
        ("Wi-Fi", "集会所のWi-Fi", True),
    ],
)
def test_all_parts_of_a_word_must_stand_in_a_subject_but_for_those_behind_a_minus_sign(
    word: str, subject: str, about: bool
) -> None:
    assert is_about(("道", word), subject) is about


def test_troubles_are_all_that_is_told_but_praise_and_what_the_plan_before_achieved_or_this_one_ends() -> None:
    unsaid = Missing("x")
    rows = {
        ISSUES.path: [{"topic": "空き家"}],
        FINDINGS.path: [
            {"finding": "待たされた", "kind": "trouble"},
            {"finding": "楽になった", "kind": "praise"},
            {"finding": "知らない", "kind": unsaid},
        ],
        STAFF.path: ("9課が、再入力を挙げた",),
        RESULTS.path: [
            {"measure": "講習", "result": "achieved", "next": "continue"},
            {"measure": "端末", "result": "achieved", "next": "changed"},
            {"measure": "アプリ", "result": "achieved", "next": "ended"},
            {"measure": "地図", "result": "delayed", "next": unsaid},
            {"measure": "実証", "result": "stopped", "next": "ended"},
        ],
        REWORK.path: [{"rework": "書直し"}, {"rework": unsaid}],
    }
    told = [trouble.subject for trouble in troubles(rows)]
    assert told == ["空き家", "待たされた", "知らない", "9課が、再入力を挙げた", "端末", "地図", "書直し"]


def test_a_table_that_nobody_filled_in_tells_nothing() -> None:
    assert troubles({ISSUES.path: Missing(ISSUES.path)}) == ()


def test_each_of_what_a_sentence_counts_is_a_voice_of_its_own() -> None:
    told = "40課のうち、30が2度入力すること、12が紙を待つことを挙げた。9課は、記録がないとした"
    assert voices(told) == ("40課のうち、30が2度入力する", "12が紙を待つことを挙げた", "9課は、記録がないとした")
    uncounted = "仕事が分からないこと、人が少ないことが挙がった"
    assert voices(uncounted) == (uncounted,)


def test_a_count_at_the_end_of_a_line_counts_all_that_the_line_tells() -> None:
    told = "額をそのまま予算に出す。中身が分からない（5つ）。\n紙で配る。電話が多い。"
    assert voices(told) == ("額をそのまま予算に出す。中身が分からない（5つ）", "紙で配る", "電話が多い")


@pytest.mark.parametrize(
    ("subject", "about"),
    [("振興局では終わらない", True), ("総合振興局では終わらない", False), ("県の振興局では終わらない", False)],
)
def test_a_branch_office_is_known_by_what_towns_call_it_but_not_that_of_a_prefecture(subject: str, about: bool) -> None:
    assert is_about(("支所 終わ",), subject) is about


def test_letters_and_figures_of_full_width_are_read_as_plain_ones() -> None:
    assert is_about(("GIS 30",), "統合型ＧＩＳを３０課で使う")
