"""What every prompt takes beside an answer: 戻る, 一覧, 後で, 分からない, 該当なし, 説明, 中断."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from planner.answers.model import AnswerState
from planner.answers.words import state_meant
from planner.questionnaire.choices import choice_named, folded
from planner.questionnaire.model import PROSE, Column, Question, QuestionType


class Command(Enum):
    """What somebody asks for instead of answering; the value is the word."""

    BACK = "戻る"
    LIST = "一覧"
    LATER = "後で"
    UNKNOWN = "分からない"
    NOT_APPLICABLE = "該当なし"
    EXPLAIN = "説明"
    QUIT = "中断"
    INTERRUPT = "Ctrl+C"

    @property
    def leaves(self) -> bool:
        """Whether the interview ends."""
        return self in (Command.QUIT, Command.INTERRUPT)


STATES: Mapping[Command, AnswerState] = {
    Command.LATER: AnswerState.LATER,
    Command.UNKNOWN: AnswerState.UNKNOWN,
    Command.NOT_APPLICABLE: AnswerState.NOT_APPLICABLE,
}
SHORT: Mapping[str, Command] = {
    "b": Command.BACK,
    "l": Command.LIST,
    "s": Command.LATER,
    "u": Command.UNKNOWN,
    "n": Command.NOT_APPLICABLE,
    "?": Command.EXPLAIN,
    "q": Command.QUIT,
}
_WORDS: Mapping[str, Command] = {
    **{command.value: command for command in SHORT.values()},
    "もどる": Command.BACK,
    "あとで": Command.LATER,
    "わからない": Command.UNKNOWN,
    "該当無し": Command.NOT_APPLICABLE,
}
_OF_STATE = {state: command for command, state in STATES.items()}


def command_in(text: str, item: Question | Column | None) -> Command | None:
    """Return the command that a line is, None if it is an answer to `item`; without an item everything may be short.

    A single letter is a command only where it cannot be an answer; `:b` is one everywhere.
    """
    word = folded(text)
    if word in _WORDS:
        return _WORDS[word]
    if word.startswith(":"):
        return SHORT.get(word[1:])
    if item is None:
        return SHORT.get(word)
    if word in SHORT and not _could_be_an_answer(word, item):
        return SHORT[word]
    state = state_meant(item, text)
    return _OF_STATE.get(state) if state else None


def doubt_about(text: str, item: Question | Column) -> str:
    """Return what to type instead of a line that may be a short command or an answer, empty if it is clear.

    It is `n` where a yes or no is asked, and a lone letter where words are: nobody answers with `b`.
    """
    word = folded(text)
    if item.type is QuestionType.YESNO and word == "n":
        return "「n」では、いいえ か 該当なし か分かりません。いいえ は 2、該当なし は :n と入力してください。"
    if item.type in PROSE and word in SHORT:
        name = SHORT[word].value
        return (
            f"「{text.strip()}」では、回答か「{name}」か分かりません。{name} は :{word}、回答は言葉で入力してください。"
        )
    return ""


def _could_be_an_answer(word: str, item: Question | Column) -> bool:
    return bool(doubt_about(word, item)) or choice_named(item.choices, word) is not None
