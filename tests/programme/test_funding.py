"""A scheme is named only while it is in force, in time, and open to the municipality."""

from datetime import date
from types import MappingProxyType

import pytest

from planner.programme.effort import Cost, Effort
from planner.programme.funding import eligible
from planner.programme.measure import Variant
from planner.situation.law import law_facts, shipped_laws
from planner.situation.model import Fact, Origin, OriginKind, Situation
from tests.programme.chosen import measure

BOND, SUPPORT = "plan-digital-bond", "plan-planning-support"


ON = date(2026, 11, 25)


def situation(on: date = ON, index: float = 0.3, kind: str = "町", area: str = "非該当") -> Situation:
    own = (
        Fact("stats.depopulated_20220401", area, "", Origin(OriginKind.PUBLIC)),
        Fact("stats.fiscal_strength_index_fy2024", index, "", Origin(OriginKind.PUBLIC)),
        Fact("town.type", kind, "", Origin(OriginKind.PUBLIC)),
    )
    return Situation(on, MappingProxyType({fact.path: fact for fact in (*own, *law_facts(shipped_laws(), on))}))


def funds(scheme: str, cost: Cost | None, first_year: int, here: Situation | None = None) -> bool:
    variant = Variant(5, "", (), Effort(1, 1, ""), cost)
    return eligible(measure(funding=(scheme,)), variant, first_year, here or situation()) == (scheme,)


PAID = Cost((0, 500), None, "", True)


@pytest.mark.parametrize(("first_year", "named"), [(2027, True), (2029, True), (2030, False)])
def test_the_bond_ends_with_its_last_fiscal_year(first_year: int, named: bool) -> None:
    assert funds(BOND, PAID, first_year) is named


@pytest.mark.parametrize("cost", [None, Cost((0, 0), (0, 900), "", True)])
def test_the_bond_pays_for_no_running_costs_and_for_none_that_nobody_knows(cost: Cost | None) -> None:
    assert not funds(BOND, cost, 2027)


@pytest.mark.parametrize(("index", "named"), [(0.99, True), (1.0, False), (1.2, False)])
def test_the_planning_support_excludes_the_fiscally_strong(index: float, named: bool) -> None:
    assert funds(SUPPORT, None, 2027, situation(index=index)) is named


def test_a_scheme_that_does_not_yet_exist_is_not_named() -> None:
    assert not funds(BOND, PAID, 2025, situation(date(2024, 4, 1)))


@pytest.mark.parametrize(("kind", "named"), [("一般市", True), ("特別区", False)])
def test_what_comes_with_the_allocation_tax_is_not_named_for_a_ward(kind: str, named: bool) -> None:
    assert funds("sec-finance-tax-2026", None, 2027, situation(kind=kind)) is named


@pytest.mark.parametrize(("area", "named"), [("全部過疎", True), ("一部過疎", True), ("非該当", False)])
def test_the_bond_for_depopulated_areas_is_named_only_where_the_list_has_the_municipality(
    area: str, named: bool
) -> None:
    assert funds("plan-depopulated-bond", PAID, 2027, situation(area=area)) is named
