"""What a table shows first is its largest row that is known, and what a projection shows first the number it passes."""

import pytest

from planner.missing import Missing, is_known
from planner.situation.foremost import largest_first, passed_in, round_below


def test_rows_stand_from_the_largest_down_and_without_those_that_nobody_counted() -> None:
    rows = ({"task": "甲"}, {"task": "乙"}, {"task": "丙"})
    assert largest_first(rows, (3, Missing("a"), 8)) == (rows[2], rows[0])


@pytest.mark.parametrize(
    ("people", "below"), [(377_608, 350_000), (10_698, 10_000), (1_118, 1_000), (990, 950), (7, 7)]
)
def test_a_round_number_is_half_a_step_of_its_size(people: int, below: int) -> None:
    assert round_below(people) == below


def test_a_population_passes_the_round_number_in_the_first_year_below_it() -> None:
    assert passed_in(10_698, 10_400, 9_900, 9_000, 8_000, 7_009) == 2035
    assert not is_known(passed_in(377_608, 382_749, 380_000, 375_000, 365_000, 355_210))
