"""What a town tells of its merger, its water and a plan that it never made stands in its plan, by rules."""

import pytest

from planner.pipeline import Composed
from tests.told import composed, lines

ANSWERS = """format: 1
basics.municipality: "363421"
basics.merged_towns:
- {name: 旧見本町, merged_on: "2006-03-01"}
- {name: 旧見本村, merged_on: "2006-03-01"}
basics.branch_offices: 2
basics.local_issues:
- {topic: 漏水の多い古い管}
previous.exists: いいえ
previous.promised: 見本計画（令和3年度）に掲げたDX推進計画（担当の異動により着手せず）
upper.plan_start: 2027
upper.plan_years: 5
upper.decided_by: 課長会議
organisation.departments:
- {role: water, name: 見本水道企業団}
work.visible: some
systems.ledger_state: partial
systems.ledger:
- {work: 例規, started: 2005}
- {work: 財務会計, started: 2019}
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Composed:
    return composed(ANSWERS, tmp_path_factory.mktemp("town"), "plan")


@pytest.fixture(scope="module")
def plan(made: Composed) -> str:
    return "\n".join(lines(made.manuscripts[0]))


def test_merged_towns_whose_branch_offices_have_no_written_work_are_an_issue_that_a_measure_meets(
    plan: str, made: Composed
) -> None:
    assert "（施策4）　旧見本町と旧見本村が平成18年3月1日に合併し、支所・出張所は2箇所ある。" in plan
    (number,) = (issue.number for issue in made.decided.assessment.issues if issue.is_addressed(("merged-offices",)))
    assert "work-analysis" in [item.id for item in made.decided.programme.measures if number in item.issue_numbers]


def test_a_town_whose_water_another_body_supplies_is_given_no_measure_against_leaks(plan: str, made: Composed) -> None:
    assert "水道は見本水道企業団が行うため、漏水と料金の数字はそこに求める。" in plan
    programme = made.decided.programme
    assert "water-leaks" not in [item.id for item in (*programme.measures, *programme.put_off)]


def test_a_plan_that_was_promised_and_never_made_is_told_where_there_was_none_before(plan: str) -> None:
    assert (
        "作ると示しながら作らなかった計画がある（見本計画（令和3年度）に掲げたDX推進計画（担当の異動により着手せず））。"
        "本計画は課長会議が決め、点検を令和9年度の6月から毎年行う"
    ) in plan
