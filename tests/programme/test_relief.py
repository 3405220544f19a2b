"""Days that miss are made up for by the first way that brings enough, and what each way brings can be recounted."""

import pytest

from planner.programme.capacity import capacity
from planner.programme.relief import relief
from tests.programme.test_capacity import situation
from tests.reference.towns import GROUP, built, document_text

# full-time, part-time, share of time -> days of one percent, of one with freed part-time people, of one person more
WAYS = [(1, 1, 10, 3.0, 4.8, 120.0), (0, 2, 10, 1.2, 4.8, 120.0), (2, 0, 60, 4.8, 0, 144.0)]


@pytest.mark.parametrize(("full", "part", "share", "of_percent", "freed", "hired"), WAYS)
def test_what_each_way_brings_is_told_in_days_a_year(
    full: int, part: int, share: int, of_percent: float, freed: float, hired: float
) -> None:
    known = situation(full, part, share)
    found = relief(known, capacity(known))
    assert (found.now, round(found.of_percent, 2)) == (share, of_percent)
    assert (found.of_percent_freed, found.hired) == (freed, hired)


def test_where_nobody_works_on_it_a_percent_of_their_time_brings_nothing() -> None:
    known = situation(0, 0, 0)
    assert relief(known, capacity(known)).of_percent == 0


@pytest.mark.parametrize("town", ["mihonzawa", "mihonjima"])
@GROUP
def test_a_plan_with_too_few_days_recommends_one_way(town: str) -> None:
    text = next(document_text(file.content) for file in built(town).files if file.id == "plan")
    assert text.count("初めに足りる次の方法を勧める") == 1
    assert "のいずれかとし" not in text
