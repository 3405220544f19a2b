"""A review can look back on a year of a measure only within the plan, and a step beyond it is none of the plan."""

import pytest
from msgspec.structs import replace

from planner.programme.figures import Phase
from planner.programme.measure import Step
from tests.programme.test_costs import chosen

_IN_YEAR = {"準": Phase.PREPARE, "実": Phase.DO, "評": Phase.REVIEW, "-": Phase.NONE}


@pytest.mark.parametrize(
    ("course", "years"), [("準実実評", 2), ("実実実評", 3), ("-準実評", 1), ("--準実", 0), ("---準", 0)]
)
def test_the_last_year_is_looked_back_on_by_the_next_plan(course: str, years: int) -> None:
    phases = tuple(_IN_YEAR[letter] for letter in course)
    assert replace(chosen(2027, None), phases=phases).judged == years


@pytest.mark.parametrize(
    ("when", "year"),
    [("1年目の4月から6月まで", 1), ("3年目から毎年の9月", 3), ("毎年の11月", 1), ("期限の日の5か月前まで", 1)],
)
def test_a_step_tells_the_year_in_which_it_is_first_taken(when: str, year: int) -> None:
    assert Step("数える", "it", when).year == year
