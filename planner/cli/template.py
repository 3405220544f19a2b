"""`planner template`: for those who write template sets."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from planner.cli.options import ExistingFolder, date_option, questionnaires_option
from planner.cli.output import say
from planner.cli.template_diff import diff
from planner.cli.template_names import names
from planner.cli.template_preview import preview
from planner.cli.template_sample import sample
from planner.cli.template_sets import list_sets, new_set
from planner.cli.usage import Command, Group
from planner.errors import ExitStatus, Severity
from planner.questionnaire.load import load_questionnaire
from planner.shipped import shipped_folder
from planner.workshop.inspection import inspect


@click.group(cls=Group, short_help="ひな型を作る・調べる・見る")
def template() -> None:
    """ひな型（plan_templates）を書く人のためのコマンドです。"""  # noqa: D400 - Japanese


@template.command(cls=Command, short_help="ひな型の誤りを全て調べる")
@click.argument(
    "folder", type=ExistingFolder(), default=lambda: shipped_folder("plan_templates"), metavar="[ひな型のフォルダー]"
)
@date_option
@questionnaires_option
def lint(folder: Path, on: date, questionnaires: Path) -> int:
    """全ての地域のひな型を調べ、誤りを場所と直し方と共に一覧にします。指定がなければ付属のひな型を調べます。

    誤りがなければ、どの条件も文書も使わない設問と表の列を、注意として挙げます。
    """  # noqa: D400
    found = inspect(folder, load_questionnaire(questionnaires), on)
    problems = found.problems
    for problem in problems:
        say(str(problem))
    if found.withheld:
        say("次の誤りを直すまで調べられないことがあります。直してから、もう一度点検してください。")
        for line in found.withheld:
            say(f"      {line}")
    wrong = sum(problem.severity is Severity.ERROR for problem in problems)
    say(f"ひな型「{folder}」を調べました。誤り: {wrong}件、注意: {len(problems) - wrong}件")
    return int(ExitStatus.PROBLEMS if wrong else ExitStatus.FINE)


for command in (list_sets, new_set, diff, preview, sample, names):
    template.add_command(command)
