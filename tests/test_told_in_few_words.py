"""What a city tells in a few words, without a figure that raises it, is met by the measure made for it."""

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


def test_the_plan_says_what_is_counted_among_the_offices_that_were_heard(plan: list[str]) -> None:
    assert only(plan, "47課（事務局を含み、情報担当を除く。）から、困っていることを聞き取った。")
