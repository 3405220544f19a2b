"""Reads the ledger: which systems are due within the plan, which of them others buy, whose sum of costs may be told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

from msgspec import Struct

from planner.missing import is_known
from planner.procurement.case import migrations
from planner.situation.model import Situation

LEDGER = "systems.ledger"
_PLAN = "derived.plan_years"
_STANDARD_COSTS = ("standardization.cost_after", "derived.ledger_standard_cost")  # a year of all standard systems
_SEVERAL = 3  # contracts of whose sum none can tell the others' amounts

Row = Mapping[str, Any]
Rows = frozenset[int]  # by their place in the ledger


class Due(Struct, frozen=True):
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

    The sum of all is published, and with it, where it is known, what the standard systems cost together: so none of
    the sums that follow from these and from the years told may be that of one or two contracts.
    """
    parts = {(year, at): rows for at, of in enumerate((due.own, due.shared)) for year, rows in _by_year(of).items()}
    told = {part for part, rows in parts.items() if len(rows) >= _SEVERAL}
    ledger = situation.value(LEDGER)
    places = {id(row): at for at, row in enumerate(ledger)}  # two rows may be equal
    rows_of = {part: frozenset(places[id(row)] for row in rows) for part, rows in parts.items()}
    while told and _tells_few(situation, ledger, [rows_of[part] for part in told]):
        told.remove(min(told, key=lambda part: (len(parts[part]), part)))
    return {year for year, at in told if at == 0}, {year for year, at in told if at == 1}


def _by_year(rows: Iterable[Row]) -> dict[int, list[Row]]:
    years: dict[int, list[Row]] = {}
    for row in rows:
        years.setdefault(row["renewal"], []).append(row)
    return years


def _tells_few(situation: Situation, ledger: Sequence[Row], told: Sequence[Rows]) -> bool:
    """Tell whether the cost of one or two contracts follows from the sums published and those of `told`."""
    every = frozenset(range(len(ledger)))
    standard = frozenset(at for at, row in enumerate(ledger) if is_known(row["standard"]) and row["standard"] == "yes")
    is_told = any(is_known(situation.value(path)) for path in _STANDARD_COSTS)
    return any(0 < len(rows) < _SEVERAL for rows in _summed(every, standard if is_told else frozenset(), told))


def _summed(every: Rows, standard: Rows, told: Sequence[Rows]) -> Iterator[Rows]:
    """Yield the rows whose sum follows: of any of the parts told, of all others, and the same without the standard."""
    for count in range(len(told) + 1):
        for chosen in combinations(told, count):
            some = frozenset[int]().union(*chosen)
            for rows in (some, every - some):
                yield rows
                if standard and (standard <= rows or rows <= standard):
                    yield rows ^ standard
