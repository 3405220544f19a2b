"""Derived values follow from what they read, and stay missing where that is missing."""

from datetime import date
from types import MappingProxyType

from planner.missing import Missing, is_known
from planner.situation.derive import DERIVATIONS, derive
from planner.situation.model import Fact, Origin, OriginKind, Situation

KNOWN = {
    "stats.pop_census_2015": 1000,
    "stats.pop_census_2025_prelim": 900,
    "stats.pop_census_2020": 950,
    "stats.pop_proj_2050": 475,
    "stats.workers_primary_2020": 10,
    "stats.workers_secondary_2020": 30,
    "stats.workers_tertiary_2020": 60,
    "stats.pop_juki_20250101": 900,
    "organisation.it_staff_fulltime": 1,
    "organisation.it_staff_parttime": 2,
    "organisation.new_work_share": 10,
    "assumption.workdays": 240,
    "assumption.parttime_share": 25,
    "assumption.plan_years": (2027, 2028),
    "systems.ledger": (
        {"work": "税", "renewal": 2028, "cost": 100},
        {"work": "住基", "renewal": 2027, "cost": Missing("cost")},
        {"work": "福祉", "renewal": 2035, "cost": 50},
    ),
}


def derived(**changes: object) -> dict[str, object]:
    paths = {path for rule in DERIVATIONS for path in rule.inputs if not path.startswith("derived.")}
    values = {path: KNOWN.get(path, Missing(path)) for path in paths} | changes
    facts = {path: Fact(path, value, path, Origin(OriginKind.ANSWER)) for path, value in values.items()}
    situation = derive(Situation(date(2026, 11, 23), MappingProxyType(facts)))
    return {rule.id: situation.value(f"derived.{rule.id}") for rule in DERIVATIONS}


def test_changes_and_shares_are_in_percent_with_one_decimal() -> None:
    values = derived()
    assert (values["pop_change_2015_2025_pct"], values["pop_change_2020_2050_pct"]) == (-10.0, -50.0)
    assert values["tertiary_workers_share_pct"] == 60.0


def test_capacity_counts_part_time_staff_by_their_share() -> None:
    assert derived()["capacity_days"] == 36.0
    assert not is_known(derived(**{"organisation.new_work_share": Missing("x")})["capacity_days"])


def test_residents_per_person_do_not_apply_without_staff() -> None:
    values = derived(**{"organisation.it_staff_fulltime": 0, "organisation.it_staff_parttime": 0})
    assert str(values["residents_per_it_staff"]) == "未把握"
    assert derived()["residents_per_it_staff"] == 300


def test_renewals_within_the_plan_come_in_the_order_of_their_years() -> None:
    values = derived()
    assert [row["work"] for row in values["ledger_renewals"]] == ["住基", "税"]  # type: ignore[attr-defined]
    assert (values["ledger_count"], values["ledger_cost"]) == (3, 150)


def test_a_division_by_nothing_is_missing_and_no_error() -> None:
    assert not is_known(derived(**{"stats.pop_census_2015": 0})["pop_change_2015_2025_pct"])
