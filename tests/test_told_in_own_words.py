"""What a town tells in its own words stands where it belongs: in the right district, season, measure and office."""

import pytest

from tests.told import only, plan_lines

ANSWERS = """format: 1
basics.municipality: "282090"
basics.hazards: [tsunami, landslide]
basics.branch_offices: 5
basics.total_staff: 900
basics.districts:
- {name: 見本浜, people: 4000, feature: 漁港と海水浴}
- {name: 見本山, people: 4000, feature: 山の中に集落が散る}
basics.local_issues:
- {topic: 温泉街の車と歩行者, fact: 外国人の宿泊が年に7万人いて、歩く人と車が混ざる, source: 市の資料}
- {topic: 外国人の市民, fact: 回答は702人のうち272人, source: 共同の調査}
- {topic: 給付金の誤支給, fact: 対象者の抜き出しを誤った, source: 議会の説明}
- {topic: 安否の確認, fact: 訓練で報告がそろうまで2時間40分かかった, source: 訓練の記録}
- {topic: 路線バスの減便, fact: 週に2便減った, source: 会議録}
- {topic: 広場の街灯, fact: 消えた街灯の知らせが年に140件, source: 教育総務課の受付}
upper.plan_start: 2027
upper.plan_years: 5
upper.related_plans:
- {name: 見本市地域防災計画, relation: 水の知らせ}
organisation.departments:
- {role: resident, name: 市民課}
- {role: education, name: 教育総務課}
procurement.next_case: 財務会計
organisation.it_staff_fulltime: 9
organisation.it_staff_parttime: 0
organisation.new_work_share: 30
organisation.headquarters: true
organisation.headquarters_meetings: 12
security.ciso: 副市長
security.csirt: false
security.night_contact: false
security.drill: {state: not_applicable}
security.contact: 情報担当の課長
work.visible: some
work.inventory:
- {task: 給付金の対象者の抜き出し, department: 社会福祉課, volume: 8100, hours: 600, system: 表計算, rework: 読み替え}
- {task: 図面の回覧, department: 建設課, volume: 2400, paper: 52000, rework: 戻りが遅い}
- {task: 医療費の助成の申請, department: 市民課, volume: 900, paper: 2700, rework: 書き漏れ}
data_use.local_projects:
- {theme: mobility, what: 住民が運転する予約制の車「みほん号」, partner: 見本地区の協議会}
voices.findings:
- {finding: みほん号は前の日までに電話するのが面倒, value: 47件, source: 会議, kind: trouble}
- {finding: 振興局で手続が済まず本庁まで行った, value: 21.3%, source: 市民アンケート, kind: trouble}
voices.staff_findings: |
  業者が言ってきた額をそのまま予算に出している。中身が分からないので直せない（5課）。
  同じ名簿を別々に持つ。
"""


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return plan_lines(ANSWERS, tmp_path_factory.mktemp("town"))


def test_a_tsunami_is_fled_from_only_in_the_districts_by_the_sea(plan: list[str]) -> None:
    drill = only(plan, "避難先の全てに札を置き")
    assert "見本浜の避難先" in drill
    assert "見本山" not in drill


def test_a_drill_that_took_long_to_find_out_who_is_safe_is_timed_by_district(plan: list[str]) -> None:
    content = only(plan, "報告の着いた時刻を地区ごとに書き")
    assert "「安否の確認」（訓練で報告がそろうまで2時間40分かかった）" in content


def test_guests_from_abroad_are_no_reason_for_the_procedures_of_residents(plan: list[str]) -> None:
    assert "「外国人の市民」に関わるものから順に" in only(plan, "市民課が、転入")
    assert not [line for line in plan if "人口の" in line and "外国人は" in line and "宿泊" in line]


def test_an_issue_says_which_measure_takes_up_the_work_that_tells_it_too(plan: list[str]) -> None:
    assert "で業務「給付金の対象者の抜き出し」を取り上げる（令和" in only(plan, "給付金の誤支給", "議会の説明")


def test_what_is_tried_out_is_counted_and_tried_when_it_happens_and_named_by_what_follows(plan: list[str]) -> None:
    assert any("困りごとの起こる時期" in line for line in plan)
    assert any("試す候補" in line for line in plan if "広場の街灯" in line)


def test_a_plan_met_by_its_name_alone_is_not_also_told_to_be_left_out(plan: list[str]) -> None:
    row = only(plan, "見本市地域防災計画", "水の知らせ")
    assert "（計画の名による）" in row
    assert "この期間に置かない" not in row


def test_papers_that_name_no_resident_are_no_scene_of_a_drill(plan: list[str]) -> None:
    scenes = [line for line in plan if "書類の取違え" in line]
    assert scenes
    assert all("医療費の助成の申請" in line and "図面の回覧" not in line for line in scenes)


def test_a_voice_about_a_ride_that_runs_already_and_one_about_a_branch_by_its_own_name_are_met(plan: list[str]) -> None:
    rows = [line for line in plan if "電話するのが面倒" in line or "本庁まで行った" in line]
    assert rows
    assert not [line for line in rows if "施策なし" in line]


def test_a_count_at_the_end_of_a_line_counts_all_that_the_line_tells(plan: list[str]) -> None:
    told = "業者が言ってきた額をそのまま予算に出している。中身が分からないので直せない（5課）"
    assert any(told in line for line in plan)
