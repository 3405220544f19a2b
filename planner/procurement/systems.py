"""Decides for the systems of the ledger that are due: what is bought as one, when to begin, what own rules allow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from planner.japanese.era import fiscal_year
from planner.missing import Missing, is_known
from planner.procurement.case import Migration, NextCase, migrations
from planner.procurement.cutover import Cutovers
from planner.procurement.ledger import LEDGER, Row, due_rows, sums_told, vendors
from planner.procurement.model import (
    Council,
    GateYear,
    Renewal,
    RenewalYear,
    SharedYear,
    SystemPurchase,
    Timing,
)
from planner.procurement.stages import Timetable
from planner.situation.model import Situation

_ALIKE = ("product", "vendor", "contract", "standard", "renewal")

Plans = Callable[[date, tuple[str, ...]], tuple[Timetable, Timetable]]


class Limits(Struct, frozen=True):
    """The own limits in 千円: of the small negotiated contract by kind of contract, and of the bands with who decides.

    `council` is the amount from which the own ordinance, or else usually that of a body of this type, asks the council
    about a bought good, and `years` those over which a yearly cost is added up.
    """

    petty: Mapping[str, int | Missing]
    bands: tuple[Row, ...] | Missing
    council: int | Missing
    years: int


def due_systems(
    situation: Situation, limits: Limits, cutovers: Cutovers, plans: Plans, case: NextCase
) -> tuple[tuple[SystemPurchase, ...], tuple[RenewalYear, ...]]:
    """Return what is to be bought for the systems due within the plan's years, and those years, the earliest first.

    `plans` makes the standard and the shortest timetable for a day and the systems that go live on it; `case` is
    the next one, whose day is decided. Where nobody has told the day of going live, the
    ledger has only the fiscal year in which the contract ends: the next system has to run from the year after.
    """
    due, reported, sellers = due_rows(situation), migrations(situation), vendors(situation)
    systems = []
    for package in _packages(due.own, case.works):
        fixed = [reported[row["work"]] for row in package if row["work"] in reported]
        renewal = _migration(fixed, package[0]["renewal"]) if fixed else _renewal(package, cutovers, plans, case)
        systems.append(_system(package, limits, renewal, sellers))
    systems.sort(key=lambda item: (item.renewal, item.due.live))
    told, _ = sums_told(situation, due)
    return tuple(systems), tuple(_years(systems, told))


def gates(years: Iterable[RenewalYear], shared: Iterable[SharedYear] = ()) -> tuple[GateYear, ...]:
    """Return the fiscal years in which the first gates of `years` and of `shared` are, the earliest first."""
    counted: Counter[int] = Counter()
    for day in (day for year in years for day in year.days):
        if day.gate_by:
            counted[fiscal_year(day.gate_by)] += day.count
    for year in shared:
        counted[fiscal_year(year.decide_by)] += year.count
    return tuple(GateYear(year, counted[year]) for year in sorted(counted))


def _years(systems: Iterable[SystemPurchase], told: set[int]) -> Iterator[RenewalYear]:
    for year, group in groupby(systems, key=attrgetter("renewal")):
        due = tuple(group)
        counted = Counter(item.due for item in due)
        days = tuple(replace(day, count=counted[day]) for day in counted)
        yield RenewalYear(year, days, tuple(work for item in due for work in item.works), sum_told=year in told)


def _live(package: tuple[Row, ...], cutovers: Cutovers, case: NextCase) -> date:
    """Return the day decided, else the earliest that the ledger tells, else the last fit before the contract ends."""
    works = [row["work"] for row in package]
    if case.live and any(work in case.works for work in works):
        return case.live
    told = [row["live"] for row in package if is_known(row["live"])]
    after = date(package[0]["renewal"] + 1, 4, 1)
    return min(told, default=None) or cutovers.day_before_end(works, after)


def _packages(rows: Iterable[Row], case: tuple[str, ...]) -> list[tuple[Row, ...]]:
    """Put systems together that are bought as one: one product of one vendor, or the next `case`, due in one year."""
    packages: dict[object, tuple[Row, ...]] = {}
    for at, row in enumerate(rows):
        alike = (row["renewal"],) if row["work"] in case else tuple(row[column] for column in _ALIKE)
        key = alike if all(map(is_known, alike)) else at
        packages[key] = (*packages.get(key, ()), row)
    return list(packages.values())


def largest(situation: Situation) -> int | Missing:
    """Return how many systems of the ledger the vendor with the most of them has."""
    return max(vendors(situation).values(), default=Missing(f"{LEDGER}.vendor"))


def _migration(reported: Sequence[Migration], renewal: int) -> Renewal:
    """Return the earliest month reported; without any, the wording, in order behind all others of its year."""
    months, worded = [item.month for item in reported if item.month], [item.worded for item in reported if item.worded]
    day = min(months, default=date(renewal + 1, 3, 31))
    return Renewal(day, day, None, None, None, "reported", 0, worded="" if months else worded[0])


def _renewal(package: tuple[Row, ...], cutovers: Cutovers, plans: Plans, case: NextCase) -> Renewal:
    wanted = _live(package, cutovers, case)
    plan, short = plans(wanted, tuple(row["work"] for row in package))
    timing: Timing = "late" if short.late_weeks else "short" if plan.late_weeks else "in_time"
    taken = plan if timing == "in_time" else short
    return Renewal(taken.live, wanted, taken.start, taken.gate, taken.notice, timing, short.late_weeks)


def _system(package: tuple[Row, ...], limits: Limits, renewal: Renewal, sellers: Counter[str]) -> SystemPurchase:
    vendor, kind, total = (
        _one(package, "vendor"),
        _one(package, "contract"),
        sum(row["cost"] * limits.years for row in package),
    )
    first = min((row["started"] for row in package if is_known(row["started"])), default=package[0]["started"])
    return SystemPurchase(
        works=tuple(row["work"] for row in package),
        department=_departments(package),
        renewal=package[0]["renewal"],
        standard=_one(package, "standard"),
        due=renewal,
        years_used=package[0]["renewal"] - first,
        fellows=sellers[vendor] - len(package) if is_known(vendor) else vendor,
        petty=total <= _limit(kind, limits),
        approver=_approver(total, limits.bands),
        council=_council(kind, total, limits.council),
    )


def _one(package: tuple[Row, ...], column: str) -> Any:
    """Return what all of a package have in `column`; `Missing` where they differ."""
    first = package[0][column]
    alike = not is_known(first) or all(is_known(row[column]) and row[column] == first for row in package)
    return first if alike else Missing(f"{LEDGER}.{column}")


def _departments(package: tuple[Row, ...]) -> str | Missing:
    names = [row["department"] for row in package]
    unknown = (name for name in names if isinstance(name, Missing))
    return next(unknown, "、".join(dict.fromkeys(filter(is_known, names))))


def _limit(kind: str | Missing, limits: Limits) -> int | Missing:
    """Return the limit of the small negotiated contract; `Missing` where nobody has told the kind of contract."""
    return kind if isinstance(kind, Missing) else limits.petty.get(kind, Missing(f"{LEDGER}.contract"))


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
