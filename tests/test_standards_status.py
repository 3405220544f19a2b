"""What is left to do in the standards is said with the town's own systems, rooms and offices, by what it answered."""

import re
from pathlib import Path

import pytest

from planner.manuscript.elements import Heading, Table
from planner.manuscript.model import Manuscript
from tests.told import composed

NOTHING_DONE = """format: 1
basics.municipality: "363421"
organisation.it_department: 総務課
organisation.departments:
- {role: general, name: 総務課}
- {role: disaster, name: 総務課}
organisation.it_staff_fulltime: 0
organisation.it_staff_parttime: 1
systems.ledger_state: partial
systems.data_return: none
upper.plan_start: 2027
upper.plan_years: 5
security.csirt: false
security.labelling: none
security.takeout: none
security.entry_log: none
security.disposal: paper
security.backup_offline: none
security.restore_test: {state: not_applicable}
security.monitoring: cloud
security.remote_maintenance: none
security.bcp: false
"""
OWN_MACHINES = (
    NOTHING_DONE
    + """
network.in_use: [server_room, wireless]
network.telework: allowed
systems.ledger:
- {work: 庁内の網, renewal: 2029, department: 総務課, contract: lease, vendor: 甲社, outage: hour, personal: none}
- {work: 健康管理, renewal: 2028, department: 住民課, contract: lease, vendor: 甲社, standard: "yes", personal: number}
- {work: 財務会計, renewal: 2030, department: 会計室, contract: bought, vendor: 乙社, personal: resident}
security.incidents:
- {date: "2025-10", kind: お礼状の入れ違い（2件）, cause: 一人で封をした, action: 二人で読み合わせる}
- {date: "2025-07", kind: 停電による窓口の業務の中断, cause: 電池の劣化, action: 電池を替えた}
"""
)
SERVICES_ONLY = (
    NOTHING_DONE
    + """
network.in_use: [web_meeting]
network.telework: not_allowed
security.encryption: {state: not_applicable}
systems.ledger:
- {work: 住民記録, renewal: 2030, department: 住民課, contract: joint, vendor: 甲社, standard: "yes", personal: number}
- {work: ホームページ, renewal: 2028, department: 総務課, contract: service, vendor: 乙社, personal: none}
"""
)


def standards(folder: Path, answers: str) -> Manuscript:
    return composed(answers, folder, "security-standards").manuscripts[0]


def rows(manuscript: Manuscript, anchor: str) -> list[list[str]]:
    (text,) = (b.text for b in manuscript.blocks() if isinstance(b.content, Table) and b.content.anchor == anchor)
    return [line.split("\t") for line in text.split("\n")[2:] if "\t" in line]


def steps(manuscript: Manuscript) -> dict[str, str]:
    """Return the next step of each control by its title."""
    return {re.sub("（第.*", "", row[2]): row[4] for row in rows(manuscript, "tbl-status")}


@pytest.fixture(scope="module")
def own_machines(tmp_path_factory: pytest.TempPathFactory) -> Manuscript:
    return standards(tmp_path_factory.mktemp("own"), OWN_MACHINES)


@pytest.fixture(scope="module")
def services_only(tmp_path_factory: pytest.TempPathFactory) -> Manuscript:
    return standards(tmp_path_factory.mktemp("services"), SERVICES_ONLY)


def test_a_town_with_machines_of_its_own_is_told_which_of_them_to_begin_with(own_machines: Manuscript) -> None:
    told = steps(own_machines)
    assert told["切り離したバックアップ"].startswith(
        "自ら備える2件（「健康管理」、「財務会計」）の控えを切り離す方法を"
    )
    assert told["復元の試験"] == "初めての試験を、今年度中に「健康管理」で行う"
    assert told["廃棄のときの消去の確認"].startswith("令和10年度に返す「健康管理」の機器から、")
    assert told["データの返却の条項"].startswith("令和10年度に切れる「健康管理」から、")
    assert told["業務継続計画"].startswith("先に戻す「庁内の網」から、")
    assert told["管理区域の入退室の記録"].startswith("サーバー室に入る者の一覧")
    assert told["庁内の機器を含む監視"].startswith("そこから見えないサーバー室と無線LANの機器を")
    assert told["持出しの許可と記録"].startswith("庁外での業務に使う端末から、")


def test_a_town_with_services_only_asks_those_who_run_them(services_only: Manuscript) -> None:
    told = steps(services_only)
    assert told["切り離したバックアップ"].startswith("台帳のサービスの事業者と幹事となる団体に控えの切離しを尋ね、")
    assert told["復元の試験"] == "初めての試験を、今年度中に1システムで行う"
    assert told["廃棄のときの消去の確認"].startswith("次の廃棄から、")
    assert told["データの返却の条項"].startswith("令和10年度に切れる「ホームページ」から、")
    assert told["業務継続計画"].startswith("可用性の区分2のシステムに限り、")
    assert told["持出しの許可と記録"].startswith("端末と媒体の持出しは認めていないため、紙の")


def test_the_office_with_the_closest_data_comes_first_and_the_vendor_of_most_systems_is_asked(
    own_machines: Manuscript, services_only: Manuscript
) -> None:
    assert steps(own_machines)["区分の表示"].startswith("住民課のフォルダーから、")
    assert "技術の確認を甲社（台帳の2件）に頼めるか" in steps(own_machines)["CSIRTの設置"]
    assert "技術の確認を保守の委託先に頼めるか" in steps(services_only)["CSIRTの設置"]
    assert steps(own_machines)["遠隔保守の許可と記録"].startswith("つなぐ機器を甲社から順に尋ねて")


def test_what_is_left_stands_by_office_whose_name_is_written_once(own_machines: Manuscript) -> None:
    offices = [row[0] for row in rows(own_machines, "tbl-status")]
    assert offices[0] == "CISO"
    groups = [office for office in offices if office]
    assert groups.count("各課等の長") == groups.count("各システム管理者") == 1
    assert len(groups) < len(offices)


def test_whether_a_control_is_carried_out_is_found_out_by_who_carries_it_out_and_told_once(
    own_machines: Manuscript, tmp_path: Path
) -> None:
    lines = [line for block in own_machines.blocks() for line in block.text.split("\n")]
    procedure = composed(OWN_MACHINES, tmp_path, "procedure-audit").manuscripts[0]
    (office,) = (row[0] for row in rows(procedure, "tbl-unasked") if "自己点検" in row[2].split("、"))
    assert office == "統括責任者"
    assert not any(isinstance(b.content, Table) and b.content.anchor == "tbl-unasked" for b in own_machines.blocks())
    unknown = "".join(row[1] for row in rows(own_machines, "tbl-unknowns"))
    assert "自己点検" not in unknown
    assert any("対策を行っているかは、" in line and "の担当が確かめる" in line for line in lines)


def test_a_letter_in_the_wrong_envelope_and_a_power_cut_lead_to_the_articles_on_them(own_machines: Manuscript) -> None:
    articles = [row[-1] for row in rows(own_machines, "tbl-incidents")]
    assert articles == ["第17条第1項", "第23条"]


CASES = [
    ("名簿を軽トラックに置き忘れ", "端末及び情報の持出し"),
    ("住民票の渡し間違い", "情報の送付及び提供"),
    ("一斉メールでアドレスが見えた", "情報の送付及び提供"),
    ("申請のフォームで他人の回答が見える設定", "クラウドサービスの利用"),
    ("サーバー室の鍵の貸出簿がない", "管理区域"),
    ("書庫の鍵の管理簿がない", "管理責任"),
    ("複合機に出力した紙が翌朝まで残っていた", "職員等の遵守事項"),
]


def test_each_case_is_led_to_the_article_that_keeps_it_from_coming_again(tmp_path: Path) -> None:
    told = "".join(f"- {{date: '2025-10', kind: {kind}}}\n" for kind, _ in CASES)
    made = standards(tmp_path, f"{NOTHING_DONE}security.incidents:\n{told}")
    captions = {b.content.number: b.text for b in made.blocks() if isinstance(b.content, Heading)}
    led = [row[-1] for row in rows(made, "tbl-incidents")]
    assert [captions[article.partition("条")[0] + "条"] for article in led] == [caption for _, caption in CASES]


def test_a_state_is_written_once_and_with_the_day_of_an_answer_that_is_older(tmp_path: Path) -> None:
    dated = NOTHING_DONE.replace(
        "security.labelling: none", 'security.labelling: {value: none, as_of: "2025-08"}'
    ).replace("security.takeout: none", 'security.takeout: {value: some, as_of: "2026-11-25"}')
    states = {re.sub("（第.*", "", row[2]): row[3] for row in rows(standards(tmp_path, dated), "tbl-status")}
    assert states["区分の表示"] == "未実施（令和7年8月）"
    assert states["持出しの許可と記録"] == "未実施：一部で行っている"


def test_the_work_in_which_something_was_lost_and_the_renewal_of_the_terminals_come_first(tmp_path: Path) -> None:
    told = steps(
        standards(
            tmp_path,
            NOTHING_DONE
            + """security.edr: none
security.public_accounts: none
service.channels: [website, line]
systems.terminals: 85
systems.ledger:
- {work: 端末の賃貸借, renewal: 2029, department: 総務課, contract: lease, personal: none}
security.incidents:
- {date: "2025-10", kind: 見守りの名簿を車に置き忘れ}
""",
        )
    )
    assert told["持出しの許可と記録"].startswith("「見守りの名簿を車に置き忘れ」のあった仕事から、")
    assert told["端末の挙動の検知"].startswith("端末85台の更新（「端末の賃貸借」、令和11年度）のときに")
    assert told["公式SNS及び申請フォームの一覧"].startswith("LINEの課等ごとのアカウントと、申請フォームを")
