"""What the council is told on one page is what the plan tells: what is left of the plan before, and what rises."""

import re

import pytest

from planner.japanese.era import era_date as era
from planner.missing import is_known
from tests.reference.towns import GROUP, TOWNS, built, document_text

pytestmark = GROUP


def answer(town: str, question: str) -> str:
    (file,) = (file for file in built(town).files if file.manuscript.id == "plan-questions")
    found = (line for line in document_text(file.content).splitlines() if line.startswith(f"| {question} |"))
    return next(found, "")


@pytest.mark.parametrize("town", TOWNS)
def test_each_matter_left_of_the_plan_before_is_told_as_what_becomes_of_it(town: str) -> None:
    decided = built(town).decided
    rows = decided.situation.value("previous.results")
    told = answer(town, "前の計画は")
    if not is_known(rows) or not rows:
        assert told == ""
        return
    pairs = list(zip(rows, decided.programme.previous, strict=True))
    undone = [(row, meeting) for row, meeting in pairs if row["result"] != "achieved"]
    going_on = [(row, meeting) for row, meeting in pairs if meeting.goes_on]
    unclear = sum(1 for row, _ in undone if row["result"] == "unclear")
    assert f"{len(rows)}件のうち{len(rows) - len(undone)}件を達成した" in told
    assert (f"（{unclear}件は結果が分からない）" in told) == bool(unclear)
    (plan,) = (document_text(file.content) for file in built(town).files if file.manuscript.id == "plan")
    taken_up = [line for line in plan.splitlines() if line.startswith("| 前計画から |")]
    for row, meeting in going_on:
        assert (f"「{row['measure']}」" in told) == bool(meeting.numbers)
        assert sum(f"「{row['measure']}」" in line for line in taken_up) == len(meeting.numbers)
    undecided = sum(1 for row, meeting in going_on if not is_known(row["next"]) and not meeting.numbers)
    assert (f"{undecided}件は、続けるか否かを" in told) == bool(undecided)
    ended = sum(1 for row, _ in undone if is_known(row["next"]) and row["next"] == "ended")
    assert (f"{ended}件は終える" in told) == bool(ended)
    assert ("ほかの扱いは" in told) == any(
        is_known(row["next"]) and row["result"] != "achieved" and not meeting.numbers for row, meeting in going_on
    )


@pytest.mark.parametrize("town", TOWNS)
def test_the_matters_of_the_region_that_a_measure_meets_are_counted_as_in_the_plan(town: str) -> None:
    programme = built(town).decided.programme
    met = sum(1 for meeting in programme.local if meeting.numbers)
    told = answer(town, f"なぜ本{built(town).decided.situation.value('town.kind')}か")
    assert f"地域で挙がる課題は{len(programme.local)}件で" in told
    assert ("全てに応える施策がある" in told) == (met == len(programme.local))
    assert (f"応える施策があるのは{met}件である" in told) == (0 < met < len(programme.local))
    left = [meeting.topic for meeting in programme.local if not meeting.numbers]
    named = "残る" + "".join(f"「{topic}」" for topic in left) + "の扱いは"
    assert (named in told) == (0 < met < len(programme.local) and len(left) <= 2)


@pytest.mark.parametrize("town", TOWNS)
def test_a_domain_rises_only_by_measures_that_reach_all_that_it_lacks(town: str) -> None:
    decided = built(town).decided
    reached = {item.number: {reach.criterion for reach in item.measure.reaches} for item in decided.programme.measures}
    for goal, domain in zip(decided.programme.goals, decided.assessment.domains, strict=True):
        if goal.by:
            lacks = {lack.id for lack in domain.missing}
            assert lacks <= set().union(*(reached[number] for number in goal.by))


# 令和9年9月27日, 令和9年度, 2050年
DATES = re.compile(r"令和\d+年\d+月\d+日|令和\d+年度|20\d\d年")


@pytest.mark.parametrize("document", ["plan-summary", "plan-questions"])
@pytest.mark.parametrize("town", TOWNS)
def test_each_date_that_the_council_reads_is_told_in_the_plan_with_what_it_is(town: str, document: str) -> None:
    read = [file for file in built(town).files if file.id in ("plan", document)]
    texts = {file.id: document_text(file.content) for file in read}
    plan = texts["plan"][texts["plan"].rindex("この計画の要点") :]
    chapters = plan[plan.index("\n| ") :]  # what the first page says of a date is no reason for it
    assert [told for told in DATES.findall(texts[document]) if told not in chapters] == []


@pytest.mark.parametrize("town", TOWNS)
def test_a_day_that_cannot_be_kept_is_told_beside_the_day_that_the_town_asked_for(town: str) -> None:
    situation = built(town).decided.situation
    asked = situation.value("procurement.next_case_start")
    for late in situation.value("purchases.late")[:1]:
        told = answer(town, "更新は間に合うのか")
        assert era(late.wanted) in told
        if late.works[0] in situation.value("purchases.case_works"):
            assert f"希望の{era(asked)}" in told
        else:
            assert "の満了に合わせて切り替える" in told


@pytest.mark.parametrize("town", TOWNS)
def test_why_half_of_the_days_stay_free_is_told_where_they_do_while_measures_wait(town: str) -> None:
    (plan,) = (document_text(file.content) for file in built(town).files if file.manuscript.id == "plan")
    (why,) = set(re.findall(r"半分以上が残るのは、[^。]*。", plan)) or {""}
    assert re.findall(r"半分以上が残るのは、[^。]*。", answer(town, "人手は足りるか")) == ([why] if why else [])
    programme = built(town).decided.programme
    half_free = any(load.needed * 2 < load.capacity for load in programme.loads)
    assert half_free or not why
