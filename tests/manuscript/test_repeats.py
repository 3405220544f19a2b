"""A sentence that prints only what stands before it is left out; whatever says something new is kept."""

import pytest

from planner.manuscript.marks import Marked, as_value, in_scope, joined, plain, unmarked
from planner.manuscript.repeats import beyond_statistics, first_sentence, unrepeated, unsourced

STAFF, MORE = as_value("0人", ["a.staff"]), as_value("3.5%", ["a.share"])


@pytest.mark.parametrize(
    ("parts", "left"),
    [
        (("専任は", STAFF, "である。", "情報担当は", STAFF, "である。"), "専任は0人である。"),
        (("専任は", STAFF, "である。", "情報担当は", as_value("0", ["a.staff"]), "人。"), "専任は0人である。"),
        (("専任は", STAFF, "。", STAFF, "で、割合は", MORE, "。"), "専任は0人。0人で、割合は3.5%。"),
        (("専任は", STAFF, "。", as_value("0人", ["a.other"]), "。"), "専任は0人。0人。"),
        (("専任は", STAFF, "。見直す点がある。"), "専任は0人。見直す点がある。"),
        ((STAFF, "。", as_value("甲。乙", ["a.text"]), "。", as_value("甲。乙", ["a.text"]), "。"), "0人。甲。乙。"),
        ((STAFF, "。", STAFF), "0人。"),
        ((as_value("雪、土砂", ["a.list"]), "。備えは", as_value("土砂", ["a.list"]), "。"), "雪、土砂。"),
        ((as_value("土砂", ["a.list"]), "。備えは", as_value("雪、土砂", ["a.list"]), "。"), "土砂。備えは雪、土砂。"),
    ],
)
def test_a_sentence_with_nothing_new_is_left_out(parts: tuple[str, ...], left: str) -> None:
    assert plain(unmarked(unrepeated(Marked("".join(parts))))[0]) == left


@pytest.mark.parametrize(
    ("second", "left"),
    [
        (as_value("（防災計画）", ["a.list"]), "雪（防災計画）。土砂。"),
        (as_value("（防災計画）", ["a.other"]), "雪（防災計画）。土砂（防災計画）。"),
        (as_value("（総合計画）", ["a.list"]), "雪（防災計画）。土砂（総合計画）。"),
    ],
)
def test_a_source_is_named_once_for_the_same_value(second: Marked, left: str) -> None:
    source = as_value("（防災計画）", ["a.list"])
    text = Marked(f"{as_value('雪', ['a.list'])}{source}。{as_value('土砂', ['a.list'])}{second}。")
    assert plain(unmarked(unrepeated(text))[0]) == left


def test_a_source_told_elsewhere_is_left_out_and_others_stay() -> None:
    told, other = as_value("（国勢調査）", ["stats.a"]), as_value("（防災計画）", ["a.list"])
    text = Marked(f"{as_value('5人', ['stats.a'])}{told}で、{as_value('雪', ['a.list'])}{other}に備える。")
    left = unsourced(text, ["stats.a"])
    assert plain(unmarked(left)[0]) == "5人で、雪（防災計画）に備える。"
    assert {path for span in unmarked(left)[1] for path in span.paths} == {"stats.a", "a.list"}


def test_what_was_read_for_a_sentence_left_out_stays_in_the_trace() -> None:
    text = joined((Marked(f"専任は{STAFF}。"), in_scope(f"兼任もいて{STAFF}。", ["a.parttime"])))
    _, spans = unmarked(unrepeated(text))
    assert {path for span in spans for path in span.paths} == {"a.staff", "a.parttime"}


def test_the_first_sentence_is_kept_with_the_marks_of_the_rest() -> None:
    left = unmarked(first_sentence(Marked(f"計は{as_value('甲。乙', ['a.text'])}である。専任は{STAFF}である。")))
    assert plain(left[0]) == "計は甲。乙である。"
    assert {path for span in left[1] for path in span.paths} == {"a.text", "a.staff"}


OLD, DENSE = as_value("9,552人", ["stats.pop_75plus_2020"]), as_value("794.7人/km2", ["derived.density_per_km2"])
LAW = as_value("7月1日", ["law.duty"])


@pytest.mark.parametrize(
    ("parts", "left"),
    [
        (("75歳以上は", OLD, "である。", "専任は", STAFF, "である。"), "専任は0人である。"),
        (("密度は", DENSE, "、75歳以上は", OLD, "である。", "専任は", STAFF, "である。"), "専任は0人である。"),
        (("75歳以上は", OLD, "である。見直す点がある。"), "75歳以上は9,552人である。見直す点がある。"),
        (("75歳以上は", OLD, "、専任は", STAFF, "。"), "75歳以上は9,552人、専任は0人。"),
        (
            ("75歳以上は", OLD, "で、目安を超える。", "専任は", STAFF, "。"),
            "75歳以上は9,552人で、目安を超える。専任は0人。",
        ),
        (("期限は", LAW, "である。", "75歳以上は", OLD, "。"), "期限は7月1日である。75歳以上は9,552人。"),
        (
            ("専任は", as_value("【未把握】", ["a.staff"]), "。75歳以上は", OLD, "。"),
            "専任は【未把握】。75歳以上は9,552人。",
        ),
    ],
)
def test_a_sentence_of_statistics_goes_where_an_answer_says_more(parts: tuple[str, ...], left: str) -> None:
    text = beyond_statistics(Marked("".join(parts)), ["derived.density_per_km2"])
    assert plain(unmarked(text)[0]) == left


def test_statistics_go_always_where_something_told_here_stands_beside_them() -> None:
    assert plain(unmarked(beyond_statistics(Marked(f"75歳以上は{OLD}である。"), [], always=True))[0]) == ""
