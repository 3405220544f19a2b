"""A system goes by its full name, however short, wide or bracketed the name in the ledger is."""

import pytest

from planner.situation.standard_works import works_told
from planner.situation.system_names import in_full

TAXES = {"固定資産税", "個人住民税", "法人住民税", "軽自動車税"}


@pytest.mark.parametrize(
    ("called", "works"),
    [
        ("住記・印鑑・選挙", {"住民基本台帳", "印鑑登録", "選挙人名簿管理"}),
        ("税（全部）", TAXES),
        ("税(全て)", TAXES),
        ("税（市民税、固定、軽自）", TAXES),
        ("税（滞納）", set()),
        ("国保/後期/年金", {"国民健康保険", "後期高齢者医療", "国民年金"}),
        ("個人住民税・法人・軽自", {"個人住民税", "法人住民税", "軽自動車税"}),
        ("児手・児扶手", {"児童手当", "児童扶養手当"}),
        ("健康", {"健康管理"}),
        ("母子健診と予防接種", {"健康管理"}),
        ("ｺｸﾎ", set()),
        ("国保一本松病院の電子カルテ", set()),
        ("固定資産の地図", set()),
    ],
)
def test_short_names_tell_of_the_works_of_the_standard(called: str, works: set[str]) -> None:
    assert works_told(called) == works


@pytest.mark.parametrize(
    ("called", "full"),
    [
        ("ＨＰ", "HP（ホームページ）"),
        ("財務", "財務（財務会計）"),
        ("財務会計・公会計", "財務会計・公会計"),
        ("文書・電子決裁", "文書・電子決裁（文書管理）"),
        ("庁内ＬＡＮと端末", "庁内LANと端末（庁内ネットワーク）"),
        ("同報無線", "同報無線（防災行政無線）"),
        ("統合型ＧＩＳ", "統合型GIS（統合型の地図・地図）"),
        ("ｺﾝﾋﾞﾆ交付", "コンビニ交付"),
        ("地図(林道、水道)", "地図（林道、水道）（統合型の地図）"),
        ("ケーブルTVの加入の管理", "ケーブルTVの加入の管理"),
        ("公用車", "公用車"),
    ],
)
def test_short_names_of_other_systems_are_told_in_full(called: str, full: str) -> None:
    assert in_full(called) == full
