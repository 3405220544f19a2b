"""A village, a town with a branch office and a city with bureaus and branch offices do not have the same procedures."""

from itertools import combinations

import pytest

from planner.audit.likeness import MaskedDocument, masked, similarity
from planner.audit.masking import Mask, own_names, place_names
from tests.reference.towns import GROUP, built
from tests.told import lines

pytestmark = GROUP

OFFICES = {"mihonzawa": "情報担当", "mihonjima": "支所", "mihondate": "庶務を受け持つ課"}
PROCEDURES = ("accounts", "cloud", "contractors", "disposal", "genai", "incident", "logs", "selection", "takeout")


def procedures(town: str) -> dict[str, MaskedDocument]:
    result = built(town)
    situation = result.decided.situation
    mask = Mask(own_names(situation) | place_names(situation))
    documents = (file.manuscript for file in result.files if file.manuscript.id.startswith("procedure-"))
    return {item.id.removeprefix("procedure-"): masked(item, mask, town) for item in documents}


@pytest.mark.parametrize(("one", "other"), tuple(combinations(OFFICES, 2)))
def test_no_procedure_is_that_of_an_office_of_another_kind(one: str, other: str) -> None:
    first, second = procedures(one), procedures(other)
    like = {name: similarity(first[name].grams, second[name].grams) for name in PROCEDURES}
    assert {name: value for name, value in like.items() if value > 0.97} == {}


@pytest.mark.parametrize(("town", "word"), tuple(OFFICES.items()))
def test_a_procedure_says_what_its_kind_of_office_does(town: str, word: str) -> None:
    found = {file.manuscript.id: lines(file.manuscript) for file in built(town).files}
    for name in ("accounts", "takeout", "incident"):
        assert any(word in line for line in found[f"procedure-{name}"]), name
