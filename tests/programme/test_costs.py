"""Costs add up by year as ranges; what nobody knows is counted and not taken for nothing."""

import pytest
from msgspec.structs import replace

from planner.programme.costs import yearly
from planner.programme.effort import Addition, Cost, Effort
from planner.programme.figures import YearCost
from planner.programme.measure import Variant
from planner.programme.model import ChosenMeasure
from planner.programme.score import Points
from tests.programme.chosen import measure


def chosen(first_year: int, cost: Cost | None) -> ChosenMeasure:
    variant = Variant(5, "", (), Effort(1, 1, ""), cost)
    points = Points(1, 1, 1, 1, 1, 0)
    return ChosenMeasure("m", "施策1", measure(), variant, points, (), (), "情報課", (), (), (), first_year, (), ())


def test_setup_counts_in_the_first_year_and_running_from_the_next() -> None:
    measures = (chosen(2027, Cost((100, 200), (10, 20), "", True)), chosen(2028, Cost((0, 50), (0, 5), "", True)))
    assert yearly(measures, (2027, 2028, 2029)) == (
        YearCost(2027, (100, 200), (0, 0), 0, 0),
        YearCost(2028, (0, 50), (10, 20), 0, 0),
        YearCost(2029, (0, 0), (10, 25), 0, 0),
    )


def test_what_is_prepared_ahead_is_paid_for_in_the_year_before_the_plan() -> None:
    early = replace(chosen(2027, Cost((100, 200), (10, 20), "", True)), ahead=True)
    assert yearly((early,), (2027, 2028)) == (
        YearCost(2026, (100, 200), (0, 0), 0, 0),
        YearCost(2027, (0, 0), (10, 20), 0, 0),
        YearCost(2028, (0, 0), (10, 20), 0, 0),
    )


def test_a_measure_is_done_by_hand_if_nothing_is_paid_under_any_condition() -> None:
    costs = (
        Cost((0, 0), (0, 0), "職員が行う。", False),
        Cost((0, 0), (0, 0), "職員が行う。直す額は未定。", False),
        Cost((0, 10), (0, 0), "職員が行う。", False),
        None,
    )
    assert [chosen(2027, cost).variant.by_hand for cost in costs] == [True, False, False, False]
    assert [chosen(2027, cost).variant.may_add for cost in costs] == [False, True, False, False]


def test_a_measure_is_unpriced_if_either_amount_is_open() -> None:
    costs = (None, Cost((0, 0), None, "", True), Cost((5, 5), (0, 0), "", True))
    assert [chosen(2027, cost).variant.unpriced for cost in costs] == [True, True, False]


def test_unknown_costs_are_counted_in_the_years_in_which_they_are_due() -> None:
    measures = (chosen(2027, None), chosen(2028, Cost((5, 5), None, "", True)))
    assert yearly(measures, (2027, 2028, 2029)) == (
        YearCost(2027, (0, 0), (0, 0), 1, 0),
        YearCost(2028, (5, 5), (0, 0), 0, 1),
        YearCost(2029, (0, 0), (0, 0), 0, 2),
    )


def by_hand(adds: Addition | None) -> Cost:
    return Cost((0, 0), (0, 0), "職員が行う。足す額は未定。", False, adds=(adds,) if adds else ())


def test_what_may_be_bought_beside_raises_the_upper_end_alone() -> None:
    measures = (chosen(2027, by_hand(Addition("端末を足す", (100, 300), (20, 50), ""))),)
    assert yearly(measures, (2027, 2028)) == (
        YearCost(2027, (0, 300), (0, 0), 0, 0),
        YearCost(2028, (0, 0), (0, 50), 0, 0),
    )
    assert measures[0].variant.free
    assert not measures[0].variant.by_hand


def test_an_addition_known_in_part_counts_as_far_as_it_is_known_and_stays_open() -> None:
    only_yearly = chosen(2027, by_hand(Addition("通訳を頼む", None, (20, 50), "")))
    assert yearly((only_yearly,), (2027, 2028))[1].running == (0, 50)
    amounts = (None, Addition("", None, (1, 1), ""), Addition("", (1, 1), None, ""), Addition("", (1, 1), (1, 1), ""))
    assert [chosen(2027, by_hand(adds)).variant.may_add_unpriced for adds in amounts] == [True, True, True, False]


def test_a_basis_that_says_what_nobody_knows_gives_way_to_what_is_known() -> None:
    assert by_hand(None).certain == "職員が行う。足す額は未定。"
    assert by_hand(Addition("", (1, 1), (1, 1), "")).certain == "職員が行う。"


@pytest.mark.parametrize(
    ("cost", "guided"),
    [
        (None, True),
        (Cost((0, 0), (0, 0), "職員が行う。", False), False),
        (by_hand(None), True),
        (by_hand(Addition("", (1, 1), (1, 1), "")), False),
        (Cost((1, 2), (1, 2), "", False), True),
        (Cost((1, 2), (1, 2), "", True), False),
        (Cost((1, 2), None, "", True), True),
    ],
)
def test_a_guide_is_told_where_an_amount_is_open_or_only_taken_from_others(cost: Cost | None, guided: bool) -> None:
    assert chosen(2027, cost).variant.guided is guided
