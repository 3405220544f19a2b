"""What goes on being paid is told as the least that it can be, and nothing is told of what nobody knows."""

from typing import Any

import pytest

from planner.missing import Missing, is_known
from planner.situation.standing import Standing, standing_costs

YEARS = (2027, 2028)
NOT_TOLD = Missing("x")


def costs(**told: Any) -> Any:
    names = ("ledger", "listed", "before", "after", "status", "moved", "expert")
    return standing_costs(YEARS, *(told.get(name, NOT_TOLD) for name in names))


def test_the_systems_the_growth_and_the_expert_are_added_up_for_each_year() -> None:
    found = costs(ledger=300, before=100, after=160, moved=(6, 12), expert=20)
    assert found == (Standing(2027, 300, (30, 60), 20), Standing(2028, 300, (60, 60), 20))
    assert [item.least for item in found] == [350, 380]


@pytest.mark.parametrize(
    ("listed", "growth"),
    [
        (90, 60),  # the ledger has less than was paid before
        (150, 10),  # it has most of what is paid after
        (160, 0),
        (200, 0),
    ],
)
def test_what_the_ledger_has_of_the_growth_is_not_counted_twice(listed: int, growth: int) -> None:
    (first, _) = costs(ledger=300, listed=listed, before=100, after=160, status="done")
    assert first.growth == (growth, growth)


def test_a_growth_whose_month_nobody_knows_is_in_the_most_alone() -> None:
    (first, _) = costs(ledger=300, before=100, after=160, status="partial")
    assert (first.growth, first.least) == ((0, 60), 300)


def test_costs_that_fall_are_no_growth() -> None:
    (first, _) = costs(ledger=300, before=160, after=100, status="done")
    assert first.growth == (0, 0)


def test_a_part_that_is_not_told_counts_for_nothing_and_all_of_them_for_a_missing_value() -> None:
    assert [item.least for item in costs(expert=20)] == [20, 20]
    assert not is_known(costs())
    assert not is_known(costs(before=100))
