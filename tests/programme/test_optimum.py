"""The roadmap of each fictitious municipality is held against the best that an exact solver finds under its rules."""

from collections.abc import Iterator
from typing import Any

import highspy
import pytest
from msgspec import Struct

from planner.assessment.model import Side
from planner.programme.candidate import Candidate
from planner.programme.capacity import Capacity, capacity
from planner.programme.choose import candidates
from planner.programme.counts import ALONE_DECIDED_AFTER, kept_outside, last_judged
from planner.programme.load import load_catalogue
from planner.programme.meetings import agenda
from planner.programme.owners import as_owned_here
from planner.programme.schedule import Schedule, schedule
from tests.reference.towns import GROUP, TOWNS, built

pytestmark = GROUP

ROUNDING = 0.05  # days; the roadmap counts in tenths
Span = tuple[int, int]


class Town(Struct, frozen=True):
    ranked: dict[str, Candidate]
    count: int
    room: Capacity
    plan: Schedule

    @property
    def ahead(self) -> set[str]:
        return {item.candidate.measure.id for item in self.plan.placements if item.ahead}

    @property
    def raised(self) -> set[str]:
        placed = {item.candidate.measure.id: item.candidate for item in self.plan.placements}
        return {name for name, item in (self.ranked | placed).items() if item.raised}

    def open_to(self, name: str) -> Iterator[Span]:
        """Yield the spans after what is decided against a measure, and before the year that is to see its end."""
        item, first = self.ranked[name], self.plan.loads[0].year
        begins, ends = (item.not_before or first) - first, (item.finish or 0) - first
        for start, ready in free_spans(self.count):
            if begins <= start and (ends < 0 or ready < max(ends, 1)):
                yield start, ready


def town_of(name: str) -> Town:
    decided = built(name).decided
    room, years = capacity(decided.situation), decided.situation.value("derived.plan_years")
    measures = as_owned_here(load_catalogue(decided.template_set).measures, decided.situation.values())
    ranked, _ = candidates(measures, decided.assessment, decided.situation, room)
    room = agenda(ranked, years, room).room
    return Town({item.measure.id: item for item in ranked}, len(years), room, schedule(ranked, years, room))


def value(candidate: Candidate, ready: int, count: int) -> int:
    """Return what a measure is worth: its points for each year in which it is carried out."""
    return candidate.points.total * (count - 1 - ready)


def worth(plan: Schedule, count: int) -> int:
    return sum(value(item.candidate, item.ready, count) for item in plan.placements)


class Model:
    """Every measure begins in one year or in none; what law or foundation presses stays where the roadmap has it."""

    def __init__(self, town: Town) -> None:
        self.town, self.solver = town, highspy.Highs()
        self.solver.setOptionValue("output_flag", False)
        pressed = set(pressed_by(town))
        fixed = {item.candidate.measure.id: (item.start, item.ready) for item in town.plan.placements}
        self.ways: dict[tuple[str, Span], Any] = {}
        for name in town.ranked:
            spans = [fixed[name]] if name in pressed else [*town.open_to(name)]
            found = {(name, span): self.solver.addBinary() for span in spans}
            self.ways |= found
            self.solver.addConstr(sum(found.values()) == 1 if name in pressed else sum(found.values()) <= 1)
        self.free = {key for key in self.ways if key[0] not in pressed}

    def optimum(self) -> float:
        town = self.town
        work = {key: self.work(*key) for key in self.ways}
        before = done_before(town)
        inside = {key for key in self.free if town.ranked[key[0]].measure.side is Side.INSIDE}
        followed = {key for key in self.free if not town.ranked[key[0]].alone}
        debated = {key for key in followed if not town.ranked[key[0]].within_office}
        for year, load in enumerate(town.plan.loads):
            room = max(town.room.days, load.needed) + (before if year == 0 else 0)
            self.at_most([days[year] for days in work.values()], room)
            self.at_most([work[key][year] for key in inside], town.room.days - town.room.reserved)
            begun = [key for key in followed if key[1][0] == year]
            self.at_most([self.ways[key] for key in begun], town.room.starts)
            unraised = [self.ways[key] for key in begun if key[0] not in town.raised]
            self.at_most(unraised, town.room.unraised)
            for office in {town.ranked[name].owner.name for name, _ in begun}:
                of_office = [self.ways[key] for key in begun if town.ranked[key[0]].owner.name == office]
                self.at_most(of_office, town.room.starts_in(office) + (year == last_judged(town.count)))
        kept = kept_outside(tuple(town.ranked.values()), set(pressed_by(town)), town.room)
        for year in range(town.count):
            way = {key for key in followed if key[1][0] <= year <= key[1][1] + town.room.decided_after}
            of_it = [key for key in way if town.ranked[key[0]].owner.name == town.room.it_office]
            self.at_most([self.ways[key] for key in way & debated], town.room.at_once)
            self.at_most([self.ways[key] for key in way & debated & inside], town.room.at_once - kept)
            self.at_most([self.ways[key] for key in of_it], town.room.followed)
        self.keep_alone(self.free - followed)
        self.wait()
        self.solver.maximize(
            sum(value(town.ranked[name], span[1], town.count) * way for (name, span), way in self.ways.items())
        )
        return float(self.solver.getObjectiveValue())

    def keep_alone(self, alone: set[tuple[str, Span]]) -> None:
        """Hold what offices carry out without the staff in charge of IT to its own limits."""
        room = self.town.room
        for year in range(self.town.count):
            way = {key for key in alone if key[1][0] <= year <= key[1][1] + ALONE_DECIDED_AFTER}
            self.at_most([self.ways[key] for key in way], room.alone)
            for office in {self.town.ranked[name].owner.name for name, _ in way}:
                of_office = [self.ways[key] for key in way if self.town.ranked[key[0]].owner.name == office]
                self.at_most(of_office, room.alone_of_office)

    def work(self, name: str, span: Span) -> list[Any]:
        """Return the days of each year: set-up, over two years in any parts, and running after it."""
        item, way, (start, ready) = self.town.ranked[name], self.ways[name, span], span
        effort = item.variant.effort
        setup = [effort.setup * way]
        if start < ready:
            first = self.solver.addVariable(0, effort.setup)
            self.solver.addConstr(first - effort.setup * way <= 0)
            setup = [first + 0 * way, effort.setup * way - first]
        days = [*(0 * way for _ in range(start)), *setup, *(0 * way for _ in range(self.town.count - ready - 1))]
        carried_out = (year > ready or name in self.town.ahead for year in range(self.town.count))
        return [day + effort.running * way if done else day for day, done in zip(days, carried_out, strict=True)]

    def wait(self) -> None:
        """Let nothing begin before its prerequisites are ready; of what is pressed the roadmap says so itself."""
        for name, span in self.free:
            for before in self.town.ranked[name].measure.prerequisites:
                if before in self.town.ranked:
                    done = [way for key, way in self.ways.items() if key[0] == before and self.is_ready(*key, span[0])]
                    self.at_most([self.ways[name, span], *(-1 * way for way in done)], 0)

    def is_ready(self, name: str, span: Span, year: int) -> bool:
        """Whether a measure is set up before the year, or within it without having waited for another."""
        waits = any(before in self.town.ranked for before in self.town.ranked[name].measure.prerequisites)
        return span[1] < year or (span == (year, year) and not waits)

    def at_most(self, terms: list[Any], limit: float) -> None:
        if terms:
            self.solver.addConstr(sum(terms, start=0 * next(iter(self.ways.values()))) <= limit + ROUNDING)


def done_before(town: Town) -> float:
    """Return the days of what must be done early in the plan that are worked in the year before."""
    return min(sum(town.ranked[name].variant.effort.setup for name in town.ahead), town.room.eve)


def pressed_by(town: Town) -> Iterator[str]:
    """Yield what a law, the end of what is owned, or being a foundation presses, and what must be done before it."""
    waiting = [name for name, item in town.ranked.items() if item.deadline or item.measure.foundation or ends(item)]
    while waiting:
        name = waiting.pop()
        yield name
        waiting += [before for before in town.ranked[name].measure.prerequisites if before in town.ranked]


def ends(item: Candidate) -> bool:
    """Return whether a year of end presses a measure that comes whatever the plan decides."""
    return bool(item.measure.ends) and item.finish is not None


def free_spans(count: int) -> list[Span]:
    """Return first and last year of every set-up of one or two years that leaves one to carry it out."""
    return [(start, ready) for start in range(count - 1) for ready in (start, start + 1) if ready < count - 1]


@pytest.mark.parametrize("name", TOWNS)
def test_the_roadmap_is_worth_nearly_as_much_as_the_best(name: str) -> None:
    town = town_of(name)
    found, best = worth(town.plan, town.count), Model(town).optimum()

    print(f"{name}: {found} of {best:.0f}, ratio {found / best:.3f}")
    assert 0.8 <= found / best <= 1.0001


def test_a_roadmap_that_begins_with_the_lowest_points_is_worth_less() -> None:
    town = town_of("mihonjima")
    years = tuple(load.year for load in town.plan.loads)
    worst = schedule(tuple(reversed(town.ranked.values())), years, town.room)

    assert worth(worst, town.count) < 0.9 * Model(town).optimum()
