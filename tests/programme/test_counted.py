"""What only area and population call for is counted first; what the town told is planned."""

from typing import Any

import pytest

from planner.missing import Missing
from planner.programme.capacity import Capacity
from planner.programme.choose import candidates
from planner.programme.counted import is_to_be_counted
from planner.programme.reasons import WhyNot
from planner.programme.varying import CountedFirst
from tests.programme.chosen import assessment, measure, situation

LEAKS = measure(counts_first=CountedFirst("漏水の箇所", ("漏水", "水道管")))


def finding(text: str, kind: str) -> dict[str, Any]:
    return {"voices.findings": [{"finding": text, "kind": kind}]}


@pytest.mark.parametrize(
    "told",
    [
        {"basics.local_issues": [{"topic": "水道管の老朽化", "fact": Missing("x")}]},
        {"basics.local_issues": [{"topic": "水道料金", "fact": "漏水が年に31件ある"}]},
        {"work.inventory": [{"task": "漏水の修繕の受付", "rework": Missing("x")}]},
        {"data_use.local_projects": [{"what": "水道管の漏水を音で探す"}]},
        {"derived.staff_told": ["漏水の連絡が夜に集まる"]},
        finding("漏水が多い", "trouble"),
    ],
)
def test_a_town_that_told_of_the_matter_in_any_table_need_not_count_first(told: dict[str, Any]) -> None:
    assert not is_to_be_counted(LEAKS, told)


@pytest.mark.parametrize("told", [{}, {"basics.local_issues": Missing("x")}, finding("漏水の直しが早い", "praise")])
def test_silence_and_praise_tell_nothing_of_it(told: dict[str, Any]) -> None:
    assert is_to_be_counted(LEAKS, told)


def test_it_is_put_off_with_the_reason_and_its_issues_until_it_is_counted() -> None:
    chosen, rejected = candidates((LEAKS,), assessment(), situation(), Capacity(100))
    assert not chosen
    assert [(item.why, [issue.number for issue in item.issues]) for item in rejected] == [(WhyNot.UNCOUNTED, ["課題1"])]
    assert WhyNot.UNCOUNTED.puts_off


def test_a_measure_without_such_words_does_not_wait() -> None:
    assert not is_to_be_counted(measure(), {})
