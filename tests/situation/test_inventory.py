"""The list of works: those to write down first, and those done with a system of the ledger, whatever people call it."""

from typing import Any

import pytest

from planner.missing import Missing, is_known
from planner.situation.inventory import first_works, hours_of, in_ledger, not_to_wait

UNKNOWN = Missing("cell")
NO_ROW: dict[str, Any] = dict.fromkeys(("department", "volume", "hours", "rework"), UNKNOWN)


def work(task: str, **cells: object) -> dict[str, Any]:
    return NO_ROW | {"task": task} | cells


def tasks(rows: tuple[Any, ...]) -> list[str]:
    return [row["task"] for row in rows]


LISTED = (
    work("届出", department="住民課", hours=410, rework="書き漏れ"),
    work("証明", department="住民課", hours=1_300),
    work("決裁", department="総務課", hours=1_880, rework="文書便を待つ"),
    work("伝票", department="会計室", hours=2_240, rework="差戻し"),
    work("広報", department="企画課", hours=9_000),
    work("台帳", department="農政課", rework="合わない"),
)


def test_works_with_rework_come_first_then_the_longest_and_an_office_has_one_turn() -> None:
    assert tasks(first_works(LISTED, 1, 98)) == ["伝票", "決裁", "届出"]
    assert tasks(first_works(LISTED[1:], 1, 98)) == ["伝票", "決裁", "台帳"]


def test_a_handful_of_people_begin_with_two_works() -> None:
    assert len(first_works(LISTED, 0, 60)) == 2
    assert len(first_works(LISTED, 0, 98)) == len(first_works(LISTED, UNKNOWN, 60)) == 3


def test_works_whose_office_nobody_told_are_not_of_one_office() -> None:
    assert tasks(first_works((work("甲", hours=2), work("乙", hours=1)), 1, 98)) == ["甲", "乙"]


def test_the_hours_of_works_are_told_only_if_those_of_each_are() -> None:
    assert hours_of(LISTED[:3]) == 3_590
    assert not is_known(hours_of(LISTED))
    assert not is_known(hours_of(()))


@pytest.mark.parametrize(
    ("called", "row", "same"),
    [
        ("住民記録", "住民基本台帳・印鑑登録", True),
        ("財務会計", "財務会計・公会計", True),
        ("財務会計システム", "財務会計", True),
        ("ふるさと納税の管理ソフト", "ふるさと納税", True),
        ("管理システム", "ふるさと納税", False),
        ("市民税", "個人住民税", True),
        ("住民基本台帳ネットワーク", "住民基本台帳・印鑑登録", False),
        ("表計算", "財務会計", False),
        ("財務会計システム", "財務", True),
        ("住記", "住民基本台帳・印鑑登録", True),
        ("ﾎｰﾑﾍﾟｰｼﾞ", "ＨＰ", True),
    ],
)
def test_a_system_is_known_by_what_people_call_it(called: str, row: str, same: bool) -> None:
    assert bool(in_ledger((work("業務"),), (called,), (row,))) is same


def test_works_of_the_ledger_are_told_with_the_busiest_first() -> None:
    rows = work("証明", volume=7_800), work("伝票", volume=11_200), work("受付", volume=90_000), work("届出")
    systems = "住民記録", "財務会計", "紙", "住基"
    assert tasks(in_ledger(rows, systems, ("財務会計", "住民基本台帳"))) == ["伝票", "証明", "届出"]


def test_what_may_stand_still_for_the_shortest_time_cannot_wait() -> None:
    rows = work("証明", volume=7_800), work("伝票", volume=11_200), work("届出", volume=620), work("文書")
    systems = "住民記録", "財務会計", "住基", UNKNOWN
    ledger = "財務会計", "住民基本台帳", "文書管理"
    assert not_to_wait(rows, systems, ledger, ("day", "hour", UNKNOWN)) == "証明"
    assert not is_known(not_to_wait(rows, systems, ledger, (UNKNOWN, UNKNOWN, "hour")))


def test_what_all_works_are_done_with_makes_none_of_them_wait_less() -> None:
    rows = work("獣の目撃", volume=90_000), work("証明", volume=7_800)
    ledger = "グループウェアとメール", "住民記録"
    assert not_to_wait(rows, ("メール", "住民記録"), ledger, ("hour", "day")) == "証明"
