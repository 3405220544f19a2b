"""A drill for a tsunami leaves out no district of which nobody told whether it lies by the sea."""

from pathlib import Path

import pytest

from tests.told import only, plan_lines

TOWN = """format: 1
basics.municipality: "422100"
basics.hazards: [tsunami, storm]
basics.local_issues:
- {{topic: 津波の避難に時間が掛かる, fact: 訓練で高台まで24分掛かった, source: 防災訓練の記録}}
basics.districts:
- {{name: 東町, people: 4690, feature: 漁師の町である}}
- {{name: 西町, people: 8810, feature: {feature}}}
organisation.it_staff_fulltime: 4
organisation.headquarters: true
organisation.headquarters_meetings: 4
upper.plan_start: 2027
upper.plan_years: 5
"""


@pytest.mark.parametrize(
    ("feature", "drill"),
    [
        ("船の着く港がある", "訓練では、東町、西町の避難先の全てに"),
        ("庁舎と高校がある", "訓練では、東町と、特徴からは海に近いか分からない西町（津波の想定の区域に掛かるかを、"),
        ("山の中の盆地である", "訓練では、東町の避難先の全てに"),
    ],
)
def test_the_drill_is_held_in_every_district_but_those_told_to_lie_inland(
    feature: str, drill: str, tmp_path: Path
) -> None:
    assert drill in only(plan_lines(TOWN.format(feature=feature), tmp_path), "訓練では、東町")
