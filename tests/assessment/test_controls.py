"""A security control is carried out, planned, open, not known or none of ours, by the answers."""

from datetime import date

import pytest

from planner.assessment.controls import ControlRule, judge_controls
from planner.assessment.load import load_assessment
from planner.questionnaire.condition import Condition
from planner.questionnaire.load import load_questionnaire
from planner.shipped import shipped_folder
from planner.situation.model import Fact, Origin, OriginKind
from planner.templateset.load import load_template_sets
from tests.assessment.test_judge import NONE, UNKNOWN, situation

EXCEPTIONS = "security.exception_list"
RULE = ControlRule(
    "mfa", "認証", 5, "mfa", "q.a", Condition("q.a == 2"), Condition("q.a == 1"), 10, "情報", "始める", "続ける"
)


@pytest.mark.parametrize(
    ("answer", "state", "days", "following"),
    [
        (2, "実施済", 0, "続ける"),
        (1, "予定", 10, "始める"),
        (0, "未実施", 10, "始める"),
        (UNKNOWN, "未把握", 10, "始める"),
        (NONE, "対象外", 0, "―"),
    ],
)
def test_a_control_has_a_state_and_the_days_that_are_left(
    answer: object, state: str, days: float, following: str
) -> None:
    (control,) = judge_controls([RULE], situation(a=answer))
    assert (control.label, control.days, control.next) == (state, days, following)
    assert control.reads == ("q.a",)


@pytest.mark.parametrize(
    ("answer", "until", "state"),
    [
        (0, date(2027, 3, 31), "例外"),
        (UNKNOWN, date(2027, 3, 31), "例外"),
        (0, date(2026, 3, 31), "未実施"),
        (2, date(2027, 3, 31), "例外"),
        (2, date(2026, 3, 31), "実施済"),
    ],
)
def test_an_approved_exception_is_one_until_its_last_day_and_its_work_is_still_left(
    answer: object, until: date, state: str
) -> None:
    rows = ({"control": "mfa", "until": until, "instead": "別の部屋に置く"},)
    known = situation(a=answer).with_facts([Fact(EXCEPTIONS, rows, EXCEPTIONS, Origin(OriginKind.ANSWER))])
    (control,) = judge_controls([RULE], known)
    assert (control.label, control.until, control.days) == (state, until, 0 if state == "実施済" else 10)


def test_exceptions_can_be_told_for_controls_by_their_own_titles() -> None:
    rules = load_assessment(load_template_sets(shipped_folder("plan_templates")).named("base")).controls
    titles = {rule.id.replace("-", "_"): rule.title for rule in rules}
    (asked,) = (item for item in load_questionnaire(shipped_folder("questionnaires")) if item.id == EXCEPTIONS)
    (column,) = (column for column in asked.columns if column.id == "control")
    assert {choice.id: choice.label for choice in column.choices}.items() <= titles.items()


def test_every_control_of_the_base_names_a_question_and_the_areas_all_have_some() -> None:
    rules = load_assessment(load_template_sets(shipped_folder("plan_templates")).named("base")).controls
    asked = {question.id for question in load_questionnaire(shipped_folder("questionnaires"))}
    assert [rule.asks for rule in rules if rule.asks not in asked] == []
    assert {rule.area for rule in rules} == set(range(9))
