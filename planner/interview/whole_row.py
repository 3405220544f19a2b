"""A whole row typed on one line: how it was read, what somebody says to that, and one that is a single cell."""

from __future__ import annotations

import unicodedata
from typing import Any

from planner.answers.listed import Listed, listed_row
from planner.answers.shown import shown
from planner.interview.asking import Asking
from planner.interview.cell import fill_cell
from planner.interview.commands import Command
from planner.interview.explain import explain, show_choices
from planner.interview.table_help import tell_help
from planner.questionnaire.model import PROSE, Question

_AGREE = "この1行でよければ Enter（続けて次の行を入力しても可）、全部が一つ目の欄の文なら 2、欄ごとに入力するなら 3 > "
_RETYPE = "1行を入力し直すか、全部が一つ目の欄の文なら 2、欄ごとに入力するなら 3、やめるなら Enter > "


def means_yes(reply: str) -> bool:
    """Whether a reply agrees to a row as it was shown."""
    return _plain(reply) in ("", "1", "はい")


def means_text(reply: str) -> bool:
    """Whether a reply says that a line is one text for the first column."""
    return _plain(reply) in ("2", "いいえ")


def means_cells(reply: str) -> bool:
    """Whether a reply says that the cells of a line are to be asked for one by one."""
    return _plain(reply) == "3"


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()


def are_listed(question: Question, text: str) -> bool:
    """Whether lines typed at once part their cells by 、 and not, as a spreadsheet does, by tabs."""
    return "\t" not in text and any(listed_row(question, line) for line in text.strip().splitlines())


def fill_first(asking: Asking, cells: dict[str, Any], text: str) -> bool:
    """Put a line into the first cell of a row, and say so if it could have been more; whether that worked."""
    first = asking.question.columns[0]
    if not fill_cell(asking, first, cells, text):
        return False
    if "、" in text and first.type in PROSE:
        asking.desk.say(f"全部を「{first.label}」とします。", "→ ")
    return True


def said_to(asking: Asking, listed: Listed, number: int) -> Command | str:
    """Show how a line was read as the row of this number; return what is said to it, nothing where it is sure."""
    if listed.is_sure:
        return ""
    first = asking.question.columns[0]
    _show(asking, listed, number)
    if listed.row is None:
        asking.refuse()
    if listed.row is None and first.type not in PROSE:
        return ""
    while (reply := asking.line(_RETYPE if listed.row is None else _AGREE, first)) is Command.EXPLAIN:
        explain(asking.desk, asking.question, asking.who)
        tell_help(asking.desk, asking.question)
    return reply


def _show(asking: Asking, listed: Listed, number: int) -> None:
    """Say the row, or which of its cells cannot be read and what can."""
    if listed.row is not None:
        given = asking.question.columns[: listed.cells]
        asking.desk.say("　".join(f"{item.label}「{shown(item, listed.row[item.id])}」" for item in given), "  ")
    columns = {column.id: column for column in asking.question.columns}
    for fault in listed.faults:
        column = columns[str(fault.keys[-1])]
        asking.desk.say(f"{number}行目 {fault.what}。{'' if column.choices else fault.remedy}", "× ")
        if column.choices and column is not asking.question.columns[0]:  # those come with the next prompt
            asking.desk.say(f"「{column.label}」は、次から番号か言葉で選びます。", "  ")
            show_choices(asking.desk, column)
