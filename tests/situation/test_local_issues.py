"""Each issue of the region is treated in one way: tried out, counted first, or left to the office whose it is."""

import pytest

from planner.missing import Missing
from planner.situation.local_issues import TRIED, told, treatment


@pytest.mark.parametrize(
    ("topic", "fact", "role"),
    [
        ("物件費の増加", "年に8件の指摘", "finance"),
        ("定期船の赤字", "年に40件の苦情", "finance"),
        ("若い職員の退職", "5年で14人", "personnel"),
        ("見本保育所の閉所", "要望書に412人の署名", "children"),
        ("谷の学校の統廃合", "説明会に94人", "education"),
        ("村営の渡し船の老朽化", "欠航が年に31回", "transport"),
        ("市役所の耐震化", "年に9件の指摘", "works"),
        ("見本町の光ファイバーの維持", "修理が年に40件", "it"),
        ("若い女性の減少", "転出が年に200人多い", "planning"),
        ("見本川の大水", "死者7人、浸水が400戸", "disaster"),
    ],
)
def test_what_is_about_the_town_hall_itself_is_left_to_an_office_and_not_tried_out_in_a_district(
    topic: str, fact: str, role: str
) -> None:
    found = treatment(topic, fact)
    assert (found.kind, found.role) == ("office", role)
    assert found.reason
    assert found.means


@pytest.mark.parametrize(
    "fact",
    [
        "事故が年23件",
        "立会いが調わず戻したのが年220筆",
        "集められずに残したのが年5,600袋",
        "日をずらした町民が延べ27人いた",
        "番号発券の後に1,920人が帰った",
        "一人暮らしの世帯は1,340である",
        "通行止めが年に6回あった",
        "30軒中19軒が客室を制限した",
        "けがをした人が二十三人いた",
        "5校で部活の人数がそろわない",
    ],
)
def test_an_issue_whose_people_or_times_were_counted_can_be_tried_out(fact: str) -> None:
    assert treatment("課題", fact) == TRIED


@pytest.mark.parametrize(
    "fact",
    [
        Missing("fact"),
        "通信が31時間止まり、予備は衛星の1回線である",
        "21万人が区の外へ避難する想定である",
        "9人のうち5人が定年を迎える",
        "空き家は412戸",
        "1件の時間は1.9倍である",
        "入所の申込みは2,940人である",
        "外国人の宿泊が令和6年に7万人に増えた",
        "二人暮らしが増えた",
    ],
)
def test_an_issue_without_such_a_count_or_with_a_forecast_or_of_ordinary_use_is_counted_first(fact: object) -> None:
    assert treatment("課題", fact).kind == "count"


@pytest.mark.parametrize(
    ("fact", "reason"),
    [
        ("困っている人がいる", "困った人の数か起きた回数の回答がない"),
        ("客の宿泊が年に約4,100泊減った", "回答の数は、困った人の数でも起きた回数でもない"),
    ],
)
def test_why_an_issue_is_counted_first_is_told_by_whether_its_fact_has_another_number(fact: str, reason: str) -> None:
    assert treatment("駅前", fact).reason == reason


def test_a_count_of_what_is_left_of_what_dwindles_is_no_count_of_trouble() -> None:
    assert treatment("海女が減っている", "約300人").kind == "count"


def test_words_are_looked_for_in_all_that_the_issues_tell() -> None:
    assert told(("雪下ろし", "空き家"), ("事故が年23件", Missing("fact"))) == "雪下ろし。空き家。事故が年23件"
