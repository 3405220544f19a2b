"""The capacity comes from the answers, and what it assumes is said."""

from datetime import date
from types import MappingProxyType

import pytest

from planner.missing import Missing
from planner.programme.capacity import capacity
from planner.situation.model import Fact, Origin, OriginKind, Situation

UNKNOWN = Missing("x")
NAMES = ("organisation.it_staff_fulltime", "organisation.it_staff_parttime", "organisation.new_work_share")
ASSUMED = {"assumption.workdays": 240, "assumption.new_work_share": 10, "assumption.parttime_share": 25}

# full-time, part-time, share of time -> person-days, words of what is assumed
CAPACITIES = [
    (2, 0, 20, 96.0, []),
    (1, 2, 10, 36.0, ["25%"]),
    (3, UNKNOWN, UNKNOWN, 72.0, ["兼任を0人", "時間の割合を10%"]),
    (UNKNOWN, 2, 20, 24.0, ["専任を0人", "25%"]),
    (UNKNOWN, UNKNOWN, UNKNOWN, 24.0, ["専任を1人", "兼任を0人", "時間の割合を10%"]),
    (0, 0, 10, 0.0, []),
]


@pytest.mark.parametrize(("full", "part", "share", "days", "words"), CAPACITIES)
def test_the_capacity_is_people_times_days_times_share(
    full: object, part: object, share: object, days: float, words: list[str]
) -> None:
    values = dict(zip(NAMES, (full, part, share), strict=True)) | ASSUMED
    facts = {path: Fact(path, value, path, Origin(OriginKind.ANSWER)) for path, value in values.items()}
    found = capacity(Situation(date(2026, 11, 23), MappingProxyType(facts)))
    assert found.days == days
    assert all(word in found.assumed for word in [*words, "勤務日数を240日"])
