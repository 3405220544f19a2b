"""One thing at a time is another: what rests on it changes in the documents, and nothing else does."""

import csv
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from msgspec.structs import replace

from planner.examples import example
from planner.impact.dependence import Dependence
from planner.pipeline import Composed, check, check_given, compose_checked
from planner.shipped import shipped_folder
from planner.workshop.effects import compared
from planner.workspace import Workspace

pytestmark = pytest.mark.xdist_group("sensitivity")

TOWN = example("mihondate")
WORKSPACE = Workspace(
    TOWN.answers,
    shipped_folder("questionnaires"),
    shipped_folder("plan_templates"),
    date(2026, 11, 25),
    documents=("plan", "procurement-guideline", "security-policy", "security-standards"),
    municipalities=TOWN.municipalities,
)


@cache
def answered(**values: Any) -> Composed:
    """Return the documents of the town if it had answered so; `__` in a name stands for the dot of the id."""
    checked = check(WORKSPACE)
    was = checked.answers.by_id
    given = {key.replace("__", "."): value for key, value in values.items()}
    like = was["organisation.it_staff_fulltime"]
    now = {name: replace(was.get(name, like), value=value) for name, value in given.items()}
    by_id = MappingProxyType({**was, **now})
    answers = replace(checked.answers, by_id=by_id)
    return compose_checked(WORKSPACE, check_given(WORKSPACE, checked.questionnaire, answers))


def counted(folder: Path, **statistics: str) -> Composed:
    """Return the documents of the town if the public statistics said so."""
    with TOWN.municipalities.open(encoding="utf-8", newline="") as file:
        rows = [{**row, **statistics} for row in csv.DictReader(file)]
    path = folder / "municipalities.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    workspace = replace(WORKSPACE, municipalities=path)
    return compose_checked(workspace, check(workspace))


def changed(before: Composed, after: Composed) -> set[str]:
    """Return the sections that differ by more than their numbers, as document/section."""
    return {f"{item.document}/{item.section}" for item in compared(before.manuscripts, after.manuscripts)}


def resting(composed: Composed, *paths: str) -> set[str]:
    """Return the sections whose trace, or what is left unsaid in them, rests on one of the paths."""
    found = [Dependence(composed.decided.situation, path) for path in paths]
    return {
        f"{manuscript.id}/{section.id}"
        for manuscript in composed.manuscripts
        for section in manuscript.sections
        for read in (*section.unsaid.paths, *(path for block in section.blocks for path in block.trace.paths))
        if any(item.on(read) for item in found)
    }


def staff(full_time: int, part_time: int) -> Composed:
    """Return the documents of so many people; what share of their time the part-time ones have is told, not unknown."""
    shared = {"organisation__parttime_share": 30} if part_time else {}
    return answered(organisation__it_staff_fulltime=full_time, organisation__it_staff_parttime=part_time, **shared)


FULL, PART = "organisation.it_staff_fulltime", "organisation.it_staff_parttime"
UNRELATED_TO_STAFF = {
    "security-policy/preamble",
    "security-policy/supplement",
    "security-standards/assets",
    "security-standards/physical",
    "security-standards/cloud",
}


def expect(before: Composed, after: Composed, paths: set[str], related: set[str], unrelated: set[str]) -> None:
    """Check that the related sections change, the unrelated do not, and that the trace names every one that does."""
    found, traced = changed(before, after), resting(before, *paths) | resting(after, *paths)
    assert related <= found
    assert found & unrelated == set()
    assert found <= traced
    assert traced & unrelated == set()


def test_one_person_for_it_or_twenty_nine() -> None:
    related = {
        "plan/digital_situation",
        "plan/roadmap",
        "plan/not_done",
        "procurement-guideline/gates",
        "procurement-guideline/evaluation",
        "security-standards/organisation",
        "security-standards/review",
        "security-standards/status",
    }
    expect(staff(1, 0), staff(29, 0), {FULL}, related, UNRELATED_TO_STAFF)


def test_one_person_who_does_nothing_else_or_one_who_does_it_beside_other_work() -> None:
    related = {"plan/own_situation", "plan/issues", "plan/roadmap", "procurement-guideline/roles"}
    expect(staff(1, 0), staff(0, 1), {FULL, PART}, related, UNRELATED_TO_STAFF)


def test_one_network_model_or_another() -> None:
    before, after = answered(), answered(network__model="beta_dash")
    related = {"security-standards/resilience", "security-standards/assets", "security-standards/status"}
    every = {f"{manuscript.id}/{section.id}" for manuscript in before.manuscripts for section in manuscript.sections}
    # What the model demands is part of the eight areas, and so of a measure with its days; nothing else rests on it
    public = {section for section in every if section.startswith("security-policy")}
    expect(before, after, {"network.model"}, related, public)
    assert {section for section in changed(before, after) if not section.startswith("security-standards")} == set()


def test_a_fifth_of_the_people_is_old_or_two_fifths(tmp_path: Path) -> None:
    before, after = answered(), counted(tmp_path, ratio_65plus_2020_pct="20.0")
    related = {"plan/own_situation", "plan/issues", "plan/measures", "plan/not_done"}
    unrelated = {
        "procurement-guideline/contract",
        "security-policy/policy",
        "security-standards/technical",
    }
    expect(before, after, {"stats.ratio_65plus_2020_pct"}, related, unrelated)


def test_the_same_answer_changes_nothing() -> None:
    assert changed(answered(), staff(4, 0)) == set()
