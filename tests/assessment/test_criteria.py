"""A criterion asks one thing, so that what is said to be missing is never something that was told to be there."""

import pytest

from planner.assessment.load import load_assessment
from tests.shipped import BASE

MODEL = load_assessment(BASE)
SURVEY, AREAS = "voices.survey", "inclusion.blind_areas"

# what was told -> what is missing
TOLD = [
    ({SURVEY: True, AREAS: "some"}, {"通信の届かない地区がある。"}),
    ({SURVEY: False, AREAS: "none"}, {"住民への調査を行っていない。"}),
    ({SURVEY: True, AREAS: "none"}, set()),
]


@pytest.mark.parametrize(("told", "missing"), TOLD)
def test_only_what_is_missing_is_told(told: dict[str, object], missing: set[str]) -> None:
    inclusion = next(domain for domain in MODEL.domains if domain.id == "inclusion")
    asked = [item for item in inclusion.criteria if set(item.when.names) <= set(told)]
    assert {item.not_met for item in asked if item.when.evaluate(told)[0] is False} == missing
    assert len(asked) >= len(told)
