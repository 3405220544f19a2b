"""The shipped words bring what towns tell to the measures that meet it, and to no others."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from planner.programme.load import Catalogue, load_catalogue
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


@pytest.mark.parametrize(("subject", "names"), [*matters()])
def test_what_is_told_is_met_by_the_measures_for_it_and_no_others(subject: str, names: str) -> None:
    found = sorted(item.id for item in catalogue().measures if is_about(item.relates, subject))
    assert (", ".join(found) or "―") == names


def test_the_plan_before_is_taken_up_by_the_analysis_of_tasks_only_where_it_names_tasks() -> None:
    (analysis,) = (item for item in catalogue().measures if item.id == "work-analysis")
    assert is_about(analysis.takes_up, "業務の見える化")
    assert not is_about(analysis.takes_up, "水田の水位の見える化")
