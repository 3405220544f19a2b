"""Where a municipality stands among others: positions in percent, ranks, and who is of nearest size."""

from collections.abc import Mapping
from types import MappingProxyType

import pytest

from planner.missing import is_known
from planner.municipality.model import Municipality
from planner.municipality.table import MunicipalityTable, load_municipalities
from planner.situation.peers import NEAREST, peer_facts


def town(code: str, **statistics: float) -> Municipality:
    return Municipality(code, f"町{code}", "マチ", "秋田県", "05", "町", "町村Ⅰ－０", MappingProxyType(statistics))


def values(own: Municipality, *others: Municipality) -> Mapping[str, object]:
    table = MunicipalityTable((own, *others), MappingProxyType({}))
    return {fact.path.removeprefix("derived."): fact.value for fact in peer_facts(own, table)}


def test_a_percentile_is_the_share_of_the_others_that_lie_below() -> None:
    others = [town(str(at), ratio_65plus_2020_pct=at * 10.0, pop_juki_20250101=at) for at in (2, 3, 5, 6)]
    found = values(town("1", ratio_65plus_2020_pct=40.0, pop_juki_20250101=4), *others)
    assert found["ratio_65plus_percentile_group"] == 50
    assert found["ratio_65plus_percentile_prefecture"] == found["ratio_65plus_percentile_near"] == 50
    assert found["ratio_65plus_rank_in_prefecture"] == 3


def test_among_two_others_there_is_no_position() -> None:
    found = values(*(town(str(at), ratio_65plus_2020_pct=at * 10.0) for at in (1, 2, 3)))
    assert not is_known(found["ratio_65plus_percentile_group"])


def test_those_of_nearest_size_are_named_the_nearest_first() -> None:
    sizes = {"2": 90, "3": 205, "4": 101, "5": 150}
    found = values(town("1", pop_juki_20250101=100), *(town(code, pop_juki_20250101=n) for code, n in sizes.items()))
    assert found["near_names"] == "秋田県町4、秋田県町2、秋田県町5、秋田県町3"


def test_a_town_most_of_whose_residents_live_elsewhere_is_no_peer_of_size() -> None:
    left, full = (town(code, pop_juki_20250101=100, pop_census_2025_prelim=n) for code, n in (("2", 49), ("3", 50)))
    assert values(town("1", pop_juki_20250101=100), left, full)["near_names"] == "秋田県町3"


def test_a_newer_row_of_a_municipality_is_not_compared_with_its_older_one() -> None:
    older = (town(str(at), pop_juki_20250101=at, pop_census_2025_prelim=at) for at in range(1, 6))
    table = MunicipalityTable(tuple(older), MappingProxyType({}))
    newer = town("5", pop_juki_20250101=1000, pop_census_2025_prelim=4.5)
    found = {fact.path: fact.value for fact in peer_facts(newer, table)}
    assert found["derived.pop_rank_in_prefecture"] == 1
    assert "町5" not in str(found["derived.near_names"])


def test_the_rank_by_people_is_that_of_the_census_with_which_a_plan_opens() -> None:
    here, there = town("1", pop_juki_20250101=9, pop_census_2025_prelim=7), town("2", pop_census_2025_prelim=8)
    assert values(here, there)["pop_rank_in_prefecture"] == 2


@pytest.mark.parametrize("code", ["052078", "272302", "131016", "394050"])
def test_every_real_municipality_has_its_position_and_names_what_it_was_worked_out_from(code: str) -> None:
    own = load_municipalities().by_code(code)
    assert own is not None
    found = {fact.path.removeprefix("derived."): fact for fact in peer_facts(own, load_municipalities())}
    assert is_known(found["ratio_65plus_percentile_near"].value)
    assert is_known(found["ratio_65plus_percentile_prefecture"].value)
    assert "stats.ratio_65plus_2020_pct" in found["ratio_65plus_percentile_near"].origin.inputs
    assert NEAREST == 20  # the documents say so
