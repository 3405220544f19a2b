"""Decides by when to take part in what another body buys for several; the day of notice and the method are its own."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from planner.missing import is_known
from planner.procurement.ledger import Row, due_rows, sums_told
from planner.procurement.model import SharedYear
from planner.procurement.systems import Plans
from planner.situation.model import Situation


def shared_years(situation: Situation, plans: Plans) -> tuple[SharedYear, ...]:
    """Return the fiscal years in which contracts of others end in which this body takes part, the earliest first."""
    found = due_rows(situation)
    _, told = sums_told(situation, found)
    years = groupby(sorted(found.shared, key=_renewal), key=_renewal)
    return tuple(_year(year, tuple(rows), plans, sum_told=year in told) for year, rows in years)


def _year(year: int, rows: tuple[Row, ...], plans: Plans, *, sum_told: bool) -> SharedYear:
    works = tuple(row["work"] for row in rows)
    departments = tuple(dict.fromkeys(row["department"] for row in rows if is_known(row["department"])))
    contracts = {row["vendor"] if is_known(row["vendor"]) else row["work"] for row in rows}
    decide_by = min(_decided(row, plans) for row in rows)
    return SharedYear(year, works, departments, decide_by, len(contracts), sum_told)


def _renewal(row: Row) -> int:
    return int(row["renewal"])


def _decided(row: Row, plans: Plans) -> date:
    """Return the first gate of what follows: on the day told in the ledger, else on that after the contract's year."""
    live = row["live"] if is_known(row["live"]) else date(row["renewal"] + 1, 4, 1)
    plan, short = plans(live, (row["work"],))
    return short.gate if plan.late_weeks else plan.gate
