"""Decides for the systems of the ledger that are due: what is bought as one, when to begin, what own rules allow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any

from planner.missing import Missing, is_known
from planner.procurement.cutover import Cutovers
from planner.procurement.model import Council, Renewal, RenewalYear, SystemPurchase, Timetable, Timing
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
    situation: Situation, limits: Limits, cutovers: Cutovers, plans: Plans, decided: Mapping[str, date]
) -> tuple[tuple[SystemPurchase, ...], tuple[RenewalYear, ...]]:
    """Return what is to be bought for the systems due within the plan's years, and those years, the earliest first.

    `plans` makes the standard and the shortest timetable for a day; `decided` has the days of systems for which one is
    decided. Where nobody has told the day of going live, the
    ledger has only the fiscal year in which the contract ends: the next system has to run from the year after.
    """
    rows = situation.value(_LEDGER)
    due = _packages(row for row in rows if is_known(row["renewal"]) and row["renewal"] in situation.value(_PLAN))
    days = [(package[0]["renewal"], _live(package, cutovers, decided)) for package in due]
    counted = Counter(days)
    renewals = {day: _renewal(day[1], counted[day], *plans(day[1])) for day in sorted(counted)}
    told = _sums_told(Counter(row["renewal"] for package in due for row in package), len(rows))
    vendors = _vendors(rows)
    systems = [_system(package, limits, renewals[day], vendors) for package, day in zip(due, days, strict=True)]
    return tuple(sorted(systems, key=lambda item: (item.renewal, item.live))), tuple(_years(renewals, told))


def _years(renewals: Mapping[tuple[int, date], Renewal], told: set[int]) -> Iterator[RenewalYear]:
    for year, days in groupby(renewals, key=itemgetter(0)):
        yield RenewalYear(year, tuple(renewals[day] for day in days), sum_told=year in told)


def _live(package: tuple[Row, ...], cutovers: Cutovers, decided: Mapping[str, date]) -> date:
    """Return the day decided, else the earliest that the ledger tells, else the last fit before the contract ends."""
    works = [row["work"] for row in package]
    fixed = [decided[work] for work in works if work in decided]
    told = fixed or [row["live"] for row in package if is_known(row["live"])]
    after = date(package[0]["renewal"] + 1, 4, 1)
    return min(told, default=None) or cutovers.day_before_end(works, after)


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


def _renewal(live: date, count: int, plan: Timetable, short: Timetable) -> Renewal:
    timing: Timing = "late" if short.late_weeks else "short" if plan.late_weeks else "in_time"
    taken = plan if timing == "in_time" else short
    return Renewal(live, count, taken.start, taken.gate, taken.notice, timing, short.late_weeks)


def _system(package: tuple[Row, ...], limits: Limits, renewal: Renewal, vendors: Counter[str]) -> SystemPurchase:
    row, total = package[0], sum(row["cost"] * limits.years for row in package)
    first = min((row["started"] for row in package if is_known(row["started"])), default=row["started"])
    return SystemPurchase(
        work="、".join(row["work"] for row in package),
        count=len(package),
        department=_departments(package),
        renewal=row["renewal"],
        standard=row["standard"],
        live=renewal.live,
        start_by=renewal.start_by,
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
