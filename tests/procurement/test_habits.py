"""How the municipality buys today is judged from its own counts, and not judged where they are not known."""

from datetime import date
from types import MappingProxyType
from typing import Any

import pytest

from planner.missing import Missing
from planner.procurement.habits import competition, concentration, negotiation
from planner.procurement.ledger import LEDGER
from planner.situation.model import Fact, Origin, OriginKind, Situation


def counted(contracts: Any, negotiated: Any, single: Any) -> Situation:
    values = {"contracts": contracts, "negotiated_contracts": negotiated, "single_bids": single}
    facts = {
        f"budget.{name}": Fact(f"budget.{name}", value, name, Origin(OriginKind.ANSWER))
        for name, value in values.items()
    }
    return Situation(date(2026, 11, 25), MappingProxyType(facts))


@pytest.mark.parametrize(("single", "found"), [(0, "fair"), (5, "fair"), (6, "thin"), (9, "thin"), (10, "failing")])
def test_competition_is_told_by_the_share_of_tenders_with_one_bidder(single: int, found: str) -> None:
    assert competition(counted(100, 80, single)) == found


@pytest.mark.parametrize(("competed", "found"), [(1, "few"), (4, "few"), (5, "fair")])
def test_no_share_is_told_of_fewer_than_five_tenders(competed: int, found: str) -> None:
    assert competition(counted(100, 100 - competed, 1)) == found


@pytest.mark.parametrize(
    ("negotiated", "found"), [(69, "some"), (70, "most"), (89, "most"), (90, "nearly_all"), (100, "all")]
)
def test_negotiation_is_told_by_the_share_of_contracts(negotiated: int, found: str) -> None:
    assert negotiation(counted(100, negotiated, 0)) == found


@pytest.mark.parametrize(
    "counts", [(Missing(), 80, 5), (100, Missing(), 5), (100, 80, Missing()), (100, 100, 0), (100, 97, 4), (0, 0, 0)]
)
def test_competition_is_not_judged_from_counts_that_are_missing_or_cannot_be(counts: tuple[Any, ...]) -> None:
    assert isinstance(competition(counted(*counts)), Missing)


def test_negotiation_is_not_judged_without_contracts() -> None:
    assert isinstance(negotiation(counted(0, 0, 0)), Missing)


def _with(rows: tuple[dict[str, Any], ...], dependence: Any) -> Situation:
    facts = {LEDGER: rows, "systems.same_vendor": dependence}
    known = {path: Fact(path, value, "", Origin(OriginKind.ANSWER)) for path, value in facts.items()}
    return Situation(date(2026, 11, 25), MappingProxyType(known))


@pytest.mark.parametrize(
    ("systems", "dependence", "found"),
    [
        ("aab", "some", "half"),
        ("aabcd", "few", "apart"),
        ("aaabcdefgh", "some", "third"),
        ("aaabcdefghi", Missing(), "some"),
        ("aabc?", "few", "apart"),
        ("aabcd", "most", "costs"),
        ("aab", "most", "half"),
    ],
)
def test_how_far_the_systems_lie_with_one_vendor_is_told_by_its_share_number_and_costs(
    systems: str, dependence: Any, found: str
) -> None:
    rows = tuple({"vendor": Missing() if name == "?" else name} for name in systems)
    assert concentration(_with(rows, dependence)) == found


def test_nothing_is_told_where_no_vendor_is_known() -> None:
    assert isinstance(concentration(_with(({"vendor": Missing()},), Missing())), Missing)
