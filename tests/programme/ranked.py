"""Candidates by rank, of which a test says no more than what it is about, and what a schedule made of them."""

from datetime import date

from planner.assessment.model import Side
from planner.programme.candidate import Candidate
from planner.programme.effort import Effort
from planner.programme.measure import Indicator, Measure, Variant
from planner.programme.schedule import Schedule
from planner.programme.score import Points
from planner.situation.departments import Department

YEARS = (2027, 2028, 2029, 2030, 2031)


def candidate(
    name: str,
    setup: float,
    running: float = 0,
    after: tuple[str, ...] = (),
    deadline: date | None = None,
    foundation: str = "",
    side: Side = Side.INSIDE,
    office: str = "",
) -> Candidate:
    variant = Variant(5, "", (), Effort(setup, running, ""), None)
    indicator = Indicator("", "", "", "", "", outcome=True)
    texts = ("", (), after, (), "", "", foundation)
    measure = Measure(name, name, "d", side, (), None, "", (variant,), 1, "it", indicator, *texts)
    owner = Department(office, True, ())
    return Candidate(measure, variant, Points(1, 1, 1, 1, 1, 0), (), deadline, (), owner)


def starts(plan: Schedule) -> dict[str, int]:
    return {item.candidate.measure.id: YEARS[item.start] for item in plan.placements}


def phases(plan: Schedule) -> dict[str, str]:
    return {
        item.candidate.measure.id: " ".join(phase.value or "-" for phase in item.phases) for item in plan.placements
    }
