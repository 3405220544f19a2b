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


@pytest.mark.parametrize("town", ["mihonjima", "mihontsu", "mihonzawa"])
def test_each_sheet_tells_the_level_of_its_domain_and_the_one_its_way_leads_to(town: str) -> None:
    result = built(town)
    (plan,) = [document_text(file.content) for file in result.files if file.manuscript.id == "plan"]
    sheets = [line for line in plan.splitlines() if "庁内の施策、" in line or "地域の施策、" in line]
    domains = {domain.id: domain for domain in result.decided.assessment.domains}
    chosen = result.decided.programme.measures
    assert len(sheets) == len(chosen)
    for line, item in zip(sheets, chosen, strict=True):
        domain = domains[item.measure.domain]
        step = "5を保つ" if domain.level == 5 else f"{domain.level}→{(domain.level or 0) + 1}"
        assert f"の施策、段階{step}）" in line


@pytest.mark.parametrize("town", TOWNS)
def test_many_measures_that_are_done_stand_one_in_a_line(town: str) -> None:
    result = built(town)
    lines = next(document_text(file.content) for file in result.files if file.manuscript.id == "plan").splitlines()
    done = [item.measure.title for item in result.decided.programme.fulfilled]
    listed = [
        line for line in lines if line == f"次の{len(done)}件は、始める分が済んでおり、使われ方を7.3の点検で確かめる。"
    ]
    assert bool(listed) == (len(done) > 3)
    if listed:
        below = lines[lines.index(listed[0]) + 1 :][: len(done)]
        assert all(title in line for title, line in zip(done, below, strict=True))
