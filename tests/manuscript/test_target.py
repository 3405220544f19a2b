"""A target in a table of years leaves out its year and its reason, and keeps where its values come from."""

import pytest

from planner.manuscript.marks import Marked, as_value, plain, unmarked
from planner.manuscript.target import goal


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("令和13年度に90%（機器の更新を待つものを1割まで認める）", "90%"),
        ("令和13年度までに平均2者以上（1者では比べられないため）", "平均2者以上"),
        ("令和13年度末に基準値の半分（印刷がなくなるため（紙の分））", "基準値の半分"),
        ("令和13年度に8割以下（「伝票」の戻り（月初（5日まで）の分）から減らす）", "8割以下"),
        ("令和13年度の冬に3時間以内", "3時間以内"),
        ("令和9年度の始めまでに100%（施行済みの義務であるため）", "100%"),
        ("令和13年度までの各年度で、助言に払う額以上", "助言に払う額以上"),
        ("期限の日までに60分以内（当日止める）", "60分以内"),
        ("令和10年度の終わりに90%、令和13年度まで維持（少額の利用料を除く）", "90%"),
        ("全ての地区", "全ての地区"),
    ],
)
def test_year_and_reason_are_left_out(target: str, told: str) -> None:
    assert goal(Marked(target)) == told


def test_values_keep_their_origin() -> None:
    year, amount = as_value("令和13年度", ["derived.last"]), as_value("900（税込）千円", ["cost.after"])
    letters, spans = unmarked(goal(Marked(f"{year}に{amount}（理由）")))
    assert plain(letters) == "900（税込）千円"
    assert {span.paths for span in spans} == {("derived.last",), ("cost.after",)}
