"""Whoever writes a template finds the name of a value by a word."""

import re

import pytest

from tests.cli.conftest import Command

FOUND = {
    "a statistic by its label": ("75歳", ["公的統計", "  stats.pop_75plus_2020  後期高齢者人口（75歳以上）（人）"]),
    "a question by the label of a choice": ("豪雪", ["回答", "snow 豪雪"]),
    "a column of a table": ("systems.ledger.vendor", ["回答", "    systems.ledger.vendor  "]),
    "a legal fact as templates write it": (
        "sec-lga-244-5-2-duty",
        ["法令・国の資料", '  law["sec-lga-244-5-2-duty"]  '],
    ),
    "how a yes and a no are compared": ("organisation.headquarters", ["[true はい、false いいえ]"]),
    "an answer in sentences": ("basics.landscape", ["basics.landscape  地形と集落  （文で答える）"]),
    "an assumption": ("assumption.workdays", ["前提の値", "  assumption.workdays  "]),
    "an issue and a measure by their titles": (
        "除雪",
        ["課題", "  tohoku-snow-work  ", "施策", "  tohoku-snow-records  "],
    ),
    "a case by its municipality": ("岸和田市", ["事例", "  bcp-kishiwada  岸和田市："]),
    "what a prefecture knows of its region": ("region[", ["地域の資料", '  region["akita-']),
}


@pytest.mark.parametrize("case", FOUND)
def test_a_name_is_found_by_a_word(planner: Command, case: str) -> None:
    word, parts = FOUND[case]
    result = planner("template", "names", word, "--region", "akita", "--date", "2026-11-23")
    assert result.status == 0
    assert [part for part in parts if part not in result.out] == []


def test_a_word_that_no_name_has_is_told(planner: Command) -> None:
    assert (
        planner("template", "names", "ほげ").out
        == "「ほげ」は、名前にも中身にもありません。別の言葉で探してください。\n"
    )


HELD = {
    "a heading with a condition in it": (
        "住民の声",
        ["文書の節とブロック", "  plan/voices\n    base の 4行目: ## 住民の声"],
    ),
    "the text of a question": (
        "住民の声",
        ["  voices.panel  続けて声を聞く仕組み\n    質問: 住民の声を毎年続けて聞く仕組み"],
    ),
    "what an issue and a measure say": ("停電", ["中に「停電」のある課題", "中に「停電」のある施策"]),
    "a regional fact by its statement": ("長方形に近い", ["中に「長方形に近い」のある地域の事実", "  akita-"]),
}


@pytest.mark.parametrize("case", HELD)
def test_what_holds_a_word_is_found_although_its_name_has_it_not(planner: Command, case: str) -> None:
    word, parts = HELD[case]
    result = planner("template", "names", word, "--region", "akita", "--date", "2026-11-23")
    assert [part for part in parts if part not in result.out] == []


def test_of_much_that_holds_a_word_a_few_are_shown_and_all_on_request(planner: Command) -> None:
    few, every = (planner("template", "names", "台帳", *more).out for more in ((), ("--details",)))
    left_out = sum(map(int, re.findall(r"（ほか(\d+)件。--details で全て表示します）", few)))
    assert left_out > 20
    assert "（ほか" not in every
    assert len(every.splitlines()) - len(few.splitlines()) == 2 * left_out - few.count("（ほか")
