"""Guideline and procedures speak of the town's own contracts and of how far it has come."""

from functools import cache
from pathlib import Path

import pytest

from planner.manuscript.plaintext import block_lines
from tests.told import composed

LEDGER = """systems.ledger:
- {work: 税, department: 税務課, renewal: 2028, contract: lease, vendor: 山の電算, zone: mynumber, outage: hour,
   personal: number}
- {work: 文書管理, department: 総務課, renewal: 2029, contract: service, vendor: 山の電算, zone: outside, outage: day,
   personal: staff}
- {work: 図書館, department: 教育委員会, renewal: 2030, contract: service, vendor: 本の会社, zone: outside,
   personal: resident}
- {work: 防災行政無線, department: 総務課, contract: bought, vendor: 無線の会社, zone: alone, outage: hour,
   personal: none}
"""
BEGUN = f"""format: 1
basics.municipality: "363421"
upper.plan_start: 2027
upper.plan_years: 4
budget.contracts: 20
budget.negotiated_contracts: 18
{LEDGER}security.contractors: full
security.outsourcing_check: all
security.remote_maintenance: all
security.takeout: all
security.account_review: 1
security.generative_ai: rules
service.convenience_store: true
service.cashless: false
basics.hazards: [snow]
basics.climate: 12月から3月は峠が閉まる
service.channels: [website, house]
security.exception_list: {{state: not_applicable}}
"""
NOT_BEGUN = """format: 1
basics.municipality: "363421"
upper.plan_start: 2027
upper.plan_years: 4
security.contractors: none
security.outsourcing_check: none
security.remote_maintenance: {state: not_applicable}
security.takeout: none
security.account_review: 0
security.generative_ai: norules
"""
PROCEDURES = ("contractors", "leak-report", "incident", "audit", "genai", "selection", "disposal", "cloud")
ASKED = ("procurement-guideline", *(f"procedure-{name}" for name in PROCEDURES))


@cache
def chapters(folder: Path, answers: str) -> dict[str, list[str]]:
    return {
        f"{item.id}/{part.id}" if item.id == "procurement-guideline" else item.id: [
            line for block in part.blocks for line in block_lines(block)
        ]
        for item in composed(answers, folder, *ASKED).manuscripts
        for part in item.sections
    }


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    return chapters(tmp_path_factory.mktemp("begun"), BEGUN)


@pytest.fixture(scope="module")
def not_begun(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    return chapters(tmp_path_factory.mktemp("not_begun"), NOT_BEGUN)


@pytest.mark.parametrize(
    ("chapter", "told"),
    [
        ("scope", "情報関係の契約のうち、随意契約は90%である。計画期間に新しい契約で動かすのは、"),
        (
            "roles",
            "計画期間に更新する契約を受け持つのは、税務課（税）、総務課（文書管理）、教育委員会（図書館）である。",
        ),
        ("gates", "初めに第1関門に出すのは、"),
        ("methods", "計画期間に更新する3件の方式は、全て本章で決める。"),
        ("estimates", "次に見積りを取るのは、"),
        ("evaluation", "計画期間に更新する3件は、どれも提案の評価によることがある。"),
        ("security", "文書管理、図書館は利用料を払うサービスであり、"),
        ("operation", "満了の24か月前の評価を直ちに行うのは、「税」である。翌年度に来るのは、「文書管理」である。"),
    ],
)
def test_a_chapter_of_the_guideline_begins_with_the_contracts_that_it_is_for(
    begun: dict[str, list[str]], not_begun: dict[str, list[str]], chapter: str, told: str
) -> None:
    assert begun[f"procurement-guideline/{chapter}"][1].startswith(told)
    assert not [line for line in not_begun[f"procurement-guideline/{chapter}"] if told[:14] in line]


def test_of_many_offices_and_systems_a_chapter_names_only_the_first_and_tells_how_many(tmp_path: Path) -> None:
    rows = "".join(
        f"- {{work: {at}番, department: 課{max(at, 2)}, renewal: 2029, contract: service, zone: outside}}\n"
        for at in range(1, 13)
    )
    found = chapters(tmp_path, BEGUN.replace(LEDGER, f"systems.ledger:\n{rows}"))
    assert found["procurement-guideline/roles"][1].startswith(
        "計画期間に更新する契約の所管課は11ある（表8）。2件以上を受け持つのは、課2（2件）である。"
    )
    assert found["procurement-guideline/security"][1].startswith(
        "1番、2番、3番、4番など12件は利用料を払うサービスであり、"
    )


def test_the_guideline_names_what_is_blank_in_the_ledger_before_what_is_to_be_added(
    begun: dict[str, list[str]],
) -> None:
    text = "\n".join(begun["procurement-guideline/operation"])
    assert "今の台帳の4件のうち、使い始めた年度が空なのは4件、更新の年度が空なのは1件である" in text
    assert "事務分掌の名称" not in text


def test_a_vendor_of_several_systems_gets_one_sheet_and_its_answers_go_into_what_is_bought_next(
    begun: dict[str, list[str]],
) -> None:
    text = "\n".join(begun["procedure-contractors"])
    assert "点検票を1枚だけ送り、答えを使う課に回す相手は、山の電算（税、文書管理）である。" in text
    assert "令和10年度に契約が切れる「税」から、次の仕様に写す" in text
    assert "令和11年度の更新の仕様に写す" in text


@pytest.mark.parametrize(
    ("document", "kept", "started"),
    [
        (
            "procedure-contractors",
            "前の年度に「いいえ」のあったものは、直した証拠も求める",
            "初めての点検票を、区分3Bを扱う委託先に送る",
        ),
        (
            "procedure-contractors",
            "遠隔の作業の許可と記録",
            "契約の綴りから、委託先、再委託先、扱う情報の区分を書き出し",
        ),
        ("procedure-audit", "返却されていないものがない", "持出しの票を使い始め、1件ごとに許可した"),
        ("procedure-audit", "点検票を集め、「いいえ」の直った証拠を見た", "初めての点検票を委託先に送った"),
        (
            "procedure-genai",
            "ルールで認めたサービスだけ",
            "入れてよいのは、公表した広報、例規、統計など区分1の情報だけである",
        ),
    ],
)
def test_what_is_carried_out_is_kept_up_and_what_is_not_is_begun(
    begun: dict[str, list[str]], not_begun: dict[str, list[str]], document: str, kept: str, started: str
) -> None:
    done, left = ("\n".join(found[document]) for found in (begun, not_begun))
    assert (kept in done, started in done) == (True, False)
    assert (kept in left, started in left) == (False, True)


def test_who_cuts_off_the_network_reads_what_stops_with_it(
    begun: dict[str, list[str]], not_begun: dict[str, list[str]]
) -> None:
    text = "\n".join(begun["procedure-incident"])
    assert "庁内の出口を切ると、文書管理（止められるのは1日まで）、図書館が庁内から使えなくなる。" in text
    assert "半日より長く止められない税の所管課に、先に電話する。" in text
    assert "独立した網の防災行政無線は、出口を切っても動く。" in text
    assert "出口を切ると" not in "\n".join(not_begun["procedure-incident"])


def test_the_report_of_leaks_names_the_systems_of_which_one_person_is_enough(begun: dict[str, list[str]]) -> None:
    lines = begun["procedure-leak-report"]
    assert "・税（税務課）：住民の個人番号。記録は山の電算に頼む" in lines
    assert [line for line in lines if line.startswith("図書館は、その他の個人情報を扱う。100人を超えるとき")]
    assert not [line for line in lines if "文書管理" in line or "無線" in line]


def test_the_choice_of_products_begins_with_what_is_bought_next_and_what_it_holds(begun: dict[str, list[str]]) -> None:
    rows = [line for line in begun["procedure-selection"] if line.startswith("| 税 ") or line.startswith("| 図書館 ")]
    assert "借入れが終わるまで更新が出るか" in rows[0]
    assert "個人番号を扱うため" in rows[0]
    assert "1時間で戻すため" in rows[0]
    assert "データを置く国と、終える時の返し方" in rows[1]
    assert "ため" not in rows[1]


def test_machines_are_wiped_and_services_examined_by_what_they_hold(begun: dict[str, list[str]]) -> None:
    wiped, examined = begun["procedure-disposal"], begun["procedure-cloud"]
    assert [line for line in wiped if line.startswith("| 税 ") and "個人番号があるため、職員が立ち会う" in line]
    assert not [line for line in wiped if "文書管理" in line or "図書館" in line]
    assert [line for line in examined if line.startswith("| 図書館 ") and "共有の範囲と消去の証明" in line]
    assert [line for line in examined if line.startswith("| 文書管理 ") and "退職した職員の利用者ID" in line]


def test_a_town_that_snow_cuts_off_settles_who_pulls_the_plug_and_how_the_people_are_told(
    begun: dict[str, list[str]], not_begun: dict[str, list[str]]
) -> None:
    incident, leak = ("\n".join(begun[f"procedure-{name}"]) for name in ("incident", "leak-report"))
    assert "12月から3月は峠が閉まる。職員が登庁できない日に起きたときは、" in incident
    assert "ホームページ、各戸の告知端末のうち本人の目に触れるもの" in leak
    assert "登庁できない日" not in "\n".join(not_begun["procedure-incident"])


def test_vendors_read_what_the_counters_have_and_what_they_lack(
    begun: dict[str, list[str]], not_begun: dict[str, list[str]]
) -> None:
    (told,) = (line for line in begun["procurement-guideline/specification"] if line.startswith("| 窓口と手続 "))
    assert "証明書のコンビニ交付は既にある。キャッシュレス決済は行っていない。" in told
    assert not [line for line in not_begun["procurement-guideline/specification"] if line.startswith("| 窓口と手続 ")]
