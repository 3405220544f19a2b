"""What a city told of its online forms, its dairies and its lightning is what the sheets do something about."""

import pytest

from tests.told import only, plan_lines

TOWN = """format: 1
basics.municipality: "092134"
basics.hazards: [storm, landslide, snow]
basics.climate: 夏の夕立で落雷の停電が年に十数回ある
basics.industries: 生乳の産出と温泉の旅館
basics.local_issues:
- {topic: 酪農の廃業, fact: 5年で58戸がやめた, source: 農務畜産課, year: "2026"}
- {topic: 新庁舎への移転, fact: 紙の文書が書架で4300m分あり1500m分しか置けない, source: 整備室, year: "2026"}
basics.branch_offices: 4
work.e_approval: true
data_use.disaster_info: [site, line]
organisation.departments:
- {role: industry, name: 商工課}
- {role: farming, name: 農務課}
organisation.it_department: 情報課
organisation.it_staff_fulltime: 11
organisation.headquarters: true
organisation.headquarters_meetings: 4
previous.exists: true
previous.results:
- measure: オンライン申請の拡大
  result: delayed
  reason: 様式は212作ったが使われたのは38
  next: continue
  domain: service
- {measure: 業務量調査とBPR, result: delayed, reason: 着手した課は6つ, next: continue, domain: process}
previous.lessons: 原課が見直しの当事者にならなかった
priorities.not_do: 様式の数を目標にしない
service.online_procedures: 38
service.mynumber_rate: 80
upper.plan_start: 2027
upper.plan_years: 5
voices.findings:
- {finding: オンライン申請があることを知らない, value: 61%, source: アンケート}
- {finding: 途中で分からなくなって窓口に行った, value: 34%, source: アンケート}
- {finding: 雷の停電のとき何が起きているか分からない, value: 39%, source: アンケート}
voices.staff_findings: 28課が「様式は作ったが紙と両方来る」を挙げた
work.visible: all
work.readable: false
work.understood: false
"""


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return plan_lines(TOWN, tmp_path_factory.mktemp("town"))


def test_each_trouble_with_online_forms_has_its_own_answer(lines: list[str]) -> None:
    sheet = only(lines, "には、対象の手続の通知と窓口の控えに")
    assert "「オンライン申請があることを知らない」（61%）には、対象の手続の通知と窓口の控えに" in sheet
    assert "「途中で分からなくなって窓口に行った」（34%）には、市民5人に画面を操作してもらい" in sheet
    assert "前計画の記録は「様式は212作ったが使われたのは38」で、1年に1件も使われない様式は" in sheet


def test_a_decision_on_counting_forms_is_no_answer_to_those_who_have_too_many(lines: list[str]) -> None:
    assert "自ら決めた" not in only(lines, "| 28課が「様式は作ったが紙と両方来る」を挙げた |")


def test_a_survey_of_works_is_carried_on_by_the_measure_that_writes_them_down(lines: list[str]) -> None:
    assert "「業務の見える化と手順の共有」で引き継ぐ" in only(lines, "| 業務量調査とBPR | 遅れ |")


def test_works_written_down_by_all_are_not_called_a_part(lines: list[str]) -> None:
    assert "一部の業務を書き表している" not in "\n".join(lines)


def test_offices_that_left_it_to_the_office_of_it_are_told_what_they_take(lines: list[str]) -> None:
    answer = only(lines, "原課が見直しの当事者にならなかった |")
    assert "情報課のほかの課が受け持って、4月に値と人日を書く" in answer


def test_the_trouble_of_dairies_goes_to_the_office_of_farms_and_to_their_work(lines: list[str]) -> None:
    sheet = only(lines, "10事業者を訪ね、紙と電話に使う時間")
    assert "農務課が農協、商工団体などと農林漁業の10事業者を訪ね" in sheet
    assert "搾った乳の量と餌の記録" in sheet


def test_power_cut_by_lightning_is_told_of_without_snow(lines: list[str]) -> None:
    reason = only(lines, "雷の停電は前触れが短く")
    assert "雪の重み" not in reason
    assert "雪の前に終える" not in only(lines, "商用の電気を切って1か所ずつ測る。")


def test_paper_that_the_new_town_hall_cannot_hold_is_measured_and_made_less(lines: list[str]) -> None:
    (sheet,) = {line for line in lines if "課ごとに書架の長さを測り、保存の年数を過ぎた文書" in line}
    assert "電子決裁の起案には紙の写しを付けず" in sheet
    told = "基準値：地域の課題に挙がった事実は「紙の文書が書架で4300m分あり1500m分しか置けない」（整備室）"
    assert told in only(lines, "紙の文書の書架の長さ。算式")
    assert "決裁は、紙を運ぶ日数だけ遅れる" not in "\n".join(lines)
