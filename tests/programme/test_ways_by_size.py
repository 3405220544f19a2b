"""What one part-time person does is less than what an office does, and a town further on does something else."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

import pytest
from msgspec.structs import replace

from planner.assessment.judge import assess
from planner.assessment.load import load_assessment
from planner.assessment.model import Assessment
from planner.programme.fit import fitting
from planner.programme.load import load_catalogue
from planner.programme.measure import Measure, Variant
from planner.situation.model import Fact, Origin, OriginKind, Situation
from tests.cities import checked
from tests.shipped import BASE

NO_EXPERT = {"derived.buying_expert": False}
PART_TIME = {**NO_EXPERT, "organisation.it_staff_fulltime": 0, "stats.staff_general_admin_20240401": 60}
OFFICE = {**NO_EXPERT, "organisation.it_staff_fulltime": 5, "stats.staff_general_admin_20240401": 400}
LESS = (
    *("animal-news", "carried-terminals", "contract-years", "exit-clauses", "expert-spot", "local-industry"),
    *("local-payment", "remote-medicine", "renewal-calendar", "roof-snow", "sea-news", "snow-news", "tsunami-calls"),
    "water-leaks",
)
FURTHER = {"cloud-cost": 3, "exit-clauses": 3, "helpdesk-log": 2, "land-records": 2, "system-retire": 3}


@cache
def measures() -> Mapping[str, Measure]:
    return {item.id: item for item in load_catalogue(BASE).measures}


def town(answers: Mapping[str, Any]) -> Situation:
    told = [Fact(path, value, "", Origin(OriginKind.ANSWER)) for path, value in answers.items()]
    return checked("katano", date(2026, 11, 25)).situation.with_facts(told)


def at(situation: Situation, level: int) -> Assessment:
    """Return the assessment of a town that stands at one level in all domains."""
    known = assess(load_assessment(BASE), situation)
    return replace(known, domains=tuple(replace(domain, level=level) for domain in known.domains))


def way(name: str, answers: Mapping[str, Any], level: int = 1) -> Variant:
    situation = town(answers)
    return fitting(measures()[name], at(situation, level), situation.values(), by_it=False)[0]


@pytest.mark.parametrize("name", LESS)
def test_one_part_time_person_is_asked_for_two_days_at_most_and_for_less_than_an_office(name: str) -> None:
    small, large = way(name, PART_TIME), way(name, OFFICE)
    assert small.effort.setup <= 2
    assert small.effort.setup < large.effort.setup
    assert [step.do for step in small.steps] != [step.do for step in large.steps]


@pytest.mark.parametrize(("name", "up_to"), FURTHER.items())
def test_a_town_beyond_a_level_is_given_the_next_way(name: str, up_to: int) -> None:
    before, beyond = way(name, OFFICE, up_to), way(name, OFFICE, up_to + 1)
    assert before.up_to_level == up_to
    assert beyond.up_to_level > up_to
    assert before.content != beyond.content


def test_a_town_of_few_foreign_residents_does_not_rebuild_all_their_procedures() -> None:
    few, many = (way("foreign-procedures", {"stats.foreign_residents_2020": people}) for people in (300, 8000))
    assert few.effort.setup < many.effort.setup / 5


@pytest.mark.parametrize(("people", "post"), [(300_000, True), (90_000, False)])
def test_only_a_large_city_sets_up_a_post_for_its_adviser(people: int, post: bool) -> None:
    chosen = way("advisor-regular", {"stats.pop_juki_20250101": people})
    assert ("CIO補佐官の職" in chosen.content) is post
