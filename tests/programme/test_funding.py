"""A scheme is named only while it is in force, in time, and open to the municipality."""

from datetime import date
from types import MappingProxyType

import pytest

from planner.programme.funding import eligible
from planner.programme.measure import Cost, Effort, Variant
from planner.situation.law import law_facts, shipped_laws
from planner.situation.model import Fact, Origin, OriginKind, Situation
from tests.programme.test_choose import measure

BOND, SUPPORT = "plan-digital-bond", "plan-planning-support"


def situation(on: date, index: float) -> Situation:
    fact = Fact("stats.fiscal_strength_index_fy2024", index, "", Origin(OriginKind.PUBLIC))
    return Situation(
        on, MappingProxyType({fact.path: fact} | {item.path: item for item in law_facts(shipped_laws(), on)})
    )


def funds(
    scheme: str, cost: Cost | None, first_year: int, *, on: date = date(2026, 11, 25), index: float = 0.3
) -> bool:
    variant = Variant(5, "", (), Effort(1, 1, ""), cost)
    return eligible(measure(funding=(scheme,)), variant, first_year, situation(on, index)) == (scheme,)


PAID = Cost((0, 500), None, "", True)


@pytest.mark.parametrize(("first_year", "named"), [(2027, True), (2029, True), (2030, False)])
def test_the_bond_ends_with_its_last_fiscal_year(first_year: int, named: bool) -> None:
    assert funds(BOND, PAID, first_year) is named


@pytest.mark.parametrize("cost", [None, Cost((0, 0), (0, 900), "", True)])
def test_the_bond_pays_for_no_running_costs_and_for_none_that_nobody_knows(cost: Cost | None) -> None:
    assert not funds(BOND, cost, 2027)


@pytest.mark.parametrize(("index", "named"), [(0.99, True), (1.0, False), (1.2, False)])
def test_the_planning_support_excludes_the_fiscally_strong(index: float, named: bool) -> None:
    assert funds(SUPPORT, None, 2027, index=index) is named


def test_a_scheme_that_does_not_yet_exist_is_not_named() -> None:
    assert not funds(BOND, PAID, 2025, on=date(2024, 4, 1))
