"""A scheme is named only while it is in force, in time, and open to the municipality."""

from datetime import date
from types import MappingProxyType

import pytest

from planner.programme.effort import Addition, Cost, Effort
from planner.programme.funding import Bar, barred, eligible
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


ADDED = Cost((0, 0), (0, 0), "職員が行う。", False, adds=(Addition("端末を足す", (100, 300), None, ""),))
OPEN_ADDED = Cost((0, 0), (0, 0), "職員が行う。足す額は未定。", False)

# scheme, cost, first year, town -> what bars it
BARS = [
    (BOND, PAID, 2029, situation(), None),
    (BOND, PAID, 2030, situation(), Bar.ENDED),
    (BOND, None, 2027, situation(), Bar.OPEN),
    (BOND, OPEN_ADDED, 2027, situation(), Bar.OPEN),
    (BOND, ADDED, 2027, situation(), None),
    (BOND, Cost((0, 0), (0, 900), "", True), 2027, situation(), Bar.NO_SETUP),
    (BOND, PAID, 2025, situation(date(2024, 4, 1)), Bar.NOT_IN_FORCE),
    (SUPPORT, None, 2027, situation(index=1.0), Bar.STRONG),
    ("sec-finance-tax-2026", None, 2027, situation(kind="特別区"), Bar.TYPE),
    ("plan-depopulated-bond", PAID, 2027, situation(area="非該当"), Bar.AREA),
    ("plan-depopulated-bond", None, 2031, situation(area="全部過疎"), Bar.ENDED),
]


@pytest.mark.parametrize(("scheme", "cost", "first_year", "here", "bar"), BARS)
def test_a_scheme_that_may_not_be_used_says_what_bars_it(
    scheme: str, cost: Cost | None, first_year: int, here: Situation, bar: Bar | None
) -> None:
    variant = Variant(5, "", (), Effort(1, 1, ""), cost)
    found = barred(measure(funding=(scheme,)), variant, first_year, here)
    assert [one.why for one in found] == ([bar] if bar else [])
    assert funds(scheme, cost, first_year, here) is (bar is None)
