"""A sheet names the work and the district that the town told of, says each reason once, and cites no old case."""

import re
from datetime import date

import pytest

from planner.manuscript.elements import Heading
from planner.manuscript.model import Manuscript
from planner.manuscript.plaintext import block_lines
from planner.pipeline import compose_documents
from planner.shipped import shipped_folder
from planner.workspace import Workspace

ON = date(2026, 11, 28)
ANSWERS = """format: 1
basics.municipality: "052078"
basics.hazards: [snow]
basics.districts:
- {name: 山口地区, people: 900, feature: 65歳以上が58%で、冬は雪で道が止まる}
- {name: 駅前地区, people: 9000, feature: 市役所と駅がある}
basics.local_issues:
- {topic: 子育て, fact: 入所の申込みに休みを取る, source: 議会, year: "2026"}
- {topic: 空き家, fact: 空き家は900戸で持ち主と連絡がつかない, source: 調べ, year: "2026"}
- {topic: 除雪, fact: 除雪がいつ来るかの電話が多い, source: 調べ, year: "2026"}
- {topic: 要望への返事, fact: 道の穴の通報に返事がない, source: 議会, year: "2026"}
organisation.departments:
- {role: children, name: こども課}
- {role: works, name: 建設課}
- {role: farming, name: 農林課}
organisation.it_staff_fulltime: 4
service.two_way: false
upper.related_plans:
- {name: 高齢者福祉計画, relation: スマホを持たない人への貸出し, until: 2030}
upper.plan_start: 2027
upper.plan_years: 5
work.inventory:
- {task: 保育所の入所の申込み, department: こども課, volume: 410, hours: 600, rework: 就労証明書の書き漏れ}
- {task: 道路の苦情の電話, department: 建設課, volume: 820, hours: 500}
- {task: 除雪の問合せの電話, department: 建設課, volume: 2600, hours: 900, rework: 同じ道を何度も聞かれる}
- {task: クマの目撃の電話, department: 農林課, volume: 310, hours: 470, rework: 場所の聞き違い}
- {task: 空き家の苦情の受付, department: 住まい課, volume: 90, hours: 300}
"""


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Manuscript:
    path = tmp_path_factory.mktemp("town") / "answers.yaml"
    path.write_text(ANSWERS, encoding="utf-8")
    folders = shipped_folder("questionnaires"), shipped_folder("plan_templates")
    return compose_documents(Workspace(path, *folders, ON, documents=("plan",))).manuscripts[0]


def sheet(plan: Manuscript, title: str) -> str:
    """Return the text of the sheet of the measure with this title."""
    (section,) = (item for item in plan.sections if item.id == "measures")
    found: list[str] = []
    here = False
    for block in section.blocks:
        here = title in block.text if isinstance(block.content, Heading) else here
        found += block_lines(block) if here else []
    assert found, title
    return "\n".join(found)


def test_the_procedures_that_go_online_are_those_of_the_list_of_works(plan: Manuscript) -> None:
    told = "添付を減らしてオンラインで受けるのは、「保育所の入所の申込み」と、国が優先とする26手続から選ぶ2つである。"
    assert told in sheet(plan, "子育て世帯の手続と連絡の一本化")


def test_reports_are_first_taken_of_what_an_office_is_called_about(plan: Manuscript) -> None:
    told = "初めに受けるのは、建設課の「道路の苦情の電話」（年820件）である。"
    assert told in sheet(plan, "住民の通報と意見への返答の見える化")


def test_owners_of_empty_houses_are_first_written_to_where_an_office_knows_them(plan: Manuscript) -> None:
    assert "「空き家の苦情の受付」で持ち主の分かった家から" in sheet(plan, "空き家になりそうな家の早い把握と声掛け")


def test_who_is_left_without_a_device_is_told_by_the_district_that_is_oldest(plan: Manuscript) -> None:
    told = "行わない場合：山口地区（65歳以上が58%で、冬は雪で道が止まる）の端末を持たない人が、"
    assert told in sheet(plan, "試してから持てる端末の貸出しと使い方の相談")


@pytest.mark.parametrize(
    ("title", "work"),
    [("除雪の済んだ道の知らせ", "2,600件、900時間"), ("獣の目撃を学校と家へ早く伝える手順", "310件、470時間")],
)
def test_a_work_that_the_office_in_charge_does_is_told_in_its_sheet_once(
    plan: Manuscript, title: str, work: str
) -> None:
    assert sheet(plan, title).count(work) == 1


def test_no_sheet_cites_a_case_older_than_ten_years(plan: Manuscript) -> None:
    (section,) = (item for item in plan.sections if item.id == "measures")
    lines = [line for block in section.blocks for line in block_lines(block)]
    years = [int(year) for line in lines for year in re.findall(r"（(\d{4})年、[^）]*）：", line)]
    assert years
    assert min(years) >= ON.year - 10
