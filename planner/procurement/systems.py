"""Decides for the systems of the ledger that are due: what is bought as one, when to begin, what own rules allow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from planner.missing import Missing, is_known
from planner.procurement.model import Council, RenewalYear, SystemPurchase, Timetable, Timing
from planner.situation.model import Situation

_PLAN = "derived.plan_years"
_LEDGER = "systems.ledger"
_SEVERAL = 3  # contracts of whose sum none can tell the others' amounts
_ALIKE = ("product", "vendor", "contract", "standard", "renewal")

Row = Mapping[str, Any]
Plans = Callable[[date], tuple[Timetable, Timetable]]


@dataclass(frozen=True, slots=True)
class Limits:
    """The own limits in 千円: of the small negotiated contract by kind of contract, and of the bands with who decides.

    `council` is the amount from which the own ordinance, or else usually that of a body of this type, asks the council
    about a bought good, and `years` those over which a yearly cost is added up.
    """

    petty: Mapping[str, int | Missing]
    bands: tuple[Row, ...] | Missing
    council: int | Missing
    years: int


def due_systems(
    situation: Situation, limits: Limits, plans: Plans
) -> tuple[tuple[SystemPurchase, ...], tuple[RenewalYear, ...]]:
    """Return what is to be bought for the systems due within the plan's years, and those years, the earliest first.

    `plans` makes the standard and the shortest timetable for a day. The ledger tells only the fiscal year in which a
    contract ends, so the next system is to run on the first day of the year after.
    """
    rows = situation.value(_LEDGER)
    due = _packages(row for row in rows if is_known(row["renewal"]) and row["renewal"] in situation.value(_PLAN))
    counted = Counter(package[0]["renewal"] for package in due)
    told = _sums_told(Counter(row["renewal"] for package in due for row in package), len(rows))
    years = {
        year: replace(_year(year, counted[year], *plans(date(year + 1, 4, 1))), sum_told=year in told)
        for year in sorted(counted)
    }
    vendors = _vendors(rows)
    systems = [_system(package, limits, years[package[0]["renewal"]], vendors) for package in due]
    return tuple(sorted(systems, key=lambda item: item.renewal)), tuple(years.values())


def _packages(rows: Iterable[Row]) -> list[tuple[Row, ...]]:
    """Put systems together that are one product of one vendor and end in one year: they are bought as one."""
    packages: dict[object, tuple[Row, ...]] = {}
    for at, row in enumerate(rows):
        alike = tuple(row[column] for column in _ALIKE)
        key = alike if all(map(is_known, alike)) else at
        packages[key] = (*packages.get(key, ()), row)
    return list(packages.values())


def _sums_told(systems: Counter[int], all_systems: int) -> set[int]:
    """Return the years whose sum of costs may be told, given how many systems each has.

    The sum of all is published, so what is left untold must be the cost of several systems too.
    """
    told = {year for year, count in systems.items() if count >= _SEVERAL}
    while told and 0 < all_systems - sum(systems[year] for year in told) < _SEVERAL:
        told.remove(min(told, key=lambda year: (systems[year], year)))
    return told


def largest(situation: Situation) -> int | Missing:
    """Return how many systems of the ledger the vendor with the most of them has."""
    return max(_vendors(situation.value(_LEDGER)).values(), default=Missing(f"{_LEDGER}.vendor"))


def _vendors(rows: Iterable[Row]) -> Counter[str]:
    return Counter(row["vendor"] for row in rows if is_known(row["vendor"]))


def _year(year: int, count: int, plan: Timetable, short: Timetable) -> RenewalYear:
    timing: Timing = "late" if short.late_weeks else "short" if plan.late_weeks else "in_time"
    taken = plan if timing == "in_time" else short
    return RenewalYear(year, count, taken.start, taken.gate, taken.notice, timing, short.late_weeks, sum_told=False)


def _system(package: tuple[Row, ...], limits: Limits, year: RenewalYear, vendors: Counter[str]) -> SystemPurchase:
    row, total = package[0], sum(row["cost"] * limits.years for row in package)
    first = min((row["started"] for row in package if is_known(row["started"])), default=row["started"])
    return SystemPurchase(
        work="、".join(row["work"] for row in package),
        count=len(package),
        department=_departments(package),
        renewal=row["renewal"],
        standard=row["standard"],
        start_by=year.start_by,
        years_used=row["renewal"] - first,
        fellows=vendors[row["vendor"]] - len(package) if is_known(row["vendor"]) else row["vendor"],
        petty=total <= _limit(row["contract"], limits),
        approver=_approver(total, limits.bands),
        council=_council(row["contract"], total, limits.council),
    )


def _departments(package: tuple[Row, ...]) -> str | Missing:
    names = [row["department"] for row in package]
    unknown = (name for name in names if isinstance(name, Missing))
    return next(unknown, None) or "、".join(dict.fromkeys(names))


def _limit(kind: str | Missing, limits: Limits) -> int | Missing:
    """Return the limit of the small negotiated contract; `Missing` where nobody has told the kind of contract."""
    return kind if isinstance(kind, Missing) else limits.petty.get(kind, Missing(f"{_LEDGER}.contract"))


def _approver(total: int | Missing, bands: tuple[Row, ...] | Missing) -> str | Missing:
    """Return who decides in the lowest band that holds `total`; a band without a limit holds every amount."""
    if isinstance(total, Missing) or isinstance(bands, Missing):
        return total if isinstance(total, Missing) else bands  # type: ignore[return-value]
    fitting = (row["approver"] for row in bands if not is_known(row["up_to"]) or total <= row["up_to"])
    return next(fitting, Missing("procurement.approvers"))


def _council(kind: str | Missing, total: int | Missing, threshold: int | Missing) -> Council | Missing:
    """Return whether the council may have to be asked: only about what is bought, not about a lease or a service."""
    if is_known(kind) and kind != "bought":
        return "exempt"
    if isinstance(total, Missing) or isinstance(threshold, Missing):
        return Missing("procurement.council")
    return "check" if total >= threshold else "below"
