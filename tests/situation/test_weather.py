"""The months of storms are those that the climate is told with, and none are guessed."""

import pytest

from planner.missing import Missing, is_known
from planner.situation.weather import cut_by_lightning, storm_months


@pytest.mark.parametrize(
    ("climate", "months"),
    [
        ("6月から9月の線状降水帯と台風で県道が止まる。12月下旬から2月は路面が凍る", (6, 7, 8, 9)),
        ("年の平均気温は16.8度と暖かく、6月から9月までの台風と大雨、冬の季節風で船が止まる", (6, 7, 8, 9)),
        ("9月と10月の台風で冠水し、7月中旬～8月上旬に豪雨がある", (7, 8, 9, 10)),
        ("11月から1月の出水", (1, 11, 12)),
    ],
)
def test_months_told_with_a_word_for_storms_are_those_of_storms(climate: str, months: tuple[int, ...]) -> None:
    assert storm_months(climate) == months


@pytest.mark.parametrize(
    "climate",
    [
        "台風と梅雨の大雨で、旧道が年に2、3日止まる",
        "12月から3月までに路線バスの運休が延べ20日ある。台風は少ない",
        "4月から11月まで大雨のおそれがある",
        "令和7年8月は通行止めが続いた",
    ],
)
def test_no_months_are_guessed(climate: str) -> None:
    assert not is_known(storm_months(climate))


def test_power_is_cut_by_lightning_where_one_text_tells_of_both() -> None:
    assert cut_by_lightning("夏の夕立で落雷の停電が年に十数回ある", Missing("x"), ())
    assert cut_by_lightning(Missing("x"), ("空き家",), ("雷の停電のとき何が起きているか分からない", Missing("y")))
    assert not cut_by_lightning("雷が多い", ("停電",), Missing("x"))
