"""What stands beside a municipality in a chart: sums and medians of those that have the values, and of no too few."""

from collections.abc import Mapping
from types import MappingProxyType

import pytest

from planner.missing import is_known
from planner.municipality.model import Municipality
from planner.municipality.table import MunicipalityTable, load_municipalities
from planner.situation.comparison import comparison_facts


def town(code: str, group: str = "町村Ⅰ－０", **statistics: float) -> Municipality:
    return Municipality(code, f"町{code}", "マチ", "秋田県", "05", "町", group, MappingProxyType(statistics))


def values(own: Municipality, *others: Municipality) -> Mapping[str, object]:
    table = MunicipalityTable((own, *others), MappingProxyType({}))
    return {fact.path.removeprefix("derived."): fact.value for fact in comparison_facts(own, table)}


def test_an_index_sums_those_that_have_both_years() -> None:
    own = town("1", pop_census_2015=100, pop_census_2020=80)
    others = [town(str(at), pop_census_2015=100, pop_census_2020=90) for at in (2, 3)]
    found = values(own, *others, town("4", pop_census_2015=1000))
    assert found["pop_index_own_2020"] == 80.0
    assert found["pop_index_group_2020"] == found["pop_index_prefecture_2020"] == 86.7
    assert not is_known(found["pop_index_own_2030"])


def test_shares_of_the_ages_add_up() -> None:
    found = values(town("1", pop_under15_2020=10, pop_15_64_2020=50, pop_65plus_2020=40))
    assert [found[f"age_{age}_own_pct"] for age in ("under15", "working", "over65")] == [10.0, 50.0, 40.0]


def test_two_municipalities_are_no_group() -> None:
    one, two = (town(str(at), pop_census_2015=100, pop_census_2020=80) for at in (1, 2))
    found = values(one, two)
    assert found["pop_index_own_2020"] == 80.0
    assert not is_known(found["pop_index_group_2020"])
    assert not is_known(found["against_group_fiscal_strength"])


def test_distance_from_the_median_of_the_group() -> None:
    people = {"pop_juki_20240101": 1000}
    own = town("1", fiscal_strength_index_fy2024=0.2, staff_general_admin_20240401=30, **people)
    others = [
        town(str(at), fiscal_strength_index_fy2024=at / 10, staff_general_admin_20240401=10 * at, **people)
        for at in (4, 6)
    ]
    found = values(own, *others)
    assert found["against_group_fiscal_strength"] == 50.0
    assert found["against_group_staff_per_resident"] == 75.0


@pytest.mark.parametrize("code", ["052078", "272302", "131016", "394050"])
def test_every_real_municipality_has_an_index_and_shares(code: str) -> None:
    own = load_municipalities().by_code(code)
    assert own is not None
    found = {fact.path: fact for fact in comparison_facts(own, load_municipalities())}
    assert is_known(found["derived.pop_index_own_2050"].value)
    assert is_known(found["derived.pop_index_prefecture_2050"].value)
    assert all(path.startswith("stats.") for fact in found.values() for path in fact.origin.inputs)
