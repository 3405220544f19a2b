"""`planner check`: what is missing, wrong, contradictory or old in the answers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from planner.cli.options import (
    answers_argument,
    date_option,
    municipalities_option,
    questionnaires_option,
    templates_option,
)
from planner.cli.output import say
from planner.cli.usage import Command
from planner.errors import ExitStatus, Severity
from planner.pipeline import Workspace
from planner.pipeline import check as check_answers


@click.command(cls=Command, short_help="回答の不足・誤り・矛盾・古い値を調べる")
@answers_argument
@date_option
@questionnaires_option
@templates_option
@municipalities_option
def check(answers: Path, on: date, questionnaires: Path, templates: Path, municipalities: Path | None) -> int:
    """回答ファイルを調べ、直すところ・確かめるところを一覧にします。"""  # noqa: D400
    workspace = Workspace(answers, questionnaires, templates, on, municipalities=municipalities)
    checked = check_answers(workspace)
    say(f"{checked.own.full_name}の回答を調べました。")
    for problem in checked.problems:
        say(str(problem))
    errors = sum(problem.severity is Severity.ERROR for problem in checked.problems)
    say(f"誤り: {errors}件、注意: {len(checked.problems) - errors}件")
    return int(ExitStatus.PROBLEMS if errors else ExitStatus.FINE)
