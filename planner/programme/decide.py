"""Decides the programme: what is done, when, by whom, and what is not done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from planner.assessment.model import Assessment
from planner.programme import expert, funding
from planner.programme.candidate import Candidate
from planner.programme.capacity import Capacity, capacity
from planner.programme.choose import candidates
from planner.programme.consequence import with_consequences
from planner.programme.costs import yearly
from planner.programme.counts import counted_years
from planner.programme.course import APRIL, Course, course
from planner.programme.deadlines import PRESSED, covered, lacking, stretch, target_year
from planner.programme.figures import Phase, YearLoad
from planner.programme.goals import goals
from planner.programme.lifts import lifts
from planner.programme.load import Catalogue
from planner.programme.measure import Progress, Step
from planner.programme.meetings import agenda
from planner.programme.milestones import milestones
from planner.programme.model import ChosenMeasure, NotDone, Programme
from planner.programme.nearness import Nearby, nearest_of_each
from planner.programme.others import not_begun, parted
from planner.programme.own_figures import with_own_figures
from planner.programme.owners import as_owned_here
from planner.programme.related import as_related_here, met, related, tables_met, unmet
from planner.programme.relief import relief
from planner.programme.rulings import with_rulings
from planner.programme.schedule import Placement, Schedule, schedule
from planner.programme.seasons import Season, seasons_here
from planner.programme.ties import TIED, tied
from planner.programme.works import taken_up
from planner.questionnaire.roles import EVERYONE, ROLES
from planner.situation.departments import department_of
from planner.situation.model import Situation
from planner.situation.told import TOLD

_MOST_CASES = 2


def decide(catalogue: Catalogue, assessment: Assessment, situation: Situation) -> Programme:
    """Return the programme for the plan's years under the staff's capacity."""
    room = capacity(situation)
    values = situation.values()
    told = as_related_here(with_own_figures(catalogue.measures, values), values)
    measures = with_rulings(as_owned_here(told, values), values)
    ranked, rejected = candidates(measures, assessment, situation, room)
    years = situation.value("derived.plan_years")
    board = agenda(ranked, years, room)
    room = board.room
    plan = schedule(ranked, years, room)
    offices = {role: department_of(situation, role) for role in ROLES}
    seasons = seasons_here(catalogue.seasons, situation.values(), offices)
    tables = partial(tables_met, values=situation.values())
    chosen = with_consequences(_chosen(plan, catalogue, situation, years, room, seasons), assessment.issues, tables)
    rest = not_begun(plan, rejected)
    covered = {number for item in chosen for number in item.issue_numbers}
    programme = Programme(
        years=years,
        measures=chosen,
        not_done=(),
        loads=plan.loads,
        costs=yearly(chosen, years),
        assumed=room.assumed,
        orphans=tuple(issue.number for issue in assessment.issues if issue.number not in covered),
        eve=_eve(chosen, years[0] - 1, room),
        of_one=room.of_one,
        at_once=room.at_once,
        followed=room.followed,
        starts_in_it=room.of_it_office,
        starts_in_office=room.of_office,
        meetings=room.meetings,
        per_meeting=room.per_meeting,
        held_up=board.held_up,
        relief=relief(situation, room),
        lifts=lifts(plan, ranked, years, room, situation),
        seasons=seasons,
        expert_left=expert.hours(situation) - sum(item.expert_hours for item in chosen),
        goals=goals(assessment, chosen, values),
    )
    return _answering(parted(programme, rest), rest, assessment, situation)


def _answering(
    programme: Programme, rest: tuple[NotDone, ...], assessment: Assessment, situation: Situation
) -> Programme:
    """Return the programme with what meets other plans and what is told in the town."""
    issues, chosen = assessment.issues, programme.measures
    told: dict[str, Any] = {name: met(situation, table, issues, chosen, rest) for name, table in TOLD.items()}
    works = taken_up(situation, chosen, told["tasks"], told["rework"])
    told |= {name: tied(situation, table, told[name], works) for name, table in TIED.items()}
    left = unmet(told["local"], programme.orphans)
    return replace(programme, related=related(situation, chosen, rest), unmet=left, works=works, **told)


def _eve(chosen: tuple[ChosenMeasure, ...], year: int, room: Capacity) -> YearLoad | None:
    """Return the load of the months that are left of the year before the plan."""
    days = [item.variant.effort.setup for item in chosen if item.ahead]
    return YearLoad(year, sum(days), room.eve) if days else None


def _chosen(
    plan: Schedule,
    catalogue: Catalogue,
    situation: Situation,
    years: tuple[int, ...],
    room: Capacity,
    seasons: tuple[Season, ...],
) -> tuple[ChosenMeasure, ...]:
    """Return the measures that the schedule placed, by rank."""
    ranked = sorted(plan.placements, key=lambda placement: placement.candidate.rank)
    placed = [placement.candidate for placement in ranked]
    known = {item.measure.id: [catalogue.cases[name] for name in item.measure.cases] for item in placed}
    opens = _opens(ranked, situation, years[0], room)
    lacks, covers = lacking(placed, situation.on, room), covered(placed, situation.on, room)
    hours = expert.shared_out(placed, situation)
    here = _Here(nearest_of_each(known, situation), situation, years, room, seasons, opens, lacks, covers, hours)
    return tuple(_measure(number, placement, here) for number, placement in enumerate(ranked, start=1))


class _Here(Struct, frozen=True):
    cases: Mapping[str, tuple[Nearby, ...]]
    situation: Situation
    years: tuple[int, ...]
    room: Capacity
    seasons: tuple[Season, ...]
    opens: int
    lacks: Mapping[str, float]
    covers: Mapping[str, int]
    hours: Mapping[str, float]


def _measure(number: int, placement: Placement, here: _Here) -> ChosenMeasure:
    candidate = placement.candidate
    measure = candidate.measure
    first = here.years[placement.start]
    lacks = here.lacks.get(measure.id, 0)
    progress = _until(target_year(candidate, first), first, measure.indicator.progress)
    taken = _course(placement, here)
    return ChosenMeasure(
        id=measure.id,
        number=f"施策{number}",
        measure=measure,
        variant=candidate.variant,
        points=candidate.points,
        issues=tuple(issue.id for issue in candidate.issues),
        issue_numbers=tuple(issue.number for issue in candidate.issues),
        owner=candidate.owner.name,
        cases=here.cases[measure.id][:_MOST_CASES],
        funding=funding.eligible(measure, candidate.variant, first, here.situation),
        barred=funding.barred(measure, candidate.variant, first, here.situation),
        phases=placement.phases,
        first_year=first,
        overtakes=placement.overtakes,
        settled_by=placement.settled_by,
        alone=candidate.alone,
        within_office=candidate.within_office,
        reads=_reads(candidate, progress, here),
        fulfilled=candidate.fulfilled,
        ahead=placement.ahead,
        milestones=milestones(progress, placement.phases, placement.start, here.situation.values()),
        steps=taken.steps,
        avoided=taken.avoided,
        moved=taken.moved,
        opens=_put_off(placement, here, taken),
        lacks=lacks,
        covers=here.covers.get(measure.id, 100),
        stretch=stretch(lacks, candidate.deadline, here.situation.on, here.room),
        expert_hours=here.hours.get(measure.id, 0),
        counted=_counted(placement, here),
        leads=placement.leads,
        decided=candidate.decided,
        raised=candidate.raised,
        counter=candidate.counter,
    )


def _reads(candidate: Candidate, progress: Progress, here: _Here) -> tuple[str, ...]:
    """Return the paths that decided about a measure in the programme."""
    seasons = (item.id for item in here.seasons if _is_held_back(candidate.variant.steps, item))
    return (
        *(*candidate.reads, *here.room.reads, *funding.READS, *filter(None, [progress.of])),
        *([expert.HOURS] if candidate.variant.expert else []),
        *(f"programme.seasons.{name}" for name in seasons),
    )


def _counted(placement: Placement, here: _Here) -> tuple[bool, ...]:
    """Return for each year whether the measure is held against the limits of what is under way."""
    candidate = placement.candidate
    free = not (candidate.alone or candidate.within_office or placement.settled_by in PRESSED)
    count = len(here.years)
    years = counted_years(placement.start, placement.ready, here.room.decided_after, count)
    return tuple(free and year in years for year in range(count))


def _course(placement: Placement, here: _Here) -> Course:
    """Return when the steps of a measure are taken."""

    def opens(step: Step) -> int:
        office = "" if step.who == EVERYONE else department_of(here.situation, step.who).name
        return _free_from(placement, here, office)

    spread = Phase.STUDY in placement.phases and placement.candidate.deadline is None
    return course(placement.candidate.variant.steps, here.seasons, opens, over_two_years=spread)


def _put_off(placement: Placement, here: _Here, taken: Course) -> int:
    """Return the month before which the office of a measure takes no step of it, 4 where none had to wait for it."""
    moved = taken != _course(placement, replace(here, opens=APRIL))
    return _free_from(placement, here, placement.candidate.owner.name) if moved else APRIL


def _free_from(placement: Placement, here: _Here, office: str) -> int:
    """Return the month of the first year from which an office is free for a measure.

    What the answers want finished within that year cannot wait.
    """
    waits = office == here.room.it_office and not placement.start and not placement.ahead
    waits = waits and placement.candidate.finish != here.years[0]
    return here.opens if waits else APRIL


def _opens(placements: Sequence[Placement], situation: Situation, first: int, room: Capacity) -> int:
    """Return the month in which those in charge of IT are through with what the year before left of its work."""
    early = [item for item in placements if item.ahead]
    if sum(item.candidate.variant.effort.setup for item in early) <= room.eve:
        return APRIL
    days = (item.candidate.deadline for item in early)
    return min((day.month for day in days if day and max(situation.on, date(first, 4, 30)) < day), default=APRIL)


def _is_held_back(steps: Sequence[Step], season: Season) -> bool:
    return any(season.holds_back(step) for step in steps)


def _until(finish: int | None, first: int, progress: Progress) -> Progress:
    """Return the way to a target that is reached in the year in which a law or the answers want it reached."""
    if finish is None or progress.within is not None:
        return progress
    return replace(progress, within=max(finish - first, 0) + 1)
