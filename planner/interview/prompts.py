"""Asking one question until there is an answer that can be read, or a command."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from planner.answers.borrowed import told_borrowed
from planner.answers.model import Answer
from planner.answers.names import told_odd_name
from planner.answers.picking import offered
from planner.answers.reading import read_text
from planner.answers.shown import shown, shown_row
from planner.answers.unreadable import UnreadableError, faults_of
from planner.interview.asking import Asking
from planner.interview.commands import Command
from planner.interview.desk import Desk
from planner.interview.suggestion import Suggestion
from planner.municipality.table import distinguish
from planner.questionnaire.model import Column, Question, QuestionType

_MOST_LISTED = 20
_SEVERAL_LINES = (QuestionType.LONGTEXT, QuestionType.CHOICES)
_EDIT = ("編集", ":e")
_YESNO = {"1": "はい", "2": "いいえ"}


class Entered(Struct, frozen=True):
    """A value that was read. `source` and `as_of` are given with a value taken from the statistics.

    `then` is a command typed in the middle of a text: the text before it is kept, then the command is carried out.
    """

    value: Any
    source: str = ""
    as_of: str = ""
    then: Command | None = None


class Kept:
    """The present answer stays."""


KEPT = Kept()
Reply = Command | Entered | Kept


def ask_single(asking: Asking, answer: Answer | None, suggestion: Suggestion | None = None) -> Reply:
    """Return what somebody answers to a question that is no table."""
    while True:
        text = asking.ask(prompt_of(asking.question))
        if isinstance(text, Command):
            return text
        reply = _read(asking, text, answer) if text.strip() else _empty(answer, suggestion)
        if reply:
            return reply
        asking.refuse()
        if not text.strip():
            asking.desk.say(
                "回答を入力してください。飛ばすときは「後で」、分からないときは「分からない」と入力します。"
            )


def _empty(answer: Answer | None, suggestion: Suggestion | None) -> Kept | Entered | None:
    """Return what Enter alone means: the present answer, else the suggestion, else nothing."""
    if answer is not None:
        return KEPT
    return Entered(suggestion.value, suggestion.source, suggestion.as_of) if suggestion else None


def _read(asking: Asking, text: str, answer: Answer | None) -> Command | Entered | None:
    if asking.question.type is QuestionType.LONGTEXT:
        return _longtext(asking, text, answer)
    if asking.question.type is QuestionType.MUNICIPALITY:
        return _municipality(asking, text)
    return read_typed(asking.desk, asking.question, text)


def read_typed(desk: Desk, item: Question | Column, text: str, then: Command | None = None) -> Entered | None:
    """Return the value of a typed text; None after saying why it cannot be read."""
    if item.type not in _SEVERAL_LINES and "\n" in text.strip():
        desk.say("1行で入力してください。", "× ")
        return None
    if item.type is QuestionType.YESNO:
        text = _YESNO.get(_plain(text), text)
    text = offered(item, text)
    try:
        return Entered(read_text(item, text), then=then)
    except UnreadableError as error:
        _refuse(desk, str(error))
    except ValueError as error:
        # The choices and their numbers stand above
        _refuse(desk, f"{faults_of(error)[0].what}。番号で答えてください。" if item.choices else str(error))
    return None


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()


def _refuse(desk: Desk, reason: str) -> None:
    for line in reason.splitlines():
        desk.say(line, "× ")


def prompt_of(item: Question | Column) -> str:
    """Return the prompt of a question or column: its unit and >."""
    unit = item.unit or ("千円" if item.type is QuestionType.MONEY else "")
    return f"（{unit}）> " if unit else "> "


def _longtext(asking: Asking, first: str, answer: Answer | None) -> Command | Entered | None:
    lines = [first]
    while True:
        if lines[-1].strip() in _EDIT:
            return _edited(asking, lines[:-1], answer)
        text = asking.ask("| ")
        if text in (Command.UNKNOWN, Command.NOT_APPLICABLE):
            return text
        if isinstance(text, Command):
            # Neither what was typed so far nor an answer it was to replace may be lost, so both become the answer
            earlier = [str(answer.value)] if answer and answer.is_answered else []
            typed = "\n".join([*earlier, *lines])
            return read_typed(asking.desk, asking.question, typed, then=text) or _left(asking.desk, text)
        if not text.strip() and not asking.desk.pending():  # an empty line inside a pasted text is part of it
            return _whole(asking, "\n".join(lines))
        lines.append(text)


def _whole(asking: Asking, text: str) -> Entered | None:
    entered = read_typed(asking.desk, asking.question, text)
    asking.refused[:] = [] if entered else [text]
    if asking.refused and asking.desk.edit:
        asking.desk.say("「編集」と入力すると、書いた文を直せます。", "  ")
    return entered


def _edited(asking: Asking, lines: list[str], answer: Answer | None) -> Entered | None:
    """Return the text saved in an editor that opens with the present answer and the lines typed so far."""
    earlier = [str(answer.value)] if answer and answer.is_answered else []
    text = asking.edit("\n".join([*(asking.refused or earlier), *lines]))
    if text is None:
        why = "保存された文がありません。" if asking.desk.edit else "編集プログラムが設定されていません（EDITOR）。"
        asking.desk.say(f"{why}ここに入力してください。", "× ")
        return None
    return _whole(asking, text)


def _left(desk: Desk, command: Command) -> Command:
    desk.say("入力途中の文は、上の理由で保存していません。")
    return command


def _municipality(asking: Asking, text: str) -> Command | Entered | None:
    """Return the municipality meant by a code, or picked from those that match a part of a name."""
    desk, table = asking.desk, asking.table
    exact = table.by_code(text)
    if exact:
        return Entered(exact.code)
    found = table.search(text)
    if not found:
        remedy = "名前の一部、読み、又は6桁のコードを入力してください。"
        desk.say(f"「{text.strip()}」に当たる団体がありません。{remedy}", "× ")
        return None
    for number, municipality in enumerate(found[:_MOST_LISTED], 1):
        desk.say(distinguish(municipality), f"  {number:>2} ")
    if len(found) > _MOST_LISTED:
        desk.say(f"ほかに{len(found) - _MOST_LISTED}団体あります。都道府県名を添えると絞れます（例 秋田 湯沢）。")
    return _pick(asking, tuple(item.code for item in found[:_MOST_LISTED]))


def _pick(asking: Asking, codes: tuple[str, ...]) -> Command | Entered | None:
    only = "Enter でも決まります。" if len(codes) == 1 else ""
    asking.desk.say(f"番号を入力して選びます。違うときは、もう一度名前を入力します。{only}")
    while True:
        text = asking.ask("番号> ")
        if isinstance(text, Command):
            return None if text is Command.BACK else text
        number = _plain(text)
        if len(codes) == 1 and number in ("", "はい"):
            number = "1"
        if number.isdecimal() and 1 <= int(number) <= len(codes):
            return Entered(codes[int(number) - 1])
        if number and not (number.isdecimal() and len(number) < 5):
            return _municipality(asking, text)
        asking.desk.say(f"1から{len(codes)}までの番号を入力してください。", "× ")


def echo(desk: Desk, question: Question, value: Any) -> None:
    """Say how an answer was understood, and what is odd about it."""
    desk.say(shown(question, value), "→ ")
    _warn(desk, question, value)


def echo_row(desk: Desk, question: Question, row: Mapping[str, Any], number: int) -> None:
    """Say how the row of this number was understood, and what is odd about its cells."""
    desk.say(shown_row(question, row), f"→ {number}行目 ")
    for column in question.columns:
        _warn(desk, column, row[column.id])


def _warn(desk: Desk, item: Question | Column, value: Any) -> None:
    """Say what is odd about a value that was taken all the same, if anything is."""
    for told in filter(None, (told_odd_name(item, value), told_borrowed(item, value))):
        desk.say(told, "  注意: ")
