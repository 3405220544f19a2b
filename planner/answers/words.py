"""The words that people write instead of a value: 分からない, 該当なし, 後で."""

from __future__ import annotations

from types import MappingProxyType

from planner.answers.model import AnswerState
from planner.questionnaire.choices import choice_named, folded
from planner.questionnaire.model import Column, Question, QuestionType

_PROSE = (QuestionType.TEXT, QuestionType.LONGTEXT)
_WORDS = MappingProxyType(
    {
        "分からない": AnswerState.UNKNOWN,
        "わからない": AnswerState.UNKNOWN,
        "不明": AnswerState.UNKNOWN,
        "該当なし": AnswerState.NOT_APPLICABLE,
        "該当無し": AnswerState.NOT_APPLICABLE,
        "後で": AnswerState.LATER,
        "あとで": AnswerState.LATER,
    }
)
_BARE = frozenset(("0", "はい", "いいえ", "ある", "あり", "ない", "有", "無", "有り", "無し"))


def is_bare_yesno(question: Question, text: str) -> bool:
    """Return whether an answer to a question for a name or a short text only says that there is one or none."""
    return question.type in (QuestionType.TEXT, QuestionType.DEPARTMENT) and folded(text) in _BARE


def state_named(text: str) -> AnswerState | None:
    """Return the state of that id or word, None if it is neither."""
    word = folded(text)
    return _WORDS.get(word) or next(
        (state for state in AnswerState if word in (state.value, folded(state.label))), None
    )


def state_meant(item: Question | Column, text: str) -> AnswerState | None:
    """Return the state that a bare word stands for as an answer to `item`; in text the word is an answer itself."""
    if item.type in _PROSE or choice_named(item.choices, text):
        return None
    return _WORDS.get(folded(text))
