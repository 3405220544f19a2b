"""Each measure is judged within the plan or said to be judged by the next one; the first look is in the first year."""

import re

import pytest

from tests.reference.towns import GROUP, built, document_text

pytestmark = GROUP


def plan_text(town: str) -> str:
    (plan,) = [document_text(file.content) for file in built(town).files if file.manuscript.id == "plan"]
    return plan


@pytest.mark.parametrize(("town", "some"), [("mihonjima", True), ("mihondate", False), ("mihongawa", False)])
def test_a_measure_that_the_plan_cannot_judge_says_in_its_sheet_who_does(town: str, some: bool) -> None:
    """There are none where days are left: nothing begins too late to be judged there."""
    programme = built(town).decided.programme
    later = [item for item in programme.measures if not item.due and item.judged == 0]
    assert bool(later) is some
    assert plan_text(town).count("評価は次の計画で行う") == len(later)


@pytest.mark.parametrize("town", ["mihonjima", "mihongawa"])
def test_the_stop_rule_can_fire_where_one_year_only_can_be_looked_back_on(town: str) -> None:
    programme = built(town).decided.programme
    once = [item.number for item in programme.measures if not item.due and item.judged == 1]
    assert once
    assert f"（{'、'.join(once)}は1年で）目標の半分未満" in plan_text(town)


@pytest.mark.parametrize("town", ["mihonjima", "mihondate"])
def test_the_first_look_is_in_the_first_year(town: str) -> None:
    programme = built(town).decided.programme
    first = programme.years[0] - 2018
    assert f"点検は令和{first}年度の6月から毎年行う" in plan_text(town)
    assert not re.search(rf"初めの点検は令和{first + 1}年度", plan_text(town))
