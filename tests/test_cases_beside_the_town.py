"""A case elsewhere is told with how far its body is from the town in residents, as counted on the same day."""

import re

import pytest

from planner.municipality.table import load_municipalities
from tests.cities import GROUP, composed
from tests.told import lines

pytestmark = GROUP

RESIDENTS = "pop_juki_20250101"
CASE = re.compile(
    r"(\w+[都道府県])(\w+[市町村区])（(?:\d{4}年、)?(?:近くの県で)?(人口は本市の([\d.]+)倍|本市と同じほどの人口)）："
)


@pytest.mark.parametrize(
    ("city", "prefecture", "name"), [("yuzawa", "秋田県", "湯沢市"), ("katano", "大阪府", "交野市")]
)
def test_a_body_of_other_size_is_told_with_how_many_times_the_residents_it_has(
    city: str, prefecture: str, name: str
) -> None:
    people = {(item.prefecture, item.name): item.statistics[RESIDENTS] for item in load_municipalities()}
    (plan,) = (item for item in composed(city) if item.id == "plan")
    cases = [case for line in lines(plan) for case in CASE.findall(line)]
    assert len(cases) >= 5
    for where, body, _, times in cases:
        ratio = people[where, body] / people[prefecture, name]
        assert abs(ratio - float(times)) < 0.06 if times else 0.8 <= ratio <= 1.25
