"""Cases of a like size and of the same region come first, whatever order the catalogue has."""

from datetime import date
from types import MappingProxyType

import pytest

from planner.programme.measure import Case
from planner.programme.nearness import nearest, nearest_of_each
from planner.situation.law import law_facts, shipped_laws
from planner.situation.model import Fact, Origin, OriginKind, Situation

ON = date(2026, 11, 25)


def case(name: str, prefecture: str, size: str) -> Case:
    return Case(name, "", name, prefecture, size, None, "", None, None, "", "")


def town(prefecture: str, kind: str, people: int) -> Situation:
    values = {"town.name": "本町", "town.prefecture": prefecture, "town.type": kind, "stats.pop_juki_20250101": people}
    facts = {path: Fact(path, value, "", Origin(OriginKind.PUBLIC)) for path, value in values.items()}
    return Situation(ON, MappingProxyType(facts | {fact.path: fact for fact in law_facts(shipped_laws(), ON)}))


CASES = (
    case("中核市", "兵庫県", "core_city"),
    case("遠い村", "高知県", "village"),
    case("県", "長野県", "prefecture"),
    case("近い町", "新潟県", "town"),
    case("遠い小さな市", "愛媛県", "small_city"),
)


@pytest.mark.parametrize(
    ("situation", "first"),
    [
        (town("長野県", "村", 500), ["遠い村", "近い町"]),
        (town("長野県", "町", 9_000), ["近い町", "遠い村"]),
        (town("京都府", "中核市", 1_400_000), ["中核市", "遠い小さな市"]),
        (town("愛媛県", "市", 30_000), ["遠い小さな市", "遠い村"]),
    ],
)
def test_the_nearest_in_size_and_region_come_first(situation: Situation, first: list[str]) -> None:
    assert [item.case.id for item in nearest(CASES, situation)][:2] == first


def test_equally_near_cases_keep_the_order_of_the_catalogue() -> None:
    same = (case("甲", "高知県", "town"), case("乙", "宮崎県", "town"))
    assert tuple(item.case for item in nearest(same, town("長野県", "町", 9_000))) == same


def test_of_cases_as_near_by_class_and_region_the_nearest_in_residents_comes_first() -> None:
    smaller, larger = case("神流町", "群馬県", "town"), case("富士見町", "長野県", "town")  # 1,600 and 14,000 residents
    assert [item.case for item in nearest((smaller, larger), town("広島県", "町", 12_000))] == [larger, smaller]
    assert [item.case for item in nearest((larger, smaller), town("広島県", "町", 4_000))] == [smaller, larger]


def test_a_much_larger_body_is_no_example_for_a_small_one() -> None:
    assert [item.case.id for item in nearest(CASES, town("長野県", "村", 500))] == ["遠い村", "近い町"]


def test_a_body_of_the_same_class_with_over_five_times_the_residents_is_an_example_to_its_neighbours_alone() -> None:
    larger = case("富士見町", "長野県", "town")  # 14,000 residents
    assert [len(nearest([larger], town("広島県", "町", people))) for people in (4_000, 2_000)] == [1, 0]
    assert len(nearest([larger], town("長野県", "町", 2_000))) == 1


def test_a_body_may_learn_from_one_two_classes_smaller_but_no_further() -> None:
    small = (case("村", "愛媛県", "village"), case("町", "愛媛県", "town"))
    assert [item.case.id for item in nearest(small, town("愛媛県", "市", 80_000))] == ["町"]


def test_what_a_body_did_itself_is_no_case_of_another() -> None:
    own, namesake = case("本町", "長野県", "town"), case("本町", "高知県", "town")
    assert [item.case for item in nearest((own, namesake), town("長野県", "町", 9_000))] == [namesake]


@pytest.mark.parametrize("together", ["隣村・本町・奥村", "隣村、本町など30団体", "隣村ほか2町（本町・奥町）"])
def test_what_a_body_did_together_with_others_is_no_case_of_another(together: str) -> None:
    joint, longer = case(together, "長野県", "town"), case("南本町・隣村", "長野県", "town")
    assert [item.case for item in nearest((joint, longer), town("長野県", "町", 9_000))] == [longer]


def test_a_case_tells_how_it_differs_in_size_and_whether_it_is_of_the_region() -> None:
    found = {item.case.id: (item.apart, item.neighbour) for item in nearest(CASES, town("長野県", "町", 9_000))}
    assert found == {"近い町": (0, True), "遠い村": (-1, False), "遠い小さな市": (1, False)}


def test_a_case_of_a_real_municipality_tells_how_many_times_as_many_residents_it_has() -> None:
    real, unknown = case("富士見町", "長野県", "town"), case("架空町", "長野県", "town")
    times = [item.times for item in nearest((real, unknown), town("広島県", "町", 5_212))]
    assert times[0] == pytest.approx(2.7, abs=0.2)
    assert times[1] is None


def test_no_case_is_told_twice() -> None:
    near, far = case("近い町", "新潟県", "town"), case("遠い村", "高知県", "village")
    found = nearest_of_each({"甲": [near, far], "乙": [near, far], "丙": [near]}, town("長野県", "町", 9_000))
    assert {name: [item.case.id for item in cases] for name, cases in found.items()} == {
        "甲": ["近い町", "遠い村"],
        "乙": ["遠い村"],
        "丙": [],
    }
