"""The shipped words bring what towns tell to the measures that meet it, and to no others."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from planner.missing import Missing
from planner.programme.load import Catalogue, load_catalogue
from planner.programme.measure import Measure
from planner.programme.related import as_related_here
from planner.shipped import shipped_folder
from planner.subjects import is_about
from planner.templateset.load import load_template_sets

MATTERS = Path(__file__).with_name("told_matters.txt")


def matters() -> Iterator[tuple[str, str]]:
    for line in MATTERS.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            subject, _, names = line.partition(" | ")
            yield subject, names


@cache
def catalogue() -> Catalogue:
    return load_catalogue(load_template_sets(shipped_folder("plan_templates")).named("base"))


def measures_where_work(in_primary: float, in_secondary: float) -> tuple[Measure, ...]:
    """Return the measures as they are in a town where such shares of the workers (%) are in the two sectors."""
    shares = {"primary": in_primary, "secondary": in_secondary}
    values = {f"derived.{sector}_workers_share_pct": share for sector, share in shares.items()}
    untold = dict.fromkeys(("derived.own_lines_renewal", "derived.plan_last_year"), Missing("derived"))
    return as_related_here(catalogue().measures, values | untold)


@pytest.mark.parametrize(("subject", "names"), [*matters()])
def test_what_is_told_is_met_by_the_measures_for_it_and_no_others(subject: str, names: str) -> None:
    measures = measures_where_work(in_primary=3, in_secondary=20)
    found = sorted(item.id for item in measures if is_about(item.relates, subject))
    assert (", ".join(found) or "―") == names


@pytest.mark.parametrize(("in_primary", "in_secondary"), [(12, 20), (3, 35)])
def test_guests_are_no_matter_of_the_industry_measure_where_it_is_about_farms_or_workshops(
    in_primary: float, in_secondary: float
) -> None:
    measures = measures_where_work(in_primary, in_secondary)
    assert not [item.id for item in measures if is_about(item.relates, "観光客の滞在の短さ")]
    assert [item.id for item in measures if is_about(item.relates, "りんごの担い手")] == ["local-industry"]


def test_the_plan_before_is_taken_up_by_the_analysis_of_tasks_only_where_it_names_tasks() -> None:
    (analysis,) = (item for item in catalogue().measures if item.id == "work-analysis")
    assert is_about(analysis.takes_up, "業務の見える化")
    assert not is_about(analysis.takes_up, "水田の水位の見える化")


def test_broken_terminals_are_a_matter_of_the_lines_only_where_these_are_due_within_the_plan() -> None:
    due = {"derived.own_lines_renewal": 2028, "derived.plan_last_year": 2030}
    shares = {"derived.primary_workers_share_pct": 3, "derived.secondary_workers_share_pct": 20}
    measures = as_related_here(catalogue().measures, due | shares)
    found = {item.id for item in measures if is_about(item.relates, "告知端末が壊れたままの家がある")}
    assert found == {"disaster-routes", "own-lines"}
