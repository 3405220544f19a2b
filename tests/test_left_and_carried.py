"""What the plan before left undone is measured as it was, and what no measure meets has an office and a reason."""

import pytest

from tests.told import only, plan_lines

ANSWERS = """format: 1
basics.municipality: "282090"
basics.total_staff: 900
upper.plan_start: 2027
upper.plan_years: 5
upper.related_plans:
- {name: 見本市DX推進基本方針, relation: 手段に縛られない市役所}
- {name: 見本市職員の計画, relation: 残業の時間。来年に見直す}
organisation.departments:
- {role: farming, name: 農林水産部水産課}
- {role: general, name: 総務課}
- {role: transport, name: 都市計画課}
organisation.it_staff_fulltime: 9
organisation.it_staff_parttime: 0
organisation.new_work_share: 30
organisation.headquarters: true
organisation.headquarters_meetings: 12
work.paperless_meeting: true
work.e_approval: true
work.measured: false
work.inventory:
- {task: 雪の日の問合せの電話, department: 総務課, volume: 4100, hours: 9000, system: 表計算}
- {task: 請求書の支払, department: 会計課, volume: 41000, hours: 6150, system: 財務会計}
priorities.not_do: 窓口の機器を支所に置かない。
voices.staff_findings: |-
  請求書の打込みをRPAでできないかという声が会計課から出た。
  隣の市と互いにセキュリティの監査をしたいという声が監査委員事務局から出た。
previous.exists: true
previous.results:
- {measure: 電子決裁の全庁での利用, domain: process, result: delayed, reason: 電子の割合は64.8％, next: continue}
- {measure: 地域バスのキャッシュレス, domain: service, result: not_started, reason: 更新と合わない, next: continue}
- {measure: 庁内の無線の更新, domain: systems, result: achieved, next: ended}
- {measure: 旧庁舎の案内板, domain: service, result: achieved}
priorities.shared_with: 見本県と17市町の共同利用（電子申請はもう一緒）
voices.findings:
- {finding: 赤い潮の出た日が後で分かる, value: 31人, source: 水産課の受付, kind: trouble}
- {finding: 海の色の知らせを「よい」「どちらかといえばよい」とする, value: 63.1%, source: 市民アンケート}
"""


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return plan_lines(ANSWERS, tmp_path_factory.mktemp("town"))


def test_the_share_that_the_plan_before_reached_is_where_the_measure_for_it_starts(plan: list[str]) -> None:
    assert "（電子の割合は64.8％）から始め" in only(plan, "算式：作成から配布又は決裁までの時間")


def test_what_was_achieved_and_is_ended_is_said_to_end_and_what_was_only_achieved_says_nothing(plan: list[str]) -> None:
    assert only(plan, "庁内の無線の更新 | ").endswith("| 終える。 |")
    assert only(plan, "旧庁舎の案内板 | ").endswith("| ― |")


def test_calls_are_no_candidates_for_the_entering_of_data(plan: list[str]) -> None:
    candidates = only(plan, "候補は次のものである")
    assert "「請求書の支払」" in candidates
    assert "電話" not in candidates


def test_what_no_measure_meets_is_left_to_the_office_that_tells_it(plan: list[str]) -> None:
    told = [line for line in plan if "赤い潮の出た日が後で分かる" in line]
    assert any("扱いの案は農林水産部水産課が決定の時までに出す" in line for line in told)


def test_paying_on_a_bus_is_left_to_the_office_for_transport(
    plan: list[str],
) -> None:
    row = only(plan, "| 地域バスのキャッシュレス |")
    assert "扱いの案は都市計画課が決定の時までに出す" in row


def test_a_system_that_is_shared_already_is_gone_on_with_and_not_asked_about_anew(plan: list[str]) -> None:
    assert "今の共同利用（電子申請はもう一緒）を次の期間も続けるか" in only(plan, "住民向けの電子申請の仕組み")


def test_praise_in_so_many_words_is_told_as_praise(plan: list[str]) -> None:
    assert "良い評価" in only(plan, "海の色の知らせ", "63.1%")


def test_a_policy_on_the_digital_as_such_is_carried_out_by_all_measures(plan: list[str]) -> None:
    assert "全て" in only(plan, "見本市DX推進基本方針", "手段に縛られない")


def test_what_is_audited_with_neighbours_is_not_audited_a_second_time(plan: list[str]) -> None:
    steps = [line for line in plan if "2課を監査し" in line]
    assert steps
    assert all("まで2課" in line and "その後は施策" in line for line in steps)


def test_a_sheet_names_what_it_takes_on_of_another_plan_and_not_all_that_was_told_of_it(plan: list[str]) -> None:
    assert "見本市職員の計画の「残業の時間」を受け持つ" in only(plan, "対応課題", "見本市職員の計画")
    assert "来年に見直す" in only(plan, "| 見本市職員の計画 |")


def test_what_the_town_decided_against_is_held_against_measures_that_cost_nothing_too(plan: list[str]) -> None:
    assert any("担当課が手順を始める前に、この決定と照らす" in line for line in plan)


def test_no_sheet_sends_its_reader_to_another_for_what_follows_if_it_is_left(plan: list[str]) -> None:
    assert not [line for line in plan if "行わない場合は" in line]
