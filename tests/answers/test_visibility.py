"""Conditions decide which questions apply; a hidden answer stays in the file and out of sight."""

import pytest

from planner.answers.model import Answer, Answers, AnswerState
from planner.answers.visibility import answer_values, with_changed, with_visibility
from planner.missing import Missing, Reason
from planner.questionnaire.model import Questionnaire

ANSWERED = AnswerState.ANSWERED
NAME, HEAD = "organisation.headquarters_name", "organisation.headquarters_head"


def answers(**values: object) -> Answers:
    by_id = {
        name.replace("__", "."): Answer(value) if isinstance(value, AnswerState) else Answer(ANSWERED, value)
        for name, value in values.items()
    }
    return Answers(by_id)


def reason(value: object) -> Reason:
    assert isinstance(value, Missing)
    return value.reason


def test_a_question_shows_only_while_its_condition_is_true(questionnaire: Questionnaire) -> None:
    for value, hidden in ((True, False), (False, True), (AnswerState.UNKNOWN, True), (AnswerState.LATER, True)):
        seen = with_visibility(questionnaire, answers(organisation__headquarters=value))
        assert (NAME in seen.hidden) is hidden
    assert NAME in with_visibility(questionnaire, Answers()).hidden


def test_a_hidden_answer_comes_back_when_its_condition_turns_true(questionnaire: Questionnaire) -> None:
    given = answers(organisation__headquarters=False, organisation__headquarters_name="DX推進本部")
    seen = with_visibility(questionnaire, given)
    assert seen.visible(NAME) is None
    assert seen.get(NAME) == Answer(ANSWERED, "DX推進本部")
    again = answers(organisation__headquarters=True, organisation__headquarters_name="DX推進本部")
    assert with_visibility(questionnaire, again).value(NAME) == "DX推進本部"


def test_a_hidden_answer_counts_as_not_there_for_later_conditions(questionnaire: Questionnaire) -> None:
    shown = answers(organisation__headquarters=True, organisation__headquarters_name="本部")
    hidden = answers(organisation__headquarters=False, organisation__headquarters_name="本部")
    assert HEAD not in with_visibility(questionnaire, shown).hidden
    assert HEAD in with_visibility(questionnaire, hidden).hidden


@pytest.mark.parametrize(
    "changed", [{"organisation__headquarters": True}, {NAME.replace(".", "__"): "会議"}, {"basics__total_staff": 3}]
)
def test_a_changed_answer_shows_and_hides_what_deciding_everything_anew_would(
    changed: dict[str, object], questionnaire: Questionnaire
) -> None:
    for before in (answers(), answers(organisation__headquarters=False), answers(organisation__headquarters=True)):
        seen = with_visibility(questionnaire, before)
        after = with_changed(questionnaire, seen, answers(**changed).by_id)
        assert after == with_visibility(questionnaire, Answers({**before.by_id, **answers(**changed).by_id}))


def test_every_question_has_a_value_or_the_reason_why_not(questionnaire: Questionnaire) -> None:
    values = answer_values(
        questionnaire,
        answers(
            basics__total_staff=312,
            basics__hazards=("snow",),
            basics__share=AnswerState.UNKNOWN,
            budget__it_cost=AnswerState.LATER,
            network__model=AnswerState.NOT_APPLICABLE,
            organisation__headquarters_name="本部",
        ),
    )
    assert list(values) == [question.id for question in questionnaire]
    assert (values["basics.total_staff"], values["basics.hazards"]) == (312, ("snow",))
    assert reason(values["basics.share"]) is Reason.UNKNOWN
    assert reason(values["budget.it_cost"]) is Reason.LATER
    assert reason(values["network.model"]) is Reason.NOT_APPLICABLE
    assert reason(values["budget.contracts"]) is Reason.UNANSWERED
    assert reason(values[NAME]) is Reason.UNDECIDED


def test_an_empty_cell_of_a_table_is_missing(questionnaire: Questionnaire) -> None:
    row = {"work": "税", "started": None, "renewal": 2027, "cost": None}
    (read,) = answer_values(questionnaire, answers(systems__ledger=(row,)))["systems.ledger"]
    assert (read["work"], read["renewal"]) == ("税", 2027)
    assert read["cost"].path == "systems.ledger.cost"
