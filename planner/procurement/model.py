"""What is decided about the purchases of one municipality."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

from msgspec import Struct

from planner.missing import Missing
from planner.procurement.cutover import Cutover
from planner.procurement.estimate import Kind
from planner.procurement.habits import Competition, Concentration, Negotiation
from planner.procurement.late import LatePurchase
from planner.procurement.scoring import Criterion, Grade
from planner.procurement.stages import Step, Timetable
from planner.procurement.ways import Way

Scale = Literal["light", "middle", "full"]
Timing = Literal["reported", "in_time", "short", "late"]
TIMINGS: tuple[Timing, ...] = ("reported", "in_time", "short", "late")
Council = Literal["check", "below", "exempt"]


class Renewal(Struct, frozen=True):
    """A day on which `count` purchases go live, and what follows for all of them.

    `start_by`, `gate_by` and `notice_by` are the last days to begin, to hand in to the first gate and to give notice:
    by the standard timetable, or by the shortest where that is missed. `late_weeks` are those that even it lacks of the
    day `wanted`; `live` is then the first day that can be met. A migration `reported` to the state has no days but
    the first of its month; where nobody knows that month, the time is told as it was `worded` and `live` only sorts.
    """

    live: date
    wanted: date
    start_by: date | None
    gate_by: date | None
    notice_by: date | None
    timing: Timing
    late_weeks: int
    count: int = 1
    worded: str = ""

    @property
    def month(self) -> str:
        """The month of going live, as 2027-10, or what was told instead."""
        return self.worded or f"{self.live:%Y-%m}"


class GateYear(Struct, frozen=True):
    """A fiscal year in which `count` purchases come to the first gate."""

    year: int
    count: int


class RenewalYear(Struct, frozen=True):
    """A fiscal year in which own contracts end, with the days on which what follows them goes live.

    `sum_told` if what its systems, the `works`, cost together may be published, since no contract's amount can be told
    from it.
    """

    year: int
    days: tuple[Renewal, ...]
    works: tuple[str, ...]
    sum_told: bool

    @property
    def count(self) -> int:
        """The purchases that are due."""
        return sum(day.count for day in self.days)

    @property
    def reviewed(self) -> int:
        """The purchases of which the first gate reads the papers: no migration reported to the state."""
        return sum(day.count for day in self.days if day.gate_by)

    @property
    def start_by(self) -> date | None:
        """The last day to begin with the first of those that can be in time; none if no such day is left."""
        days = (day.start_by for day in self.days if day.start_by and day.timing != "late")
        return min(days, default=None)

    @property
    def timing(self) -> Timing:
        """How the timetables fit the purchase with the least time."""
        return max((day.timing for day in self.days), key=TIMINGS.index)

    @property
    def late_weeks(self) -> int:
        """The most weeks that one of them lacks."""
        return max(day.late_weeks for day in self.days)


class SharedYear(Struct, frozen=True):
    """A fiscal year in which the `count` contracts end that other bodies concluded for the systems `works`.

    `decide_by` is the day by which to decide on taking part in what follows; `sum_told` as for own contracts.
    """

    year: int
    works: tuple[str, ...]
    departments: tuple[str, ...]
    decide_by: date
    count: int
    sum_told: bool


class SystemPurchase(Struct, frozen=True):
    """What has to be bought within the plan's years: a system of the ledger, or several, the `works`, in one package.

    `approver` is who decides about the amount by the own rules, `petty` whether they allow a small negotiated contract.
    `fellows` counts the systems of the same vendor outside the package.
    """

    works: tuple[str, ...]
    department: str | Missing
    renewal: int
    standard: str | Missing
    due: Renewal
    years_used: int | Missing
    fellows: int | Missing
    petty: bool | Missing
    approver: str | Missing
    council: Council | Missing

    @property
    def work(self) -> str:
        """The names of its systems."""
        return "、".join(self.works)

    @property
    def count(self) -> int:
        """How many systems it is."""
        return len(self.works)


class UrgentTask(Struct, frozen=True):
    """What a department does about contracts that end in the fiscal year `ends`, up to the day `by`.

    It asks for an extension, begins to buy what follows, does both at once where even the shortest timetable comes too
    late (`hasten`), or decides on taking part in what others buy. `days` are the person-days that an extension takes
    those in charge of IT; those of the first gate are counted with the gates.
    """

    kind: Literal["extend", "hasten", "buy", "join"]
    ends: int
    works: tuple[str, ...]
    department: str | Missing
    by: date
    days: float = 0


class Purchases(Struct, frozen=True):
    """All that is decided; `standard` and `shortest` are the next case's, `Missing` without a day still to come.

    `unused_methods` are those that no band of the own rules names or, where the rules are not known, that ask too much
    of a few staff.
    `year` is the standard timetable of any purchase, for the months of its steps; `Missing` without the own months.
    `case_works` are the systems of the ledger and `case_tasks` the tasks that belong to the next case.
    `case_live` is the last day up to the one asked for on which it may go live, by the rules `cutovers` of those
    kinds that anything due is of.
    `shared` are the years of what others buy; `gates` those whose first gates have purchases of both before them, and
    `review_days` the person-days that these take in each fiscal year of the plan, and with the extensions of contracts
    in the year before. `urgent` is what to do about the contracts that end before the plan or in its first year,
    `late` what comes too late and how.
    `crowded` are the days on which more go live than a day is meant for.
    `ways` are the timetables of each way to buy; `steps` those of the one that takes longest, of `standard`, `shortest`
    and `year`.
    `needs_short` is false if the standard timetable is in time for the next case and for every year.
    `kinds` are those of an estimate, `criteria` those of a proposal but the price, `grades` what each can earn.

    `data_return` is the answer on clauses for returning data, `lump_sum` that on estimates without a breakdown.
    `largest` counts the systems of the vendor with the most, `concentration` judges how far that is of all.
    """

    scale: Scale
    steps: tuple[Step, ...]
    standard: Timetable | Missing
    shortest: Timetable | Missing
    year: Timetable | Missing
    case_works: tuple[str, ...]
    case_tasks: tuple[str, ...]
    case_live: date | Missing
    cutovers: tuple[Cutover, ...]
    systems: tuple[SystemPurchase, ...]
    years: tuple[RenewalYear, ...]
    shared: tuple[SharedYear, ...]
    gates: tuple[GateYear, ...]
    review_days: Mapping[int, float]
    urgent: tuple[UrgentTask, ...]
    late: tuple[LatePurchase, ...]
    crowded: tuple[Renewal, ...]
    contract_years: int
    data_return: str | Missing
    largest: int | Missing
    concentration: Concentration | Missing
    competition: Competition | Missing
    negotiation: Negotiation | Missing
    lump_sum: str | Missing
    kinds: tuple[Kind, ...]
    criteria: tuple[Criterion, ...]
    grades: tuple[Grade, ...]
    unused_methods: tuple[str, ...]
    needs_short: bool
    ways: tuple[Way, ...]
