"""Works and lines on one subject are found by their names, and no others."""

from typing import Any

import pytest

from planner.missing import Missing, Reason, is_known
from planner.situation.by_name import (
    ANIMAL_CALLS,
    CARE_TRIPS,
    CARRIED_PAPERS,
    FIELD_REPORTS,
    HELP_LISTS,
    ROOF_SNOW,
    SEA_CALLS,
    SNOW_CALLS,
    WASTE_VISITS,
    WATER_ROUNDS,
    first_renewal,
    own_lines,
    terminals_untold,
    works_on,
)

UNKNOWN = Missing(reason=Reason.UNKNOWN)


@pytest.mark.parametrize(
    ("words", "task", "found"),
    [
        (FIELD_REPORTS, "除雪の委託の日報の集計と支払", True),
        (FIELD_REPORTS, "公園の巡回の記録", True),
        (FIELD_REPORTS, "巡回バスの回数券", False),
        (FIELD_REPORTS, "支出の伝票", False),
        (CARRIED_PAPERS, "生活保護の訪問と記録", True),
        (CARRIED_PAPERS, "介護の認定調査", True),
        (CARRIED_PAPERS, "水田の転作の現地確認", True),
        (CARRIED_PAPERS, "議案書の印刷と配布", True),
        (CARRIED_PAPERS, "水源の現地の確認", False),
        (CARRIED_PAPERS, "戸別訪問の販売の相談", False),
        (CARRIED_PAPERS, "国勢調査の集計", False),
        (HELP_LISTS, "原子力災害の避難の名簿の更新", True),
        (HELP_LISTS, "避難行動要支援者の名簿の更新", True),
        (HELP_LISTS, "選挙人名簿の調製", False),
        (CARE_TRIPS, "島外通院の交通費助成の審査", True),
        (CARE_TRIPS, "子どもの医療費の助成", False),
        (SNOW_CALLS, "除雪と路面凍結の苦情", True),
        (SNOW_CALLS, "除雪の委託の日報の集計と支払", False),
        (ROOF_SNOW, "要援護世帯の雪下ろしの受付と業者の手配", True),
        (ANIMAL_CALLS, "有害鳥獣の目撃の受付（クマ）", True),
        (ANIMAL_CALLS, "有害鳥獣の捕獲の報奨金", False),
        (SEA_CALLS, "赤潮と水温の知らせ", True),
        (SEA_CALLS, "漁港の使用料", False),
        (WASTE_VISITS, "ごみの運び出しの支援の受付と道順決め", True),
        (WASTE_VISITS, "ごみ袋の販売", False),
        (WATER_ROUNDS, "水源の見回りの記録", True),
        (WATER_ROUNDS, "配水池の巡回", True),
        (WATER_ROUNDS, "水道の漏水の巡回の調査", False),
        (FIELD_REPORTS, "水源の見回りの記録", False),
        (FIELD_REPORTS, "道路の見回りの記録", True),
    ],
)
def test_a_work_is_found_by_the_words_of_its_name(words: tuple[str, ...], task: str, found: bool) -> None:
    assert bool(works_on(words)(({"task": task},), (task,))) is found


def lines(*told: tuple[Any, Any, Any]) -> list[Any]:
    works, contracts, renewals = zip(*told, strict=True)
    return list(own_lines(works, works, contracts, renewals))


def test_lines_into_the_homes_are_those_the_town_owns_or_leases_and_the_first_due_comes_first() -> None:
    assert lines(
        ("ケーブルテレビ・告知放送", "lease", 2030),
        ("光ファイバーの設備", "bought", 2028),
        ("海底ケーブルの回線", "service", 2027),
        ("ケーブルテレビの番組の配信", "service", 2027),
        ("防災行政無線", "bought", 2027),
    ) == ["光ファイバーの設備", "ケーブルテレビ・告知放送"]


def test_lines_of_which_nobody_told_whose_they_are_or_when_they_are_due_are_none() -> None:
    assert lines(("光ケーブル", UNKNOWN, 2028), ("告知放送", "bought", UNKNOWN)) == []
    assert not is_known(first_renewal(()))
    assert first_renewal((2030, 2028)) == 2028


def test_terminals_in_the_homes_are_untold_only_where_the_ledger_has_them_and_the_answer_has_not() -> None:
    assert terminals_untold(("光ケーブル", "音声告知放送（各戸の告知端末）"), ("radio", "site"))
    assert not terminals_untold(("音声告知放送（各戸の告知端末）",), ("house",))
    assert not terminals_untold(("光ケーブル", UNKNOWN), ("radio",))
