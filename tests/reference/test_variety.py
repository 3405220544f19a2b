"""Together the fictitious municipalities span what municipalities can be."""

from itertools import combinations

import pytest

from planner.audit.guess import clues
from planner.audit.known import Town, words_of
from planner.audit.likeness import MaskedDocument, masked, similarity
from planner.audit.masking import Mask, own_names, place_names
from planner.audit.reasons import reasons
from planner.audit.sources import Sources
from planner.municipality.extra import with_extra
from planner.shipped import shipped_folder
from planner.yamlfile import load_yaml
from tests.reference.towns import GROUP, TABLE, TOWNS, built, rows

pytestmark = GROUP


def test_they_are_of_every_kind_and_use_every_network_model_and_several_template_sets() -> None:
    types = {item.type for row in rows() if (item := with_extra(TABLE).by_code(row["code"]))}
    assert types == {"村", "町", "市", "中核市", "特別区"}
    cities = [int(row["pop_juki_20250101"]) for row in rows() if row["type"] == "一般市"]
    assert min(cities) < 50_000 < 100_000 < max(cities)
    found = [built(town).decided for town in TOWNS]
    assert {item.situation.value("network.model") for item in found} == {"alpha", "alpha_dash", "beta", "beta_dash"}
    assert {"base", "akita", "osaka"} <= {item.template_set.chain[-1].name for item in found} | {
        item.template_set.id for item in found
    }
    levels = {domain.level for item in found for domain in item.assessment.domains}
    assert {0, 1, 2, 3, 4} <= levels


def test_no_two_of_the_large_ones_get_nearly_the_same_programme() -> None:
    large = [built(town).decided for town in ("mihondai", "mihongawa", "mihontsu")]
    chosen = [{measure.id for measure in item.programme.measures} for item in large]
    assert max(len(one & other) / len(one | other) for one, other in combinations(chosen, 2)) <= 0.6


LIMITS = {item["id"]: item for item in load_yaml(shipped_folder("plan_templates") / "base" / "limits.yaml").data}


@pytest.mark.parametrize("name", ["guideline-similarity", "standards-similarity", "standards-notes-similarity"])
def test_no_two_get_nearly_the_same_guideline_or_standards_or_commentary(name: str) -> None:
    sections = LIMITS[name].get("sections", ())
    found = [without_names(LIMITS[name]["document"], town).only(sections).grams for town in TOWNS]
    assert max(similarity(one, other) for one, other in combinations(found, 2)) <= LIMITS[name]["at_most"]


CHAPTERS = ["plan-guessed-situation", "plan-guessed-present", "plan-guessed-issues"]


@pytest.mark.parametrize("name", [*CHAPTERS, "guideline-guessed", "standards-guessed"])
def test_each_is_recognized_from_its_answers_when_names_and_numbers_are_hidden(name: str) -> None:
    limit = LIMITS[name]
    texts = {town: without_names(limit["document"], town).only(limit.get("sections", ())) for town in TOWNS}
    known = {town: Town(texts[town].town, words_of(built(town).decided.situation, masking(town))) for town in TOWNS}
    for town, text in texts.items():
        found = clues(text.grams, tuple(known.values()), [other for other in texts.values() if other is not text])
        own = found.pop(text.town)
        assert own / (own + max(found.values())) >= limit["at_least"], town


def test_no_two_get_nearly_the_same_measures_nor_the_same_first_five() -> None:
    chosen = {town: [measure.id for measure in built(town).decided.programme.measures] for town in TOWNS}
    for one, other in combinations(chosen.values(), 2):
        assert similarity(one, other) <= LIMITS["plan-same-measures"]["at_most"]
        same = sum(mine == theirs for mine, theirs in zip(one[:5], other[:5], strict=True))
        assert same / 5 <= LIMITS["plan-same-order"]["at_most"]


@pytest.mark.parametrize("town", TOWNS)
def test_nine_of_ten_measures_give_their_reason_with_a_value_of_the_town(town: str) -> None:
    result = built(town)
    (plan,) = (file.manuscript for file in result.files if file.manuscript.id == "plan")
    found = list(reasons(plan, Sources(result.decided.situation)))
    without = [item.measure for item in found if not item.is_own]
    assert len(found) == len(result.decided.programme.measures)
    assert 1 - len(without) / len(found) >= LIMITS["plan-reasons"]["at_least"], without


def without_names(document: str, town: str) -> MaskedDocument:
    """Return a document of a town, names and numbers masked."""
    (made,) = (file.manuscript for file in built(town).files if file.manuscript.id == document)
    return masked(made, masking(town), town)


def masking(town: str) -> Mask:
    """Return what masks the names of a town and of all municipalities."""
    situation = built(town).decided.situation
    table = with_extra(TABLE)
    places = frozenset((*(item.name for item in table), *table.prefectures().values()))
    return Mask(own_names(situation) | place_names(situation) | places)
