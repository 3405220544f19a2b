"""Legal facts are stated only when they may be, and know whether they are in force."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from planner.errors import PlannerError
from planner.situation.law import law_facts, shipped_laws
from planner.templateset.overlay import overlaid


def facts(on: date) -> dict[str, object]:
    return {fact.path: fact.value for fact in law_facts(shipped_laws(), on)}


# fact, day of the build -> in force
IN_FORCE = [
    ("sec-regulation-16-3-eight-measures", date(2027, 6, 30), False),
    ("sec-regulation-16-3-eight-measures", date(2027, 7, 1), True),
    ("proc-wto-threshold-2024", date(2026, 3, 31), True),
    ("proc-wto-threshold-2024", date(2026, 4, 1), False),
    ("proc-wto-threshold-2026", date(2026, 4, 1), True),
    ("sec-model-beta", date(2020, 12, 1), True),
    ("proc-lga-234-methods", date(2000, 1, 1), True),
]


@pytest.mark.parametrize(("name", "on", "expected"), IN_FORCE)
def test_a_fact_is_in_force_between_its_first_and_last_day(name: str, on: date, expected: bool) -> None:
    assert facts(on)[f"law.{name}"].in_force is expected  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("on", "most"), [(date(2025, 3, 31), 1_300_000), (date(2025, 4, 1), 2_000_000), (date(2026, 11, 26), 2_000_000)]
)
def test_the_values_of_a_fact_are_those_of_the_day(on: date, most: int) -> None:
    fact = facts(on)["law.proc-petty-threshold-municipality"]
    assert fact.values["construction_or_manufacture"] == most  # type: ignore[attr-defined]


def test_a_fact_that_nobody_could_confirm_is_no_name_at_all() -> None:
    unconfirmed = {entry.id for entry in shipped_laws() if entry.data["confidence"] == "low"}
    assert "sec-log-retention" in unconfirmed
    assert facts(date(2026, 11, 23)).keys() == {
        f"law.{entry.id}" for entry in shipped_laws() if entry.id not in unconfirmed
    }


@pytest.fixture
def own(tmp_path: Path) -> Callable[[str], dict[str, Any]]:
    """Return the legal facts of a template set with this `laws.yaml`, by path."""

    def read(text: str) -> dict[str, Any]:
        (tmp_path / "laws.yaml").write_text(text, encoding="utf-8")
        return {fact.path: fact.value for fact in law_facts(overlaid((tmp_path,), "laws"), date(2030, 1, 1))}

    return read


ORDINANCE = """\
- id: mun-meetings
  topic: municipality
  statement_ja: 条例により、協議会を年2回開く。
  values: {times: 2}
  effective_from: 2029-04
  edition: 令和11年条例第1号
  source_title: 見本町例規集
  source_url: https://example.jp/
  confidence: high
  note: null
"""


def test_a_template_set_renews_and_adds_facts(own: Callable[[str], dict[str, Any]]) -> None:
    facts = own("- {id: plan-digital-bond, values: {covers: setup, to_fy: 2034}}\n" + ORDINANCE)
    assert (facts["law.plan-digital-bond"].expired, facts["law.plan-digital-bond"].values["to_fy"]) == (False, 2034)
    assert facts["law.plan-digital-bond"].source
    assert (facts["law.mun-meetings"].since, facts["law.mun-meetings"].in_force) == (date(2029, 4, 1), True)


MISTAKES = {
    "a misspelt key": ("statement_ja", "statement", 3, "「statement」という項目はありません"),
    "a day that is not in the calendar": ("2029-04", "2029-02-30", 5, "「2029-02-30」は日、月、年のどれでもありません"),
    "a last day that is only a month": ("{times: 2}", "{valid_to: 2031-03}", 4, "「2031-03」は日ではありません"),
    "a fiscal year that is no number": ("{times: 2}", "{to_fy: 令和12}", 4, "「to_fy」は整数で書くところです"),
    "a source without address": ("https://example.jp/", "例規集", 8, "「例規集」は所在（URL）として読めません"),
    "an unknown confidence": ("confidence: high", "confidence: sure", 9, "「confidence」の「sure」は使えません"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_in_a_fact_is_told_with_its_line(own: Callable[[str], dict[str, Any]], mistake: str) -> None:
    before, after, line, what = MISTAKES[mistake]
    with pytest.raises(PlannerError) as caught:
        own(ORDINANCE.replace(before, after))
    assert (line, what) in [(problem.place.line, problem.what) for problem in caught.value.problems]
    assert all(problem.remedy for problem in caught.value.problems)


def test_an_id_that_comes_twice_is_told(own: Callable[[str], dict[str, Any]]) -> None:
    with pytest.raises(PlannerError, match="id「mun-meetings」が二度あります"):
        own(ORDINANCE * 2)
