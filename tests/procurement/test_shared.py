"""What other bodies buy for several is decided upon once, before their budget; nothing else of it is one's own."""

from collections.abc import Callable
from datetime import date
from types import MappingProxyType
from typing import Any

import pytest

from planner.missing import Missing
from planner.procurement.model import SharedYear
from planner.procurement.shared import shared_years
from planner.procurement.systems import gates
from planner.procurement.timetable import Rules, shortest, standard
from planner.situation.model import Fact, Origin, OriginKind, Situation

TODAY = date(2026, 11, 25)
Shared = Callable[..., tuple[SharedYear, ...]]


def row(work: str, **given: Any) -> dict[str, Any]:
    usual = {"department": "住民課", "renewal": 2030, "contract": "joint", "vendor": "甲社", "live": Missing()}
    return {"work": work, "standard": "yes", "cost": 100, **usual, **given}


@pytest.fixture
def shared(rules: Callable[..., Rules]) -> Shared:
    def of(*rows: dict[str, Any]) -> tuple[SharedYear, ...]:
        values = {"systems.ledger": rows, "derived.plan_years": (2027, 2028, 2029, 2030, 2031)}
        values["standardization.schedule"] = ()
        values["standardization.cost_after"] = Missing()
        values["derived.ledger_standard_cost"] = Missing()
        origin = Origin(OriginKind.ANSWER)
        facts = {path: Fact(path, value, path, origin) for path, value in values.items()}
        plans = lambda day, works: (standard(rules(), day, TODAY), shortest(rules(), day, TODAY))  # noqa: E731
        return shared_years(Situation(TODAY, MappingProxyType(facts)), plans)

    return of


def test_taking_part_is_decided_at_the_first_gate_of_what_runs_after_the_contract(shared: Shared) -> None:
    (year,) = shared(row("税"), row("介護", department="福祉課"), row("例規", contract="service"))
    assert (year.year, year.works, year.departments) == (2030, ("税", "介護"), ("住民課", "福祉課"))
    assert date(2028, 4, 1) < year.decide_by < date(2029, 10, 1)  # before the budget from which it is paid


def test_contracts_with_one_vendor_are_one_to_decide_upon(shared: Shared) -> None:
    (year,) = shared(row("税"), row("介護"), row("就学", vendor="乙社"))
    assert [(year.count, gate.count) for gate in gates((), [year])] == [(2, 2)]


def test_what_ends_after_the_plan_or_by_a_day_unknown_is_not_listed(shared: Shared) -> None:
    assert shared(row("税", renewal=2040), row("介護", renewal=Missing())) == ()


def test_the_sum_of_few_shared_contracts_is_not_told(shared: Shared) -> None:
    assert [year.sum_told for year in shared(row("税"), row("介護"))] == [False]
    assert [year.sum_told for year in shared(row("税"), row("介護"), row("就学"))] == [True]
