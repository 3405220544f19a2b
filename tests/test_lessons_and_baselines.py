"""What came of the plan before changes this one, and what is not counted yet is work of an office."""

import re
from pathlib import Path

import pytest

from tests.kept_promises import unkept
from tests.told import only, plan_lines

ANSWERS = """format: 1
basics.municipality: "282090"
basics.total_staff: 900
upper.plan_start: 2027
upper.plan_years: 5
organisation.it_staff_fulltime: 9
organisation.it_staff_parttime: 0
organisation.new_work_share: 30
organisation.headquarters: true
organisation.headquarters_meetings: 12
organisation.departments:
- {role: general, name: 総務課}
- {role: pr, name: 広報課}
service.two_way: false
work.inventory:
- {task: 団体への文書, department: 総務課, volume: 48, hours: 600, system: エクセル, rework: 様式の写し直し}
priorities.top: [service, process, inclusion]
voices.staff_findings: |-
  エクセルの表を作った人が異動すると直せない。
voices.findings:
- {finding: 通報したのに返事がない, value: 31件, source: 市民の声, kind: trouble}
previous.exists: true
previous.name: 前の計画（令和4年度から令和8年度まで）
previous.results:
- {measure: 市民の通報, domain: service, result: delayed, reason: 直したかの返事が平均23日かかる, next: continue}
- {measure: RPAによる自動化, domain: process, result: stopped, reason: 作った主査が異動した, next: changed}
- {measure: 高齢者のスマホ教室, domain: inclusion, result: delayed, reason: 定員の4割, next: changed}
previous.lessons: |-
  市民の発案を受け止める職員がいなかった。
  計画が終わってから誰も見直さなかった。
  引継ぎの紙がない道具は作らせない。
"""


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return plan_lines(ANSWERS, tmp_path_factory.mktemp("town"))


def test_who_moved_on_leads_to_two_who_can_do_the_work(plan: list[str]) -> None:
    assert "同じ仕事のできる職員を2人決め、点検表に名を書く（表" in only(plan, "| RPAによる自動化 |")


def test_seats_left_empty_lead_to_the_indicator_that_decides_about_going_on(plan: list[str]) -> None:
    row = only(plan, "| 高齢者のスマホ教室 |")
    assert "初めの手順" in row
    assert "続けるかは、指標（" in row


def test_a_reason_of_no_known_kind_is_looked_into_before_the_first_step(plan: list[str]) -> None:
    row = only(plan, "| 市民の通報 |")
    assert "先に、理由がなお残るかを広報課が確かめる" in row


def test_a_lesson_is_not_read_by_letters_within_another_word(plan: list[str]) -> None:
    assert "取りやめるかを決める" not in only(plan, "| 市民の発案を受け止める職員がいなかった |")


def test_a_plan_that_nobody_looked_at_again_has_a_month_for_the_next_one(plan: list[str]) -> None:
    assert "次の計画を作るかを令和13年度の6月に決める" in only(plan, "| 計画が終わってから誰も見直さなかった |")


def test_tools_without_a_paper_are_used_once_two_can_mend_them(plan: list[str]) -> None:
    assert "直せる職員を2人決め" in only(plan, "| 引継ぎの紙がない道具は作らせない |")


def test_what_the_plan_before_counted_is_where_its_measure_starts(plan: list[str]) -> None:
    assert "基準値：直したかの返事が平均23日かかる（前計画の「市民の通報」）" in only(
        plan, "受けてから返すまでの日数", "算式"
    )


def test_what_is_kept_in_a_spreadsheet_by_its_trade_name_is_a_baseline(plan: list[str]) -> None:
    assert "団体への文書が1か月平均50時間" in only(plan, "転記と集計の時間", "算式")


# An office, the measures whose value it counts with the year of each, and the days that takes
_COUNTED = re.compile(r"\| [^|]+ \| 施策\d+(?:（令和\d+年度）)?(?:、施策\d+(?:（令和\d+年度）)?)* \| \d+ \|")


def test_each_value_not_counted_yet_is_on_the_list_of_one_office_with_its_days(plan: list[str]) -> None:
    sheets = [line for line in plan if "算式：" in line and "【未把握】（" in line]
    rows = list(filter(_COUNTED.fullmatch, plan))
    listed = [int(row.split("|")[-2]) // 2 for row in rows]
    assert sheets
    assert sum(listed) == len(sheets)
    row = only(plan, "| 測定 |")
    assert f"始める前の値の{len(sheets)}件" in row
    assert "令和8年度の1件を含む" in row  # the plan begins with 令和9年度
    assert sum(map(int, re.findall(r"(\d+)件(?: \||を含む)", row))) == len(sheets)


PROMISED = """
  作った人しか直せない表が残った。
  担当が替わって止まった。
  会議が止めるかどうかを決めなかった。
  旧町村の決まりがそろわなかった。
  使い方を見なかった。
"""


def test_each_promise_for_the_year_stands_in_the_schedule_of_the_year(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    results = ANSWERS.replace("作った主査が異動した", "記録が残っておらず、作った主査が異動した")
    made = plan_lines(results.rstrip() + PROMISED, tmp_path_factory.mktemp("promises"))
    assert unkept(made) == []
    schedule = [line for line in made if line.startswith("| ") and line.endswith("| しない |")]
    assert [line.split("|")[1].strip() for line in schedule] == [
        "始める前",
        "使う前",
        "4月",
        "5月",
        "6月の点検まで",
        "10月",
    ]


# What is left of the days of the staff, beside what its own list of values asks of the office in charge of IT
_OUTSIDE = re.compile(r"令和(\d+)年度の(\d+)人日は残る([\d,.]+)人日から出す")


def test_the_days_of_the_office_in_charge_for_counting_come_from_its_sheets_or_from_what_is_left(
    plan: list[str],
) -> None:
    assert only(plan, "始める前の値が分からない", "翌年の4月に、目標の数と共に個票に入れる")
    note = only(plan, "人日は1件2人日の目安である")
    (row,) = [line for line in plan if line.startswith("| 情報担当課 |") and _COUNTED.fullmatch(line)]
    held = [part for part in note.split("。") if part.endswith("の分は個票の初めの人日に含む")]
    inside = re.findall(r"施策\d+", held[0]) if held else []
    left = only(plan, "| 残る人日 |").split("|")[-6:-1]
    taken = [(int(year) - 9, int(days), float(of.replace(",", ""))) for year, days, of in _OUTSIDE.findall(note)]
    assert taken
    assert sum(days for _, days, _ in taken) + 2 * len(inside) == int(row.split("|")[-2])
    assert [float(left[at].replace(",", "")) for at, _, _ in taken] == [of for _, _, of in taken]
    assert all(days <= of for _, days, of in taken)


def test_notes_of_what_was_answered_are_no_answer_to_work_that_was_never_written_down(tmp_path: Path) -> None:
    told = """format: 1
basics.municipality: "014711"
organisation.it_staff_fulltime: 0
organisation.it_staff_parttime: 1
organisation.parttime_share: 20
voices.staff_findings: 国と県の同じ調査に何度も答えている
previous.exists: true
previous.lessons: 紙に書いて残していなかった
"""
    lines = plan_lines(told, tmp_path)
    assert any("国と県に答えた数と議会の答弁を次に使う控え" in line for line in lines)
    assert "手順と決まりを直すことは" not in only(lines, "| 紙に書いて残していなかった |")
