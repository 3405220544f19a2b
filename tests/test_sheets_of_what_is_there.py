"""A sheet goes by what the town has: its industries, devices, contracts and broadcasts."""

import pytest

from planner.pipeline import Composed
from tests.told import composed, lines, only

ANSWERS = """format: 1
basics.municipality: "363421"
basics.industries: 銘木の人工林と、酒蔵が2つある。米の農家は30戸に減った
basics.hazards: [tsunami, landslide]
basics.local_issues:
- {topic: 後継ぎのない林業と酒造り, fact: 担い手は12人, source: 調べ, year: "2026"}
- {topic: 携帯の届かない谷, fact: 14戸, source: 調べ, year: "2026"}
- {topic: 告知端末の故障, fact: 部品がない, source: 調べ, year: "2026"}
inclusion.blind_areas: some
inclusion.blind_area_names: 奥の谷（14世帯）
inclusion.fiber_rate: 91
data_use.disaster_info: [radio, site]
organisation.it_staff_fulltime: 4
organisation.it_staff_parttime: 0
organisation.new_work_share: 60
upper.plan_start: 2027
upper.plan_years: 5
systems.ledger_state: complete
systems.ledger:
- {work: 告知端末（全戸）, started: 2011, renewal: 2029, department: 総務課, contract: bought, standard: "no"}
- {work: 放送の原稿の管理, started: 2015, renewal: 2029, department: 総務課, contract: service, standard: "no"}
- {work: 財務会計, started: 2019, renewal: 2029, department: 総務課, contract: lease, standard: "no"}
- {work: 人事給与, started: 2019, renewal: 2029, department: 総務課, contract: lease, standard: "no"}
- {work: 図書館, started: 2020, renewal: 2030, department: 教育委員会, contract: service, standard: "no"}
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Composed:
    return composed(ANSWERS, tmp_path_factory.mktemp("town"), "plan")


@pytest.fixture(scope="module")
def plan(made: Composed) -> list[str]:
    return lines(made.manuscripts[0])


def test_the_first_subject_is_work_that_the_own_industries_have(plan: list[str]) -> None:
    told = only(plan, "紙と電話に使う時間の多い仕事を1つずつ聞く")
    first = "田ごとの作業の記録、伐った木の本数と出荷の記録、仕込みの温度と配合の記録から事業者が1つ選ぶ"
    assert f"最初の題材は、{first}" in told


def test_devices_in_the_houses_are_compared_with_what_else_reaches_them(plan: list[str]) -> None:
    told = only(plan, "「告知端末（全戸）」を、")
    assert "携帯に届かない家だけに置く" in told
    assert "譲って借りる" not in told
    assert "外して処分する額も並べる" in told
    assert "同じ令和11年度に満了する「放送の原稿の管理」は、別に更新せず、同じ仕様に入れる" in told


def test_what_is_asked_of_who_supplies_goes_by_the_kind_of_contract(plan: list[str]) -> None:
    told = only(plan, "契約の相手に先に聞く")
    rented, paid = "財務会計、人事給与は再賃借の額を", "放送の原稿の管理は1年ごとに延ばせるかを"
    assert f"重なる{rented}、{paid}、告知端末（全戸）は部品と保守の終わる年を、契約の相手に先に聞く" in told


def test_where_no_phone_reaches_the_broadcast_that_there_is_is_listened_for(plan: list[str]) -> None:
    assert "同じ日に、防災行政無線が家の中で聞こえるかも書く" in only(plan, "携帯の3社以上の届き方を測り")
