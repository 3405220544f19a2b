"""A town by the open sea gets its answer to what changes in the sea, and no sentence of valleys or of other towns."""

import pytest

from tests.told import only, plan_lines

TOWN = """format: 1
basics.municipality: "385069"
basics.hazards: [tsunami, storm]
basics.branch_offices: 4
basics.landscape: 入り江に小さな浦が40ほどある
basics.industries: 真鯛の養殖
basics.local_issues:
- {topic: 赤潮と魚病の知らせ, fact: 電話とFAXで1件ずつ知らせ、届くまで平均95分, source: 水産課, year: "2024"}
- {topic: お産と小児の医療, fact: 妊婦健診で年に延べ700回、隣の市へ通う, source: 健康課, year: "2025"}
- {topic: 津波の避難, fact: 要支援者1240人のうち個別避難計画があるのは168人, source: 防災課, year: "2026"}
organisation.departments:
- {role: farming, name: 農林課}
- {role: farming, name: 水産課}
organisation.it_staff_fulltime: 4
organisation.headquarters: true
organisation.headquarters_meetings: 4
previous.exists: true
previous.results:
- {measure: コンビニ交付の開始, result: achieved, reason: 使われたのは証明の11%, next: continue, domain: service}
- {measure: 電子カルテの導入, result: not_started, reason: 予算が付かなかった, next: continue, domain: data}
procurement.next_case: 診療所の電子カルテ
procurement.next_case_start: "2028-04-01"
service.convenience_store: true
service.mynumber_rate: 82
service.online_procedures: 13
service.counter_visits: 27400
standardization.status: done
standardization.cost_before: 61000
standardization.cost_after: 92000
systems.ledger_state: complete
systems.ledger:
- {work: 住民記録, cost: 40000, standard: "yes", renewal: 2031}
- {work: 税, cost: 30000, standard: "yes", renewal: 2031}
- {work: 介護保険, cost: 15400, standard: "yes", renewal: 2031}
upper.plan_start: 2027
upper.plan_years: 5
voices.findings:
- {finding: 支所で聞いても本庁に行ってと言われる, value: 23件, source: アンケート}
- {finding: 赤潮の情報を船の上で見たい, value: 62人のうち51人, source: 漁協}
voices.staff_findings: 支所は人が足りない。水産課は赤潮の間は土日も電話番
work.inventory:
- {task: 赤潮と水温の知らせ, department: 水産課, volume: 168, hours: 540, system: 電話とFAX}
- {task: 支所での証明の交付, department: 支所, volume: 11200, hours: 1870, rework: 本庁へ電話で確かめる}
- {task: 伝票と支出命令, department: 会計室, volume: 21400, hours: 3600, rework: 支所から週2回車で運ぶ}
"""


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return plan_lines(TOWN, tmp_path_factory.mktemp("town"))


def test_the_office_of_the_fishery_brings_the_news_of_the_sea_by_the_time_that_the_town_told(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert "水産課が、測った場所（漁場の番号）、時刻、値、いま何をするかの4つを1つの画面に入れ" in text
    assert "1件ずつの電話とFAXはやめ" in text
    assert "基準値：地域の課題に挙がった事実は「電話とFAXで1件ずつ知らせ、届くまで平均95分」（水産課）" in text


@pytest.mark.parametrize("said", ["| 赤潮の情報を船の上で見たい |", "| 水産課は赤潮の間は土日も電話番 |"])
def test_what_residents_and_staff_say_of_the_issue_has_its_answer(lines: list[str], said: str) -> None:
    (issue,) = [line for line in lines if line.startswith("| 赤潮と魚病の知らせ |")]
    assert only(lines, said).split(" | ")[-1] == issue.split(" | ")[-1]


def test_the_plans_for_single_people_of_which_the_town_told_are_written_on(lines: list[str]) -> None:
    told = "付き添う人の名と行き先を個別避難計画に書いて、計画のある人の数を訓練の日に数え直す。"
    assert any(told in line for line in lines)


def test_slips_that_a_car_brings_are_no_business_of_residents_to_be_finished_at_a_branch(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert "初めの1つは「支所での証明の交付」" in text
    assert "初めの1つは「伝票と支出命令」" not in text


def test_nothing_is_told_of_valleys_or_of_a_hearing_that_the_town_did_not_tell(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert "町役場から遠い順に地区ごとに" in text
    assert "谷の奥" not in text
    assert "聞き取りで挙がった、本庁と" not in text


def test_what_the_plan_before_counted_stands_with_the_baseline(lines: list[str]) -> None:
    assert any("前計画の「コンビニ交付の開始」の記録は「使われたのは証明の11%」。" in line for line in lines)


def test_growth_that_lies_in_the_ledger_already_is_said_to_be_left_out(lines: list[str]) -> None:
    assert any("台帳の標準化の対象の分（今のシステムに入る）を超える額で" in line for line in lines)


def test_what_is_bought_as_the_next_case_is_not_said_to_have_no_measure(lines: list[str]) -> None:
    row = only(lines, "| 電子カルテの導入 | 未着手 |")
    assert "次の更新案件「診療所の電子カルテ」（稼働の希望は令和10年4月1日）の調達で行う。" in row


def test_women_with_child_who_go_far_to_the_hospital_have_the_way_written_down(lines: list[str]) -> None:
    sheet = only(lines, "区域の外の病院へ決まって通う人に、行き先")
    assert "妊婦を初めに表に入れ、産む病院、道の止まった日に向かう所と運ぶ人の順" in sheet
