"""What the feature of a district tells in words decides where a measure begins, never the mere mention of a word."""

import pytest

from planner.missing import Missing
from planner.situation.districts import oldest_first, remote

UNKNOWN = Missing("basics.districts")


def district(name: str, feature: object) -> dict[str, object]:
    return {"name": name, "feature": feature}


@pytest.mark.parametrize(
    "feature",
    ["診療所があり、65歳以上が58%", "65歳以上は61.5％である", "高齢化率52%", "65歳以上の割合が約48%"],
)
def test_a_share_of_the_aged_is_read_as_people_write_it(feature: str) -> None:
    assert [row["name"] for row in oldest_first((district("谷", feature),), (feature,))] == ["谷"]


def test_the_district_with_the_highest_share_comes_first_and_one_without_a_number_is_none() -> None:
    features = ("新しい団地で、65歳以上が21%", "65歳以上が多い", "65歳以上が56%", UNKNOWN)
    rows = tuple(district(name, feature) for name, feature in zip("甲乙丙丁", features, strict=True))
    assert [row["name"] for row in oldest_first(rows, features)] == ["丙", "甲"]


@pytest.mark.parametrize(
    ("feature", "far"),
    [
        ("市役所まで路線バスで70分かかる", True),
        ("冬は湯ノ又まで1時間20分かかる", True),
        ("町営船で20分かかり、65歳以上が58%である", True),
        ("24時間開く店がある", False),
        ("修理に年2,400万円かかる", False),
        ("混む時間に電話がかかる", False),
        (UNKNOWN, False),
    ],
)
def test_a_way_is_long_where_somebody_told_how_long_it_takes(feature: object, far: bool) -> None:
    assert bool(remote((district("谷", feature),), (feature,))) is far


def test_a_share_told_in_tenths_is_a_share_too() -> None:
    features = ("65歳以上が6割近い", "65歳以上が58%")
    rows = tuple(district(name, feature) for name, feature in zip("甲乙", features, strict=True))
    assert [row["name"] for row in oldest_first(rows, features)] == ["甲", "乙"]
