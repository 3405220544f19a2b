"""The plan as a whole has goals and principles, each from its measures or from what the town told."""

import re

import pytest

from tests.reference.towns import GROUP, TOWNS, built, document_text

pytestmark = GROUP


@pytest.mark.parametrize("town", ["mihonzawa", "mihondate"])
def test_the_goals_of_the_plan_are_those_of_the_first_measures_of_the_domains_put_first(town: str) -> None:
    result = built(town)
    (plan,) = [document_text(file.content) for file in result.files if file.manuscript.id == "plan"]
    (line,) = [line for line in plan.splitlines() if line.startswith("計画全体の目標は")]
    top = result.decided.situation.value("priorities.top")
    found = [
        item.number
        for item in result.decided.programme.measures
        if item.measure.domain in top and item.measure.indicator.outcome and not item.due
    ]
    assert re.findall(r"施策\d+", line) == found[:3]


def test_the_principles_are_quoted_and_counted_from_what_the_town_told_and_lead_to_it() -> None:
    shown = 0
    for town in TOWNS:
        values = built(town).decided.situation.values()
        plan = next(document_text(file.content) for file in built(town).files if file.manuscript.id == "plan")
        (line,) = [line for line in plan.splitlines() if line.startswith("進め方の原則は")]
        for words, told in (("前計画の反省(\\d+)点に表", "derived.lessons"), ("決めた(\\d+)件", "derived.declined")):
            found = re.search(words, line)
            assert not found or int(found[1]) == len(values[told])  # type: ignore[arg-type]
            assert not found or f"「{values[told][0].rstrip('。')}」" in line  # type: ignore[index]
            shown += bool(found)
    assert shown > len(TOWNS)
