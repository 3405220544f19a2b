"""A special ward is told only what a ward can do, by its own words and its own partners."""

from pathlib import Path

import pytest

from tests.told import composed, lines, plan_lines

ANSWERS = """
format: 1
basics.municipality: "131181"
basics.hazards: [flood, earthquake]
basics.total_staff: 1790
basics.local_issues:
- {topic: 空き家と所有者, fact: 老朽の空き家が612戸, source: 区の調べ, year: "2025"}
- {topic: 町会の加入, fact: 加入率が52.1%, source: 区の調べ, year: "2026"}
- {topic: 学校の先生の働き方, fact: 欠席の連絡と集金が紙と電話, source: 区の調べ, year: "2025"}
- {topic: 荒川の氾濫, fact: 区のほとんどが浸水する, source: 区の調べ, year: "2025"}
organisation.it_staff_fulltime: 24
organisation.it_staff_parttime: 0
organisation.new_work_share: 15
systems.ledger_state: partial
systems.ledger:
- {work: 住民記録, renewal: 2031}
procurement.prior_consultation: true
service.online_procedures: 121
service.mynumber_rate: 79.6
voices.findings:
- {finding: スマホ教室の予約が電話だけ, value: 212人, source: 教室の調査, kind: trouble}
- {finding: オンライン申請が分かりにくい, value: 40%, source: 区の調査, kind: trouble}
data_use.disaster_info: [radio, mail, app, line]
previous.exists: true
previous.name: 見本の方針
previous.results:
- {measure: スマホ教室, result: achieved, reason: 年96回。同じ人が何度も来る, next: changed, domain: inclusion}
previous.lessons: 標準化の間、ほかの課が待っていた。道具は作った職員が異動して直せなかった
inclusion.lessons: 96
inclusion.lesson_people: 1150
priorities.not_do: 町会にアプリを配ることはしない
priorities.shared_with: GovTech東京（共同の調達）
upper.plan_start: 2027
"""


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> str:
    return "\n".join(plan_lines(ANSWERS, tmp_path_factory.mktemp("ward")))


def test_a_ward_looks_for_empty_houses_in_what_it_has_and_not_in_what_the_metropolis_has(plan: str) -> None:
    assert "登記の持ち主に案内を送り" in plan
    assert "水道の担当と" not in plan
    assert "固定資産税の通知に" not in plan


def test_a_body_for_buying_is_not_asked_to_take_in_those_who_flee(plan: str) -> None:
    assert "受入れ先の団体と渡す様式を決め" in plan
    assert "受入れ先に渡す様式はGovTech東京" not in plan


def test_a_river_that_floods_all_a_neighbourhood_that_few_join_and_tired_teachers_have_their_measures(
    plan: str,
) -> None:
    assert "「荒川の氾濫」に応える" in plan
    assert "「町会の加入」に応える" in plan
    assert "初めに替えるのは、欠席の連絡と集金である（「学校の先生の働き方」に挙がる）" in plan


def test_a_decision_about_an_app_for_neighbourhoods_is_none_about_the_apps_of_the_town(plan: str) -> None:
    assert "アプリだけで受け取る世帯" not in plan


def test_a_ward_full_of_doctors_is_not_said_to_be_far_from_them(plan: str) -> None:
    assert "通院のための遠い往復" not in plan


def test_more_procedures_than_the_state_lists_are_not_told_to_be_some_of_them(plan: str) -> None:
    assert "手続のうち121" not in plan
    assert "121件（国の挙げる59手続のほかも数えた数）" in plan


def test_what_is_not_known_stands_in_a_sentence_of_its_own(plan: str) -> None:
    assert "【未把握】から" not in plan
    assert "【未把握】のうち" not in plan
    assert "全体の数は【未把握】である" in plan


def test_reasons_and_lessons_of_the_plan_before_are_answered_by_what_they_say(plan: str) -> None:
    assert "初めての人の数を毎年4月に" in plan
    assert "ほかの課が受け持って、4月に値と人日を書く" in plan
    assert "直せる職員を2人決め" in plan
    assert "「スマホ教室の予約が電話だけ」の声には、電話のほかに" in plan


def test_a_ward_has_no_committee_on_the_tax_of_the_metropolis(tmp_path: Path) -> None:
    policy = "\n".join(lines(composed(ANSWERS, tmp_path, "security-policy").manuscripts[0]))
    assert "選挙管理委員会" in policy
    assert "固定資産評価審査委員会" not in policy
