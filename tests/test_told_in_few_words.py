"""What a city tells in a few words, without a figure that raises it, is met by the measure made for it."""

from pathlib import Path

import pytest

from tests.told import only, plan_lines

ANSWERS = """format: 1
basics.municipality: "212032"
basics.hazards: [volcano, landslide]
basics.local_issues:
- {topic: 日々の買い物, fact: 谷の店が3軒閉じた, source: 市の調査}
- {topic: 山の地区の医療, fact: 診療所に医師がいない日が週に4日ある, source: 市の資料}
upper.plan_start: 2027
upper.plan_years: 5
organisation.it_staff_fulltime: 9
organisation.it_staff_parttime: 0
organisation.new_work_share: 40
organisation.headquarters: true
organisation.headquarters_meetings: 12
voices.hearing_departments: 47
previous.exists: true
previous.lessons: |-
  国の言うとおりに書いた。
  金がなくなって終わった。
  だれも見ない計画だった。
  業者に任せきりだった。
  数字を決めていなかった。
  年度末に慌てて出した。
  前の課長が決めて今の課長は知らない。
"""


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return plan_lines(ANSWERS, tmp_path_factory.mktemp("city"))


@pytest.mark.parametrize(
    ("told", "title"),
    [
        ("日々の買い物", "買物に行けない人への届け方"),
        ("山の地区の医療", "通院を補うオンライン診療の場所づくり"),
    ],
)
def test_what_is_told_in_a_few_words_is_met_by_name(plan: list[str], told: str, title: str) -> None:
    (number,) = {line.partition(" ")[0] for line in plan if line.startswith("施策") and line.endswith(f" {title}")}
    assert number in only(plan, f"| {told} |")


@pytest.mark.parametrize(
    ("lesson", "changed"),
    [
        ("国の言うとおりに書いた", "本市の値と出典を書いた"),
        ("金がなくなって終わった", "続ける年の費用と担当課を個票に書いた"),
        ("だれも見ない計画だった", "毎年点検し"),
        ("業者に任せきりだった", "情報担当課が査定し"),
        ("数字を決めていなかった", "測る元、目標及びその年度を書いた"),
        ("年度末に慌てて出した", "行う時期を個票に書いた"),
        ("前の課長が決めて今の課長は知らない", "点検表と"),
    ],
)
def test_a_lesson_in_a_few_words_is_answered_by_what_this_plan_does(plan: list[str], lesson: str, changed: str) -> None:
    assert changed in only(plan, f"| {lesson} |")


def test_the_plan_says_what_is_counted_among_the_offices_that_were_heard(plan: list[str]) -> None:
    assert only(plan, "47課（事務局を含み、情報担当を除く。）から、困っていることを聞き取った。")


def test_who_is_to_share_is_listed_with_what_is_not_known_where_no_project_is_told(tmp_path: Path) -> None:
    made = plan_lines(f"{ANSWERS}priorities.shared_with: 飛騨市\n", tmp_path)
    assert [line for line in made if line.startswith("| 飛騨市") and "相手に確かめる" in line]
