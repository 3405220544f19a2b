"""Every example that a shipped question shows can be typed as it is shown."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from planner.answers.model import Answers, AnswerState
from planner.interview.console import Interview
from planner.interview.desk import Desk
from planner.interview.session import Session
from planner.questionnaire.load import load_questionnaire
from planner.questionnaire.model import Question, QuestionType

QUESTIONNAIRE = load_questionnaire(Path(__file__).parent.parent.parent / "questionnaires")
EXAMPLES = [(question, example) for question in QUESTIONNAIRE for example in question.examples]


@pytest.mark.parametrize(
    ("question", "example"), [pytest.param(*pair, id=f"{pair[0].id}-{n}") for n, pair in enumerate(EXAMPLES)]
)
def test_an_example_is_accepted_as_it_is_shown(question: Question, example: str) -> None:
    session = Session(QUESTIONNAIRE, Answers(), question.id)
    lines = iter([example, "", ""])
    said: list[str] = []
    interview = Interview(Desk(_typing(lines), said.append, 200), session, lambda name, answer: None)
    interview.run()
    answer = interview.session.answers.get(question.id)
    assert answer, said[-3:]
    assert answer.state is AnswerState.ANSWERED
    if question.type is QuestionType.TABLE:
        (row,) = answer.value
        assert [column.label for column in question.columns if row[column.id] is None] == (
            [question.columns[0].label] if example.startswith("空欄") else []
        )


def _typing(lines: Iterator[str]) -> Callable[[str], str]:
    def read(prompt: str) -> str:
        try:
            return next(lines)
        except StopIteration:
            raise EOFError from None

    return read
