"""Whatever the candidates and the capacity, the rules of the roadmap hold."""

from collections import Counter
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from planner.assessment.model import Side
from planner.japanese.era import fiscal_year
from planner.programme.candidate import Candidate
from planner.programme.capacity import Capacity, tenths
from planner.programme.counts import ALONE_DECIDED_AFTER
from planner.programme.schedule import Placement, schedule
from tests.programme.ranked import YEARS, candidate

DAYS = st.integers(0, 400).map(lambda tenths: tenths / 10)
DEADLINES = st.none() | st.dates(date(2025, 1, 1), date(2033, 12, 31))


@st.composite
def capacities(draw: st.DrawFn) -> Capacity:
    days = draw(DAYS)
    limits = draw(st.integers(1, 4)), draw(st.integers(1, 8))
    reserved, office = days * draw(st.integers(0, 50)) / 100, draw(st.integers(1, 3))
    alone = draw(st.integers(0, 3))
    decided = draw(st.integers(0, 5))
    room = Capacity(days, reserved, *limits, eve=draw(DAYS), of_office=office, alone=alone, alone_of_office=1)
    return replace(room, decided_after=decided, followed=draw(st.integers(1, 3)), it_office="税", of_it_office=2)


@st.composite
def rankings(draw: st.DrawFn, deadlines: st.SearchStrategy[date | None] = DEADLINES) -> list[Candidate]:
    """Candidates in any rank, each after some of those with a smaller number."""
    made: list[Candidate] = []
    for number in range(draw(st.integers(0, 10))):
        before = draw(st.sets(st.sampled_from([item.measure.id for item in made]))) if made else set()
        days, side = (draw(DAYS), draw(DAYS) / 4), draw(st.sampled_from(Side))
        office = draw(st.sampled_from("税福"))
        after = tuple(sorted(before))
        made.append(candidate(f"m{number}", *days, after, deadline=draw(deadlines), side=side, office=office))
    return draw(st.permutations(made))


def pressed(ranked: list[Candidate]) -> set[str]:
    """Return the ids of measures that a law wants within the plan, and of what they wait for."""
    by_id = {item.measure.id: item for item in ranked}
    found: set[str] = set()
    queue = [item.measure.id for item in ranked if item.deadline and item.deadline <= date(2032, 4, 1)]
    while queue:
        name = queue.pop()
        if name in by_id and name not in found:
            found.add(name)
            queue += by_id[name].measure.prerequisites
    return found


@given(rankings(), capacities())
def test_only_what_a_law_wants_and_what_is_kept_for_the_region_exceed_the_capacity(
    ranked: list[Candidate], room: Capacity
) -> None:
    plan = schedule(ranked, YEARS, room)
    alone = schedule([item for item in ranked if item.measure.id in pressed(ranked)], YEARS, room)
    for load, least in zip(plan.loads, alone.loads, strict=True):
        assert load.needed <= max(load.capacity, least.needed + tenths(room.reserved) / 10 + 1e-9)


@given(rankings(st.none()), capacities())
def test_without_deadlines_no_year_is_over_capacity(ranked: list[Candidate], room: Capacity) -> None:
    assert all(load.needed <= load.capacity for load in schedule(ranked, YEARS, room).loads)


@given(rankings(), capacities())
def test_every_measure_is_placed_or_left_out(ranked: list[Candidate], room: Capacity) -> None:
    plan = schedule(ranked, YEARS, room)
    names = [item.candidate.measure.id for item in plan.placements] + [item.measure.id for item, _ in plan.left_out]
    assert sorted(names) == sorted(item.measure.id for item in ranked)


@given(rankings(), capacities())
def test_every_measure_that_a_law_wants_is_ready_in_time(ranked: list[Candidate], room: Capacity) -> None:
    plan = schedule(ranked, YEARS, room)
    placed = {item.candidate.measure.id: item for item in plan.placements}
    assert pressed(ranked) <= placed.keys()
    for item in placed.values():
        deadline = item.candidate.deadline
        if deadline and deadline <= date(2032, 4, 1):
            assert YEARS[item.ready] <= max(fiscal_year(deadline - timedelta(days=1)), YEARS[0])


def is_ready(placed: dict[str, Placement], name: str, year: int) -> bool:
    """Whether a measure is set up before the year, or within it without having waited for another."""
    item = placed[name]
    waited = any(before in placed for before in item.candidate.measure.prerequisites)
    return item.ready < year or (item.start == item.ready == year and not waited)


@given(rankings(), capacities())
def test_what_must_come_before_is_ready_before_unless_the_overtaking_is_said(
    ranked: list[Candidate], room: Capacity
) -> None:
    placed = {item.candidate.measure.id: item for item in schedule(ranked, YEARS, room).placements}
    for name, item in placed.items():
        late = {
            other
            for other in item.candidate.measure.prerequisites
            if other in placed and not is_ready(placed, other, item.start)
        }
        assert set(item.overtakes) == late
        assert not late or name in pressed(ranked)


@given(rankings(), capacities(), DAYS, DAYS)
def test_a_measure_of_the_lowest_rank_never_moves_the_others(
    ranked: list[Candidate], room: Capacity, setup: float, running: float
) -> None:
    before = tuple(item.measure.id for item in ranked[:2])
    last = candidate("last", setup, running, before)
    alone, with_last = (schedule(items, YEARS, room) for items in (ranked, [*ranked, last]))
    others = [item for item in with_last.placements if item.candidate.measure.id != "last"]
    assert others == list(alone.placements)


@given(rankings(), capacities())
def test_no_year_begins_more_than_the_staff_can_follow(ranked: list[Candidate], room: Capacity) -> None:
    plan = schedule(ranked, YEARS, room)
    free, alone = [], []
    for item in plan.placements:
        if item.candidate.measure.id not in pressed(ranked):
            (alone if item.candidate.alone else free).append(item)
    for year in range(len(YEARS)):
        way = [item for item in free if item.start <= year <= item.ready + room.decided_after]
        assert len(way) <= room.at_once
        assert sum(item.candidate.owner.name == room.it_office for item in way) <= room.followed
    for year in range(len(YEARS)):
        offices = [
            item.candidate.owner.name for item in alone if item.start <= year <= item.ready + ALONE_DECIDED_AFTER
        ]
        assert len(offices) <= room.alone
        assert len(set(offices)) == len(offices)
    assert all(sum(item.start == year for item in free) <= room.starts for year in range(len(YEARS)))
    begun = Counter((item.start, item.candidate.owner.name) for item in free)
    assert all(count <= room.starts_in(office) for (_, office), count in begun.items())
