"""`planner interview`: the guided questionnaire at the terminal, saved after every answer."""

from __future__ import annotations

import codecs
import contextlib
import locale
import os
import shutil
import sys
from collections.abc import Callable, Collection, Mapping
from datetime import date
from functools import partial
from pathlib import Path

import click
from click.core import ParameterSource

from planner.answers.completeness import needed
from planner.answers.store import AnswersFile
from planner.cli.options import answers_argument, date_option, municipalities_option, questionnaires_option
from planner.cli.output import say, show_problems
from planner.cli.usage import Command
from planner.errors import ExitStatus, Place, PlannerError, Problem
from planner.interview.closing import NextSteps
from planner.interview.console import Interview, Stamp
from planner.interview.departments import show_departments
from planner.interview.desk import Desk
from planner.interview.session import start
from planner.japanese.width import printable
from planner.municipality.extra import with_extra
from planner.nearest import suggestion
from planner.questionnaire.load import load_questionnaire
from planner.questionnaire.model import Questionnaire
from planner.shipped import shipped_folder

_WIDEST, _NARROWEST = 100, 40
_UNREADABLE = "\ufffd"
_MOST_LISTED = 10
_HANDED_ON = ("section", "required_only", "by", "on", "questionnaires", "municipalities")


@click.command(cls=Command, short_help="質問に答えて、回答ファイルを作る・続ける")
@answers_argument
@click.option("--section", default="", metavar="分野", help="一つの分野か設問だけを聞く（団体と地域、端末の台数 など）")
@click.option("--required", "required_only", is_flag=True, help="確定版の文書に必要な設問【必須】だけを聞く")
@click.option("--list", "list_only", is_flag=True, help="誰に何を聞くかを、課ごとに表示して終わる")
@click.option("--by", default="", metavar="氏名", help="回答に添える、答えた人の名前")
@date_option
@questionnaires_option
@municipalities_option
@click.pass_context
def interview(
    context: click.Context,
    answers: Path,
    section: str,
    required_only: bool,
    list_only: bool,
    by: str,
    on: date,
    questionnaires: Path,
    municipalities: Path | None,
) -> int:
    """設問に順に答えます。1問ごとに保存し、途中でやめても続きから始められます。"""  # noqa: D400 - Japanese
    questionnaire = load_questionnaire(questionnaires)
    scope = _scope(questionnaire, section, required_only)
    file = AnswersFile(answers, questionnaire)
    show_problems(file.problems)
    session = start(questionnaire, file.answers, scope)
    if list_only:
        show_departments(_desk(), session)
        return int(ExitStatus.FINE)
    steps = _next_steps(context, partial(_documents, answers, questionnaires, on, municipalities))
    table = with_extra(municipalities)
    status = Interview(_desk(), session, file.put, Stamp(on.isoformat(), by), steps, table).run()
    if not answers.exists():
        say("回答がまだないので、ファイルは作っていません。")
    return int(status)


def _next_steps(context: click.Context, documents: Callable[[], Mapping[str, Collection[str]]]) -> NextSteps:
    """Return what to do next, with the options that were given."""
    file = _quoted(str(context.params["answers"]))
    given = {name: _option(context, name) for name in _HANDED_ON}
    shared = [given["questionnaires"], given["municipalities"]]
    return NextSteps(
        interview=" ".join(filter(None, ["planner interview", file, *given.values()])),
        check=" ".join(filter(None, ["planner check", file, *shared])),
        build=" ".join(filter(None, ["planner build", file, *shared])),
        file=file,
        documents=documents,
    )


def _documents(
    answers: Path, questionnaires: Path, on: date, municipalities: Path | None
) -> Mapping[str, Collection[str]]:
    """Return which questions each document reads."""
    from planner.pipeline import questions_by_document  # slow to import, and needed at the end only
    from planner.workspace import Workspace

    templates = shipped_folder("plan_templates")
    return questions_by_document(Workspace(answers, questionnaires, templates, on, municipalities=municipalities))


def _option(context: click.Context, name: str) -> str:
    """Return an option as it was given on the command line, empty if it was not."""
    if context.get_parameter_source(name) is not ParameterSource.COMMANDLINE:
        return ""
    (parameter,) = (item for item in context.command.params if item.name == name)
    value = context.params[name]
    return parameter.opts[0] if value is True else f"{parameter.opts[0]} {_quoted(str(value))}"


def _quoted(text: str) -> str:
    return f'"{text}"' if any(character.isspace() for character in text) else text


def _scope(questionnaire: Questionnaire, section_id: str, required_only: bool) -> frozenset[str] | None:
    """Return the ids of the questions asked for, None for all; raises `PlannerError` if there is no such section."""
    inside = _section(questionnaire, section_id) if section_id else frozenset(questionnaire.by_id)
    return inside & needed(questionnaire) if required_only else inside if section_id else None


def _section(questionnaire: Questionnaire, name: str) -> frozenset[str]:
    """Return the ids of the questions of a section, named by its id or title, or of one question by its id or label.

    A part of a title or label will do if no other has it; sections come first.
    """
    sections = [(section.id, section.title, section.questions) for section in questionnaire.sections]
    single = [(question.id, question.label, (question,)) for question in questionnaire]
    for found in (
        [inside for id_, title, inside in sections if name in (id_, title)],
        [inside for id_, label, inside in single if name in (id_, label)],
        [inside for _, title, inside in sections if name in title],
        [inside for _, label, inside in single if name in label],
    ):
        if len(found) == 1:
            return frozenset(question.id for question in found[0])
    raise PlannerError([_no_such_section(questionnaire, name)], ExitStatus.WRONG_USE)


def _no_such_section(questionnaire: Questionnaire, name: str) -> Problem:
    labels = [question.label for question in questionnaire if name in question.label][:_MOST_LISTED]
    listed = "、".join(f"{section.id}（{section.title}）" for section in questionnaire.sections)
    otherwise = f"その名のある設問は「{'」「'.join(labels)}」です" if labels else f"分野は {listed} です"
    ids = [section.id for section in questionnaire.sections]
    what = f"「{name}」という分野や設問は{'一つに決まりません' if labels else 'ありません'}"
    return Problem("interview/section", Place(), what, suggestion(name, ids, otherwise))


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
    if codecs.lookup(sys.stdin.encoding) != codecs.lookup(locale.getencoding()):
        return  # readline takes what is typed for text of the locale and would spoil it
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
