"""Papers carried to homes, to places and to the council are met by one measure, and by no second one."""

from pathlib import Path

from tests.told import plan_lines

ANSWERS = """format: 1
basics.municipality: "{code}"
organisation.it_staff_fulltime: {staff}
organisation.it_staff_parttime: 4
priorities.top: [process]
organisation.new_work_share: 30
work.paperless_meeting: false
work.e_approval: false
voices.staff_findings: 会議が多い
upper.plan_start: 2027
upper.plan_years: 5
work.inventory:
- {{task: 高齢者の訪問の記録, department: 福祉課, volume: 480, hours: 620, paper: 2400, rework: 戻ってから打ち直す}}
{more}"""
COUNCIL = "- {task: 議案書の印刷と配布, department: 議会事務局, volume: 40, hours: 90, paper: 30000}\n"
CITY, VILLAGE = "052078", "393061"
TITLE = "訪問、現地及び議会で分け合う持出しの端末"


def told(folder: Path, code: str = CITY, staff: int = 4, more: str = COUNCIL) -> list[str]:
    return plan_lines(ANSWERS.format(code=code, staff=staff, more=more), folder)


def sheet(plan: list[str], title: str) -> str:
    """Return the text of the sheet of the measure with this title."""
    start = max(at for at, line in enumerate(plan) if line.endswith(title))
    end = next(at for at, line in enumerate(plan[start + 1 :], start + 1) if "見直し条件" in line)
    return "\n".join(plan[start : end + 1])


def test_the_sheet_begins_with_the_work_of_the_most_hours_in_the_way_that_fits_it(tmp_path: Path) -> None:
    visits = sheet(told(tmp_path), TITLE)
    assert "福祉課が「高齢者の訪問の記録」の10件で、戻ってから書く分を測る。" in visits
    assert "続けて「議案書の印刷と配布」に同じ端末を回す。" in visits
    council = sheet(told(tmp_path, more=COUNCIL.replace("hours: 90", "hours: 900")), TITLE)
    assert "初めの委員会1つを、刷らずに議場の画面と5台の端末で開く" in council
    assert "続けて「高齢者の訪問の記録」に同じ端末を回す。" in council


def test_as_many_terminals_are_lent_as_half_of_those_who_are_out_in_a_day(tmp_path: Path) -> None:
    answers = ANSWERS.format(code=CITY, staff=4, more="").replace("hours: 620", "hours: 11160")
    found = sheet(plan_lines(answers, tmp_path), TITLE)
    assert "1年の11,160時間は1日に6人分のため" in found
    assert "その半分の3台を貸す" in found


def test_the_measure_for_meetings_leaves_the_council_to_that_for_carried_terminals(tmp_path: Path) -> None:
    found = sheet(told(tmp_path), "会議と決裁にかかる紙と時間の削減")
    assert "市議会の議案と持ち出す端末は施策" in found
    assert "事務局とは1年目から" not in found


def test_a_village_with_one_part_time_person_shares_two_terminals_and_buys_none(tmp_path: Path) -> None:
    found = sheet(told(tmp_path, VILLAGE, staff=0), TITLE)
    assert "持ち運べる2台" in found
    assert "5台" not in found


def test_a_town_that_tells_of_no_paper_outside_gets_no_such_measure(tmp_path: Path) -> None:
    answers = ANSWERS.format(code=CITY, staff=4, more="").replace("高齢者の訪問の記録", "保育所の入所の申込み")
    plan = plan_lines(answers.replace("戻ってから打ち直す", "書き漏れ"), tmp_path)
    assert not [line for line in plan if TITLE in line]
