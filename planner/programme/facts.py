"""What the situation knows of a programme: its measures and lists, each with what decided about it."""

from __future__ import annotations

from collections.abc import Iterator

from planner.programme import expert
from planner.programme.capacity import capacity
from planner.programme.decisions import PATH as DECISIONS
from planner.programme.model import Programme
from planner.programme.related import PLANS
from planner.programme.rulings import PATH as RULINGS
from planner.programme.works import READS as WORKS
from planner.situation.keepers import READS as OFFICES
from planner.situation.model import Fact, Origin, OriginKind, Situation
from planner.situation.told import FINDINGS, ISSUES, PROJECTS, TOLD

_TOLD = {
    "related": (PLANS,),
    **{name: (table.path, DECISIONS, *OFFICES) for name, table in TOLD.items()},
    # one matter is often told in two of them
    **dict.fromkeys(
        ("local", "unmet", "voiced"), (ISSUES.path, FINDINGS.path, PROJECTS.path, DECISIONS, *WORKS, *OFFICES)
    ),
}
_OTHERS = ("put_off", "declined", "not_done", "fulfilled", "kept")


def with_programme(situation: Situation, programme: Programme) -> Situation:
    """Return `situation` knowing each chosen and each rejected measure, and what decided about it."""
    facts = [
        Fact(path, None, path, Origin(OriginKind.RULE, inputs=inputs)) for path, inputs in _lists(situation, programme)
    ]
    for season in programme.seasons:
        origin = Origin(OriginKind.RULE, inputs=season.reads)
        path = f"programme.seasons.{season.id}"
        facts.append(Fact(path, season.months, season.title, origin, released=season.release))
    for item in programme.measures:
        origin = Origin(OriginKind.RULE, inputs=item.reads)
        path = f"programme.measures.{item.id}"
        facts.append(Fact(path, item.number, item.measure.title, origin, released=item.measure.release))
    for name in _OTHERS:
        for rejected in getattr(programme, name):
            origin = Origin(OriginKind.RULE, inputs=rejected.reads)
            path, title = f"programme.{name}.{rejected.id}", rejected.measure.title
            facts.append(Fact(path, title, title, origin, released=rejected.measure.release))
    return situation.with_facts(facts)


def _lists(situation: Situation, programme: Programme) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield what stands behind the programme as a whole: each list tells of everything that was decided about it."""
    room = (*capacity(situation).reads, "derived.plan_years")
    decided = (
        *(f"programme.measures.{item.id}" for item in programme.measures),
        *(f"programme.{name}.{item.id}" for name in _OTHERS for item in getattr(programme, name)),
    )
    yield "programme", (*decided, "issues", *room)
    for name in ("years", "eve_year"):
        yield f"programme.{name}", ("derived.plan_years",)
    yield "programme.held_up", (*decided, *room)
    bounds = ("relief", "at_once", "followed", "starts_in_it", "starts_in_office", "meetings", "per_meeting")
    for name in ("assumed", "of_one", *bounds):
        yield f"programme.{name}", room
    yield "programme.expert_left", (*decided, expert.HOURS)
    for name in ("measures", *_OTHERS, "loads", "costs", "closed", "eve", "lifts"):
        yield f"programme.{name}", (*decided, *room)
    yield "programme.orphans", (*decided, "issues")
    yield "programme.goals", ()  # which domains there are is the same for every municipality
    reaches = (reach for item in programme.measures for reach in item.measure.reaches)
    asked = tuple(dict.fromkeys(name for reach in reaches if reach.when for name in reach.when.names))
    for goal in programme.goals:
        yield f"programme.goals.{goal.id}", (*decided, *asked, f"maturity.{goal.id}")
    yield "programme.seasons", tuple(f"programme.seasons.{item.id}" for item in programme.seasons)
    yield "programme.works", (*decided, *WORKS)
    for name, told in _TOLD.items():
        yield f"programme.{name}", (*decided, *told, RULINGS)
