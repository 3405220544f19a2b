"""Together the fictitious municipalities span what municipalities can be."""

from itertools import combinations

import pytest

from planner.audit.likeness import MaskedDocument, masked, similarity
from planner.audit.masking import Mask, own_names, place_names
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


def without_names(document: str, town: str) -> MaskedDocument:
    """Return a document of a town, names and numbers masked."""
    result = built(town)
    situation = result.decided.situation
    table = with_extra(TABLE)
    places = frozenset((*(item.name for item in table), *table.prefectures().values()))
    mask = Mask(own_names(situation) | place_names(situation) | places)
    (made,) = (file.manuscript for file in result.files if file.manuscript.id == document)
    return masked(made, mask, town)
