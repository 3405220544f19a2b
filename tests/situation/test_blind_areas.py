"""Households are counted only where every place that is named tells them."""

import pytest

from planner.missing import is_known
from planner.situation.blind_areas import households, households_of_some, nobody_lives_in, places


@pytest.mark.parametrize(
    ("told", "count"),
    [
        ("早滝地区の湯ノ又集落（14世帯）、雪代地区の奥坂集落（6世帯）", 20),
        ("大沢川の上流（7世帯）", 7),
        ("○○沢地区（1,209世帯、うち空き家3戸）。", 1209),
    ],
)
def test_the_households_of_all_places_are_added(told: str, count: int) -> None:
    assert households(told) == count


@pytest.mark.parametrize("told", ["樽小屋集落（11世帯）と、岩渡集落の一部", "山あい", "沢（9世帯から12世帯まで）"])
def test_nothing_is_counted_where_a_place_does_not_tell(told: str) -> None:
    assert not is_known(households(told))


def test_what_some_places_tell_is_added_apart_from_the_rest() -> None:
    assert households_of_some("樽小屋集落（11世帯）と、沢の奥（6世帯）、岩渡集落の一部") == 17


@pytest.mark.parametrize("told", ["樽小屋集落（11世帯）", "山あい"])
def test_no_part_is_told_where_all_places_or_none_tell(told: str) -> None:
    assert not is_known(households_of_some(told))


@pytest.mark.parametrize(
    ("told", "named"),
    [
        ("国崎の一部、菅島の南側（民宿2軒と灯台のあたり）", "国崎の一部、菅島の南側"),
        ("滝畑の奥の一部（5世帯）", "滝畑の奥の一部"),
        ("名のない沢", "名のない沢"),
    ],
)
def test_places_are_named_without_what_points_to_a_house(told: str, named: str) -> None:
    assert places(told) == named


@pytest.mark.parametrize("told", ["国道40号の見本から北、見本岳の林道", "見本島の北側の磯、沖", "見本峠"])
def test_nobody_lives_on_roads_mountain_tops_and_water(told: str) -> None:
    assert nobody_lives_in(told) == told


@pytest.mark.parametrize(
    "told", ["見本の奥、林道", "国道沿いの見本集落", "林道の先（3世帯）", "見本峠の家2戸", "山あい"]
)
def test_somebody_may_live_where_one_place_is_no_road_or_tells_homes(told: str) -> None:
    assert not is_known(nobody_lives_in(told))
