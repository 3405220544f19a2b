"""The readings of municipalities, written in katakana in the tables and in hiragana above their names."""

import pytest

from planner.japanese.kana import hiragana, katakana


@pytest.mark.parametrize(
    ("kata", "hira"),
    [("カタノシ", "かたのし"), ("オタルシ", "おたるし"), ("ヴァーガヶ", "ゔぁーがゖ"), ("ABCー漢", "ABCー漢")],
)
def test_kana_are_turned_into_each_other_and_nothing_else_is(kata: str, hira: str) -> None:
    assert hiragana(kata) == hira
    assert katakana(hira) == kata
