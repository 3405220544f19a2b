"""Asking one cell of a table row, and what else may be typed there: a whole row, or a command (修正 2, 削除 2)."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from msgspec import Struct

from planner.answers.listed import Listed, listed_row
from planner.answers.model import AnswerState
from planner.answers.rows import EMPTY
from planner.answers.shown import shown
from planner.interview.asking import Asking
from planner.interview.commands import STATES, Command
from planner.interview.explain import how_to_answer, show_choices
from planner.interview.prompts import prompt_of, read_typed
from planner.questionnaire.model import Column

_ROW_COMMAND = re.compile(r"(削除|修正|:d|:e)(?:\s*(\d+)\s*(?:行目?)?)?", re.IGNORECASE)
_DELETING = ("削除", ":d")
_LEFT_OUT = (
    "まだ書かない欄は Enter だけとし、誰かに確かめる欄は「分からない」、当てはまらない欄は「該当なし」とします。"
)


class RowCommand(Struct, frozen=True):
    """What to do with the row of this number, counted from 1: delete it or go through its cells again.

    Without a number it is the row that is being filled in.
    """

    number: int | None
    deletes: bool


def row_command(text: str) -> RowCommand | None:
    """Return the command about a row that a line is, None if it is something else."""
    found = _ROW_COMMAND.fullmatch(unicodedata.normalize("NFKC", text).strip())
    return RowCommand(int(found[2]) if found[2] else None, found[1].lower() in _DELETING) if found else None


def ask_cell(asking: Asking, column: Column, cells: dict[str, Any]) -> Command | RowCommand | Listed | None:
    """Ask for one cell and put it into `cells`; return the command that leads out of it, None when it is done.

    For the first cell a line with the whole row may be typed as well, which is returned.
    """
    show_choices(asking.desk, column)
    if cells[column.id] is not None:
        now = f"{shown(column, cells[column.id])}（Enter でこのまま、「{EMPTY}」で消す）"
        asking.desk.say(now, "    今の値: ")
    while True:
        text = asking.line(f"    {column.label}{prompt_of(column)}", column)
        command = row_command(text) if isinstance(text, str) else text
        if command is Command.EXPLAIN:
            asking.desk.say(f"{how_to_answer(column)}{_LEFT_OUT}", "    ")
        elif command and command not in STATES:
            return command
        elif isinstance(text, str) and (listed := _whole(asking, column, text)):
            return listed
        elif fill_cell(asking, column, cells, text):
            return None


def _whole(asking: Asking, column: Column, text: str) -> Listed | None:
    return listed_row(asking.question, text) if column is asking.question.columns[0] else None


def fill_cell(asking: Asking, column: Column, cells: dict[str, Any], text: Command | str) -> bool:
    """Put what was typed into the cell; whether that worked. 後で leaves it empty."""
    if isinstance(text, str) and not text.strip() and cells[column.id] is not None:
        return True
    if isinstance(text, Command) or not text.strip() or text.strip() == EMPTY:
        if column.required:
            asking.desk.say("この欄は空にできません。値を入力するか、「削除」でこの行をやめてください。", "× ")
            return False
        state = STATES[text] if isinstance(text, Command) else None
        cells[column.id] = None if state is AnswerState.LATER else state
        return True
    entered = read_typed(asking.desk, column, text)
    if entered is None:
        asking.refuse()
        return False
    cells[column.id] = entered.value
    return True
