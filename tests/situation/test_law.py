"""Legal facts are stated only when they may be, and know whether they are in force."""

from datetime import date

import pytest

from planner.situation.law import law_facts


def facts(on: date) -> dict[str, object]:
    return {fact.path: fact.value for fact in law_facts(on)}


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


def test_a_fact_that_nobody_could_confirm_is_no_name_at_all() -> None:
    names = facts(date(2026, 11, 23))
    assert "law.sec-log-retention" not in names
    assert len(names) > 150
    assert {fact.confidence for fact in names.values()} == {"high", "medium"}  # type: ignore[attr-defined]
