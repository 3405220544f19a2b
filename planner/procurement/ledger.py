"""Reads the ledger: which systems are due within the plan, which of them others buy, whose sum of costs may be told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from planner.missing import is_known
from planner.procurement.case import migrations
from planner.situation.model import Situation

LEDGER = "systems.ledger"
_PLAN = "derived.plan_years"
_SEVERAL = 3  # contracts of whose sum none can tell the others' amounts

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Due:
    """The rows whose contract ends within the plan's years: those bought by oneself, and those that others buy.

    A migration reported to the state is work of one's own, whoever concludes the contract.
    """

    own: tuple[Row, ...]
    shared: tuple[Row, ...]


def due_rows(situation: Situation) -> Due:
    """Return what of the ledger is due."""
    plan_years, reported = situation.value(_PLAN), migrations(situation)
    due = [row for row in situation.value(LEDGER) if is_known(row["renewal"]) and row["renewal"] in plan_years]
    shared = tuple(row for row in due if _is_joint(row) and row["work"] not in reported)
    return Due(tuple(row for row in due if row not in shared), shared)


def _is_joint(row: Row) -> bool:
    return bool(is_known(row["contract"]) and row["contract"] == "joint")


def vendors(situation: Situation) -> Counter[str]:
    """Return how many systems of the ledger each vendor has."""
    return Counter(row["vendor"] for row in situation.value(LEDGER) if is_known(row["vendor"]))


def sums_told(situation: Situation, due: Due) -> tuple[set[int], set[int]]:
    """Return the years whose sum of costs may be told, of what is bought by oneself and of what others buy.

    The sum of all is published, so what is left untold must be the cost of several systems too.
    """
    parts = [(row["renewal"], at) for at, rows in enumerate((due.own, due.shared)) for row in rows]
    systems, all_systems = Counter(parts), len(situation.value(LEDGER))
    told = {part for part, count in systems.items() if count >= _SEVERAL}
    while told and 0 < all_systems - sum(systems[part] for part in told) < _SEVERAL:
        told.remove(min(told, key=lambda part: (systems[part], part)))
    return {year for year, at in told if at == 0}, {year for year, at in told if at == 1}
