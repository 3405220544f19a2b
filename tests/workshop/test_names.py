"""Whoever writes a template finds the name of a value by a word."""

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
    assert planner("template", "names", "ほげ").out == "「ほげ」を含む名前はありません。別の言葉で探してください。\n"
