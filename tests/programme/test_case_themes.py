"""Each case of another municipality stands at a measure that does what it tells of."""

from functools import cache
from pathlib import Path

import pytest

from planner.programme.load import Catalogue, load_catalogue
from tests.shipped import SETS

READ = Path(__file__).with_name("case_themes.txt")


def read_beside() -> dict[str, set[str]]:
    rows = (line.partition(" | ") for line in READ.read_text(encoding="utf-8").splitlines() if " | " in line)
    return {theme: set(names.split(", ")) for theme, _, names in rows if not theme.startswith("#")}


@cache
def catalogues() -> list[Catalogue]:
    return [load_catalogue(template_set) for template_set in SETS.by_id.values()]


def shown() -> set[tuple[str, str, str]]:
    """Return the subject of each case, its id and that of the measure it stands at, in all sets."""
    return {
        (catalogue.cases[name].theme, name, measure.id)
        for catalogue in catalogues()
        for measure in catalogue.measures
        for name in measure.cases
    }


def test_a_case_stands_only_at_measures_that_its_subject_was_read_beside() -> None:
    pairs = {(theme, measure) for theme, _, measure in shown()}
    assert pairs == {(theme, measure) for theme, names in read_beside().items() for measure in names}


def test_every_case_is_shown_at_some_measure() -> None:
    assert {name for catalogue in catalogues() for name in catalogue.cases} == {name for _, name, _ in shown()}


@pytest.mark.parametrize(
    ("case", "measure"),
    [
        ("telework-gujo", "local-industry"),  # a place to work for who moves in: nothing of the trades of the region
        ("chotatsu-musashino", "exit-clauses"),  # tells of estimates, not of clauses
        ("std-tokyo", "cloud-cost"),  # counts the late, not the costs
        ("rpa-miyakemura", "second-person"),  # takes work off the one person and brings up no second
    ],
)
def test_a_case_of_something_else_is_no_example(case: str, measure: str) -> None:
    assert [at for _, name, at in shown() if (name, at) == (case, measure)] == []
