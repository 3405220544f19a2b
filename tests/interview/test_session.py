from collections.abc import Callable
from types import MappingProxyType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.answers.completeness import open_questions
from planner.answers.model import Answer, Answers, AnswerState
from planner.answers.visibility import answer_values
from planner.interview.review import gaps, review
from planner.interview.session import Progress, Session, start
from planner.questionnaire.model import Questionnaire

QUESTIONS = """
id: one
type: integer

id: office
type: yesno

id: office_name
type: text
when: a.office

id: office_staff
type: integer
when: a.office

id: last
type: integer
"""
MORE = """
id: first
type: text

id: second
type: text
"""


@pytest.fixture
def questionnaire(asked: Callable[..., Questionnaire]) -> Questionnaire:
    return asked(a=QUESTIONS, b=MORE)


@pytest.fixture
def session(questionnaire: Questionnaire) -> Session:
    return start(questionnaire, Answers())


def put(session: Session, *values: object) -> Session:
    for value in values:
        session = session.put(Answer(AnswerState.ANSWERED, value))
    return session


def later(session: Session) -> Session:
    return session.later(Answer(AnswerState.LATER))


def test_questions_come_in_order_and_only_those_that_apply(session: Session) -> None:
    assert session.visible == ("a.one", "a.office", "a.last", "b.first", "b.second")
    assert put(session, 1, False).current == "a.last"
    assert put(session, 1, True).current == "a.office_name"


def test_a_session_with_nothing_open_has_no_question(session: Session) -> None:
    done = put(session, 1, False, 2, "x", "y")
    assert done.current is None
    assert done.question is None


def test_a_session_resumes_at_the_first_open_question(questionnaire: Questionnaire, session: Session) -> None:
    stopped = put(session, 1, True)
    assert start(questionnaire, stopped.answers).current == "a.office_name"


def test_back_keeps_later_answers(session: Session) -> None:
    moved = put(session, 1, True, "支所", 3, 2)
    returned = moved.back().back().back()
    assert returned.current == "a.office_name"
    assert returned.answers.by_id == moved.answers.by_id


def test_going_on_after_back_passes_each_question_and_returns(session: Session) -> None:
    returned = put(session, 1, True, "支所").back().back()
    assert returned.current == "a.office"
    assert returned.keep().current == "a.office_name"
    assert returned.keep().keep().current == "a.office_staff"


def test_back_at_the_first_question_stays(session: Session) -> None:
    assert session.back() is session


def test_back_after_the_last_question_returns_to_it(session: Session) -> None:
    assert put(session, 1, False, 2, "x", "y").back().current == "b.second"


def test_a_jump_returns_to_where_it_came_from(session: Session) -> None:
    jumped = put(session, 1, False, 2).jump("a.one")
    assert jumped.current == "a.one"
    assert put(jumped, 5).current == "b.first"


def test_a_visit_of_some_questions_goes_through_the_visible_ones_and_returns(session: Session) -> None:
    jumped = put(session, 1, False, 2, "x").visit(["a.last", "a.one", "a.office", "a.office_name"])
    assert [jumped.current, *jumped.agenda] == ["a.one", "a.office", "a.last", "b.second"]


def test_a_jump_to_a_hidden_question_does_nothing(session: Session) -> None:
    assert session.jump("a.office_name") is session


def test_a_hidden_question_keeps_its_answer_and_returns_with_it(session: Session) -> None:
    answered = put(session, 1, True, "支所", 3)
    hidden = put(answered.jump("a.office"), False)
    assert "a.office_name" not in hidden.visible
    assert hidden.answers.by_id["a.office_name"].value == "支所"
    assert hidden.answers.value("a.office_name") is None
    shown = put(hidden.jump("a.office"), True)
    assert shown.answers.value("a.office_name") == "支所"
    assert shown.to_confirm == {"a.office_name", "a.office_staff"}


def test_questions_that_a_changed_answer_shows_are_asked_at_once(session: Session) -> None:
    answered = put(session, 1, False, 2, "x")
    changed = put(answered.jump("a.office"), True)
    assert [changed.current, *changed.agenda] == ["a.office_name", "a.office_staff", "b.second"]


def test_confirming_needs_no_new_answer(session: Session) -> None:
    shown = put(put(put(session, 1, True, "支所", 3).jump("a.office"), False).jump("a.office"), True)
    assert shown.current == "a.office_name"
    confirmed = shown.keep().keep()
    assert confirmed.to_confirm == frozenset()
    assert confirmed.answers.value("a.office_staff") == 3


def test_the_same_answer_again_confirms_nothing_else(session: Session) -> None:
    again = put(put(session, 1, True, "支所").jump("a.office"), True)
    assert again.to_confirm == frozenset()
    assert again.current == "a.office_staff"


def test_a_question_put_off_is_not_asked_again_in_the_same_round(session: Session) -> None:
    put_off = later(session)
    assert put_off.current == "a.office"
    done = put(put_off, False, 2, "x", "y")
    assert done.current is None
    assert done.jump_to_later().current == "a.one"


def test_putting_off_an_answered_question_keeps_the_answer(session: Session) -> None:
    returned = later(put(session, 1).back())
    assert returned.answers.value("a.one") == 1
    assert returned.current == "a.office"


def test_progress_counts_visible_questions_and_estimates_minutes(session: Session) -> None:
    assert (session.progress().settled, session.progress().visible, session.progress().minutes) == (0, 5, 9)
    answered = later(put(session, 1, True))
    progress = answered.progress("a")
    assert (progress.settled, progress.visible, progress.minutes) == (2, 5, 6)
    assert put(session, 1, False, 2, "x", "y").progress().minutes == 0


def test_one_section_can_be_asked_alone(questionnaire: Questionnaire) -> None:
    scope = frozenset(("b.first", "b.second"))
    alone = start(questionnaire, Answers(), scope)
    assert alone.current == "b.first"
    assert put(alone, "x", "y").current is None
    again = start(questionnaire, put(alone, "x", "y").answers, scope)
    assert (again.progress().visible, again.whole.progress().visible) == (2, 5)
    assert [again.current, *again.agenda] == ["b.first", "b.second"]


def test_a_condition_on_a_condition_is_followed(asked: Callable[..., Questionnaire]) -> None:
    chain = asked(a="id: x\ntype: yesno\n\nid: y\ntype: yesno\nwhen: a.x\n\nid: z\ntype: text\nwhen: a.y")
    answers = {"a.x": True, "a.y": True, "a.z": "値"}
    filled = Answers(MappingProxyType({name: Answer(AnswerState.ANSWERED, value) for name, value in answers.items()}))
    done = start(chain, filled)
    assert done.current is None
    changed = put(done.jump("a.x"), False)
    assert changed.answers.hidden == {"a.y", "a.z"}
    assert put(changed.jump("a.x"), True).to_confirm == {"a.y", "a.z"}


STEPS = st.lists(st.sampled_from(["yes", "no", "back", "later", "unknown", "keep", "jump", "visit"]), max_size=40)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(steps=STEPS)
def test_no_way_through_an_interview_loses_an_answer(questionnaire: Questionnaire, steps: list[str]) -> None:
    session = start(questionnaire, Answers())
    for step in steps:
        before = session.answers.by_id
        typed = {"yes": True, "no": False}.get(step)
        if step == "back":
            session = session.back()
        elif step == "jump":
            session = session.jump("a.office")
        elif step == "visit":
            session = session.visit(["a.one", "a.office", "a.office_name", "a.last"])
        elif session.current is None:
            continue
        elif step == "keep":
            session = session.keep()
        elif step == "later":
            session = later(session)
        else:
            state = AnswerState.UNKNOWN if step == "unknown" else AnswerState.ANSWERED
            session = session.put(Answer(state, typed))
        assert set(before) <= set(session.answers.by_id)
        assert session.current is None or session.current in session.visible
        assert session.current is not None or not any(session.is_open(name) for name in session.visible)


def test_what_is_found_out_after_a_draft_is_neither_asked_nor_left_but_can_be_gone_to(
    asked: Callable[..., Questionnaire],
) -> None:
    questionnaire = asked(a="id: one\ntype: integer\n\nid: measured\ntype: text\nafter_draft: true")
    first = start(questionnaire, Answers())
    assert first.progress() == Progress(settled=0, visible=1, minutes=2)
    session = put(first, 1)
    assert (session.current, session.progress().left) == (None, 0)
    assert session.jump("a.measured").current == "a.measured"
    assert [line.mark for line in review(session)[0].lines] == ["済", "草案の後"]
    assert gaps(session).unanswered == ()
    assert put(session.jump("a.measured"), "38分").answers.value("a.measured") == "38分"


@pytest.mark.parametrize("state", [AnswerState.LATER, AnswerState.UNKNOWN])
def test_what_is_found_out_after_a_draft_is_not_unknown_before(
    asked: Callable[..., Questionnaire], state: AnswerState
) -> None:
    questionnaire = asked(a="id: measured\ntype: text\nafter_draft: true")
    for answers in (Answers(), Answers(MappingProxyType({"a.measured": Answer(state)}))):
        assert open_questions(questionnaire, answers) == ()
        assert answer_values(questionnaire, answers)["a.measured"].is_settled
