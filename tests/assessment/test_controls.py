"""A security control is carried out, planned, open, not known or none of ours, by the answers."""

from datetime import date

import pytest
from msgspec.structs import replace

from planner.assessment.controls import ControlRule, judge_controls
from planner.assessment.load import load_assessment
from planner.missing import Missing
from planner.questionnaire.condition import Condition
from planner.situation.model import Fact, Origin, OriginKind, Situation
from tests.assessment.test_judge import NONE, UNKNOWN, situation
from tests.shipped import BASE, QUESTIONS

EXCEPTIONS = "security.exception_list"
RULE = ControlRule("mfa", "認証", 5, "mfa", "q.a", Condition("q.a == 2"), Condition("q.a == 1"), 10, "情報", "始める")


@pytest.mark.parametrize(
    ("answer", "state", "days", "following"),
    [
        (2, "実施済", 0, ""),
        (1, "予定", 10, "始める"),
        (0, "未実施", 10, "始める"),
        (UNKNOWN, "未把握", 10, "始める"),
        (NONE, "対象外", 0, ""),
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


def told(*rows: dict[str, object]) -> Situation:
    cells = ({"until": Missing("t.until"), **row} for row in rows)
    return situation(a=1).with_facts([Fact("q.terms", tuple(cells), "条件", Origin(OriginKind.ANSWER))])


@pytest.mark.parametrize(
    ("rows", "state", "until"),
    [
        ([{"term": "tenant", "state": "done"}], "実施済", None),
        ([{"term": "tenant", "state": "planned", "until": date(2027, 3, 31)}], "予定", None),
        ([{"term": "tenant", "state": "excepted", "until": date(2027, 3, 31)}], "例外", date(2027, 3, 31)),
        ([{"term": "tenant", "state": "excepted", "until": date(2026, 3, 31)}], "未実施", date(2026, 3, 31)),
        ([{"term": "tenant", "state": "excepted"}], "未実施", None),
        ([{"term": "tenant", "state": "none"}], "未実施", None),
        ([{"term": "path", "state": "done"}], "未把握", None),
    ],
)
def test_a_row_of_a_table_can_tell_of_a_control(rows: list[dict[str, object]], state: str, until: date | None) -> None:
    rule = replace(RULE, done=None, planned=None, asks="q.terms", row="tenant")
    (control,) = judge_controls([rule], told(*rows))
    assert (control.label, control.until) == (state, until)


def test_a_control_that_does_not_apply_is_not_demanded_and_leaves_no_work() -> None:
    rule = replace(RULE, applies=Condition("q.a == 7"))
    for answer in (0, UNKNOWN):
        (control,) = judge_controls([rule], situation(a=answer))
        assert (control.is_demanded, control.is_open, control.days) == (False, False, 0)


def test_the_terms_of_a_network_model_are_asked_by_the_names_that_controls_read() -> None:
    rules = load_assessment(BASE).controls
    (asked,) = (item for item in QUESTIONS if item.id == "network.model_terms")
    (column,) = (column for column in asked.columns if column.id == "term")
    assert {choice.id for choice in column.choices} == {rule.row for rule in rules if rule.row}


def test_exceptions_can_be_told_for_controls_by_their_own_titles() -> None:
    rules = load_assessment(BASE).controls
    titles = {rule.id.replace("-", "_"): rule.title for rule in rules}
    (asked,) = (item for item in QUESTIONS if item.id == EXCEPTIONS)
    (column,) = (column for column in asked.columns if column.id == "control")
    assert {choice.id: choice.label for choice in column.choices}.items() <= titles.items()


def test_every_control_of_the_base_names_a_question_and_the_areas_all_have_some() -> None:
    rules = load_assessment(BASE).controls
    asked = {question.id for question in QUESTIONS}
    assert [rule.asks for rule in rules if rule.asks not in asked] == []
    assert {rule.area for rule in rules} == set(range(9))
