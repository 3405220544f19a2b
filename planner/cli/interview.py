"""`planner interview`: the guided questionnaire at the terminal, saved after every answer."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import click

from planner.answers.store import AnswersFile
from planner.cli.options import answers_argument, date_option, questionnaires_option
from planner.cli.output import say, show_problems
from planner.cli.usage import Command
from planner.errors import ExitStatus, Place, PlannerError, Problem
from planner.interview.console import Interview, Stamp
from planner.interview.desk import Desk
from planner.interview.session import start
from planner.japanese.width import printable
from planner.nearest import suggestion
from planner.questionnaire.load import load_questionnaire
from planner.questionnaire.model import Questionnaire

_WIDEST, _NARROWEST = 100, 40
_UNREADABLE = "\ufffd"


@click.command(cls=Command, short_help="質問に答えて、回答ファイルを作る・続ける")
@answers_argument
@click.option("--section", default="", metavar="ID", help="一つの分野だけを聞く（basics など）")
@click.option("--by", default="", metavar="氏名", help="回答に添える、答えた人の名前")
@date_option
@questionnaires_option
def interview(answers: Path, section: str, by: str, on: date, questionnaires: Path) -> int:
    """設問に順に答えます。1問ごとに保存し、途中でやめても続きから始められます。"""  # noqa: D400 - Japanese
    questionnaire = load_questionnaire(questionnaires)
    chosen = _section(questionnaire, section)
    file = AnswersFile(answers, questionnaire)
    show_problems(file.problems)
    session = start(questionnaire, file.answers, chosen)
    status = Interview(_desk(), session, file.put, Stamp(on.isoformat(), by), str(answers)).run()
    if not answers.exists():
        say("回答がまだないので、ファイルは作っていません。")
    return int(status)


def _section(questionnaire: Questionnaire, section_id: str) -> str | None:
    """Return the section asked for by id or title, None for all; raises `PlannerError` if there is none such."""
    if not section_id:
        return None
    for section in questionnaire.sections:
        if section_id in (section.id, section.title):
            return section.id
    listed = "、".join(f"{section.id}（{section.title}）" for section in questionnaire.sections)
    ids = [section.id for section in questionnaire.sections]
    remedy = suggestion(section_id, ids, f"分野は {listed} です")
    problem = Problem("interview/section", Place(), f"「{section_id}」という分野はありません", remedy)
    raise PlannerError([problem], ExitStatus.WRONG_USE)


def _desk() -> Desk:
    _edit_lines()
    columns = shutil.get_terminal_size((80, 24)).columns
    return Desk(_read, say, max(_NARROWEST, min(columns - 2, _WIDEST)), _pending, _editor())


def _editor() -> Callable[[str], str | None] | None:
    """Return what opens a text in the user's editor; on Windows there is always one."""
    if not (os.environ.get("VISUAL") or os.environ.get("EDITOR") or sys.platform == "win32"):
        return None

    def edit(text: str) -> str | None:
        try:
            return click.edit(text, require_save=True, extension=".txt")
        except click.ClickException as error:
            say(f"編集プログラムを開けません（{error.message}）")
            return None

    return edit


def _edit_lines() -> None:
    if sys.platform == "win32":
        return  # a Windows console edits lines itself
    with contextlib.suppress(ImportError):
        import readline

        readline.parse_and_bind("tab: self-insert")  # rows pasted from a spreadsheet hold tabs
        readline.parse_and_bind("set enable-bracketed-paste on")  # pasted lines are one answer, not several


def _pending() -> bool:
    """Whether pasted lines wait to be read; where the terminal marks what is pasted, they come as one."""
    if sys.platform == "win32" and sys.stdin.isatty():
        import msvcrt

        return msvcrt.kbhit()
    return False


def _read(prompt: str) -> str:
    shown = printable(prompt, sys.stdout.encoding or "utf-8")
    try:
        return input(shown)
    except UnicodeDecodeError:
        return _UNREADABLE
