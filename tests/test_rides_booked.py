"""A town that takes bookings of shared rides begins from its own record of them, by the name that it gives the work."""

from pathlib import Path

from tests.told import only, plan_lines

ANSWERS = """format: 1
basics.municipality: "052078"
basics.local_issues:
- {topic: 通院の足, fact: 免許を返した人の通院が難しい, source: 議会, year: "2026"}
organisation.it_staff_fulltime: 6
upper.plan_start: 2027
work.inventory:
- {task: 乗合タクシーの予約の受付, department: まちづくり課, volume: 4200, hours: 900, rework: 配車の組み直し}
"""


def test_the_sheet_on_rides_names_the_work_that_takes_the_bookings(tmp_path: Path) -> None:
    assert only(plan_lines(ANSWERS, tmp_path), "「乗合タクシーの予約の受付」の予約の記録から、乗る人のいない時間")
