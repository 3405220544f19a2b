from collections.abc import Callable
from datetime import date
from types import MappingProxyType
from typing import Any

import pytest

from planner.answers.model import Answer, Answers, AnswerState
from planner.answers.shown import shown
from planner.interview.review import gaps, review
from planner.interview.session import Session, start
from planner.questionnaire.model import Questionnaire

QUESTIONS = """
id: staff
type: integer
unit: 人
required: true

id: cost
type: money

id: office
type: yesno

id: place
type: text
when: a.office

id: risks
type: choices
choices: {flood: 洪水, snow: 豪雪}

id: until
type: year

id: revised
type: date

id: own
type: municipality

id: ledger
type: table
columns:
  - {id: work, label: 業務, type: text}
  - {id: cost, label: 年額, type: money}
"""


@pytest.fixture
def questionnaire(asked: Callable[..., Questionnaire]) -> Questionnaire:
    return asked(a=QUESTIONS, b="id: note\ntype: longtext")


def session(questionnaire: Questionnaire, **answers: Any) -> Session:
    given = {
        f"a.{name}": Answer(value) if isinstance(value, AnswerState) else Answer(AnswerState.ANSWERED, value)
        for name, value in answers.items()
    }
    return start(questionnaire, Answers(MappingProxyType(given)))


@pytest.mark.parametrize(
    ("name", "value", "text"),
    [
        ("staff", 1200, "1,200人"),
        ("cost", 1200, "1,200千円（120万円）"),
        ("office", False, "いいえ"),
        ("risks", ("flood", "snow"), "洪水、豪雪"),
        ("risks", (), "なし"),
        ("until", 2026, "令和8年度（2026）"),
        ("revised", date(2026, 11, 23), "令和8年11月23日"),
        ("own", "052078", "湯沢市（秋田県、052078、2020年の人口4.2万人）"),
        ("own", "999999", "999999"),
        ("ledger", ({"work": "税"}, {"work": "住基", "cost": 5}), "業務 税\n業務 住基、年額 5千円（5,000円）"),
    ],
)
def test_a_value_prints_as_people_read_it(questionnaire: Questionnaire, name: str, value: Any, text: str) -> None:
    assert shown(questionnaire[f"a.{name}"], value) == text


def test_the_list_has_every_visible_question_with_its_mark(questionnaire: Questionnaire) -> None:
    given = session(questionnaire, staff=3, cost=AnswerState.LATER, office=False, risks=AnswerState.UNKNOWN, place="x")
    marks = {line.question.id: line.mark for item in review(given) for line in item.lines}
    assert marks == {
        "a.staff": "済",
        "a.cost": "後で",
        "a.office": "済",
        "a.risks": "不明",
        "a.until": "未",
        "a.revised": "未",
        "a.own": "未",
        "a.ledger": "未",
        "b.note": "未",
    }


def test_a_table_is_listed_with_its_number_of_rows(questionnaire: Questionnaire) -> None:
    given = session(questionnaire, ledger=({"work": "税", "cost": None},))
    line = next(line for item in review(given) for line in item.lines if line.question.id == "a.ledger")
    assert line.value == "1行 業務 税"


def test_an_answer_to_confirm_is_marked(questionnaire: Questionnaire) -> None:
    changed = session(questionnaire, office=True, place="支所").jump("a.office")
    hidden = changed.put(Answer(AnswerState.ANSWERED, False))
    shown_again = hidden.jump("a.office").put(Answer(AnswerState.ANSWERED, True))
    marks = {line.question.id: line.mark for item in review(shown_again) for line in item.lines}
    assert marks["a.place"] == "確認"
    assert [question.id for question in gaps(shown_again).to_confirm] == ["a.place"]


def test_gaps_tell_required_put_off_unanswered_and_unknown_apart(questionnaire: Questionnaire) -> None:
    missing = gaps(session(questionnaire, cost=AnswerState.LATER, risks=AnswerState.UNKNOWN, until=2026))
    assert [question.id for question in missing.required] == ["a.staff"]
    assert [question.id for question in missing.later] == ["a.cost"]
    assert [question.id for question in missing.unknown] == ["a.risks"]
    assert "a.office" in [question.id for question in missing.unanswered]
    assert "a.place" not in [question.id for group in (missing.unanswered, missing.required) for question in group]
