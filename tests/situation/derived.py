"""What is derived of a town that answered little, and of changes to its answers."""

from datetime import date
from types import MappingProxyType

from planner.missing import Missing
from planner.situation.derivations import DERIVATIONS
from planner.situation.derive import derive
from planner.situation.model import Fact, Origin, OriginKind, Situation

UNPLACED = {name: Missing(name) for name in ("zone", "outage", "personal", "contract", "department")}
NOT_TOLD = UNPLACED | {"vendor": Missing("vendor")}
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
        {"work": "税", "renewal": 2028, "cost": 100, "standard": "yes", **NOT_TOLD},
        {"work": "住基", "renewal": 2027, "cost": Missing("cost"), "standard": "yes", **NOT_TOLD},
        {"work": "福祉", "renewal": 2035, "cost": 50, "standard": Missing("standard"), **NOT_TOLD},
    ),
}


def derived(**changes: object) -> dict[str, object]:
    inputs = {path for rule in DERIVATIONS for path in rule.inputs if path.split(".")[0] != "derived"}
    paths = {path for path in inputs if path.rpartition(".")[0] not in inputs | set(changes)}  # no columns
    values = {path: KNOWN.get(path, Missing(path)) for path in paths} | changes
    facts = {path: Fact(path, value, path, Origin(OriginKind.ANSWER)) for path, value in values.items()}
    situation = derive(Situation(date(2026, 11, 23), MappingProxyType(facts)))
    return {rule.id: situation.value(f"derived.{rule.id}") for rule in DERIVATIONS}


def topics(rows: object, column: str = "topic") -> list[str]:
    return [row[column] for row in rows]  # type: ignore[attr-defined]
