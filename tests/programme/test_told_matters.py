"""The shipped words bring what towns tell to the measures that meet it, and to no others."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from planner.missing import Missing
from planner.programme.load import Catalogue, load_catalogue
from planner.programme.measure import Measure
from planner.programme.related import as_related_here
from planner.subjects import is_about
from tests.shipped import BASE

MATTERS = Path(__file__).with_name("told_matters.txt")


def matters() -> Iterator[tuple[str, str]]:
    for line in MATTERS.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            subject, _, names = line.partition(" | ")
            yield subject, names


@cache
def catalogue() -> Catalogue:
    return load_catalogue(BASE)


def measures_where_work(in_primary: float, in_secondary: float) -> tuple[Measure, ...]:
    """Return the measures as they are in a town where such shares of the workers (%) are in the two sectors."""
    return measures_where(primary_workers_share_pct=in_primary, secondary_workers_share_pct=in_secondary)


def measures_where(**told: object) -> tuple[Measure, ...]:
    """Return the measures as they are in a town of which the values `told` are known: `derived.` and the name."""
    shares = {"primary_workers_share_pct": 3, "secondary_workers_share_pct": 20}
    known = {"local_issue_words": "", "density_per_km2": 300, **shares}
    untold = dict.fromkeys(("own_lines_renewal", "plan_last_year"), Missing("derived"))
    values = {f"derived.{name}": value for name, value in {**known, **untold, **told}.items()}
    return as_related_here(catalogue().measures, values)


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
    measures = measures_where(own_lines_renewal=2028, plan_last_year=2030)
    found = {item.id for item in measures if is_about(item.relates, "告知端末が壊れたままの家がある")}
    assert found == {"disaster-routes", "own-lines"}


def test_a_flood_is_a_matter_of_places_outside_only_where_those_inside_would_not_hold_the_people() -> None:
    def met(density: int) -> bool:
        return any(
            item.id == "wide-evacuation" and is_about(item.relates, "水害")
            for item in measures_where(density_per_km2=density)
        )

    assert (met(300), met(9_000)) == (False, True)


@pytest.mark.parametrize(
    ("topic", "fact", "measure"),
    [
        ("雪対策", "家屋の雪下ろしを担う組を支える", "roof-snow"),
        ("浸水", "10年に4回、道路が冠水した", "flood-roads"),
        ("村営の水道", "23か所の見回りを職員2人で行う", "water-rounds"),
        ("外国籍の子の増加", "連絡帳の訳が追いつかない", "school-notes"),
        ("見本川の水", "7地区に避難指示が出た", "disaster-routes"),
    ],
)
def test_a_wide_topic_is_met_only_where_its_fact_says_what_it_is_about(topic: str, fact: str, measure: str) -> None:
    def met(measures: tuple[Measure, ...]) -> bool:
        return any(item.id == measure and is_about(item.relates, topic) for item in measures)

    assert met(measures_where(local_issue_words=f"{topic} {fact}"))
    assert not met(measures_where(local_issue_words=f"{topic} 別の話"))


@pytest.mark.parametrize(("fact", "procedures"), [("連絡帳の訳が追いつかない", False), ("指導の要る子が97人", True)])
def test_children_from_abroad_are_no_matter_of_the_counter_where_notes_to_their_homes_are(
    fact: str, procedures: bool
) -> None:
    measures = measures_where(local_issue_words=f"外国籍の子の増加 {fact}")
    met = {item.id for item in measures if is_about(item.relates, "外国籍の子の増加")}
    assert ("foreign-procedures" in met, "school-notes" in met) == (procedures, not procedures)
