"""`planner template names`: the names that templates can read, and the issues, measures and cases there are."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from planner.cli.options import date_option, questionnaires_option, region_option, templates_option
from planner.cli.output import say
from planner.cli.usage import Command
from planner.errors import ExitStatus
from planner.manuscript.lint_sets import nothing_answered
from planner.questionnaire.load import load_questionnaire
from planner.templateset.load import load_template_sets
from planner.templateset.model import BASE
from planner.workshop.names import entry_lines, held_lines, name_lines

_MOST = 6  # of each kind that holds the word


@click.command("names", cls=Command, short_help="ひな型で読める名前と、課題、施策、事例を探す")
@click.argument("word", default="", metavar="[言葉]")
@click.option("--details", is_flag=True, help="中にその言葉のあるものを、略さず全て表示する")
@region_option
@date_option
@questionnaires_option
@templates_option
def names(word: str, details: bool, region: str, on: date, questionnaires: Path, templates: Path) -> int:
    """ひな型と条件で読める名前を、回答、公的統計、法令などに分けて表示します。言葉を書けば、それを含むものだけにします。

    例えば planner template names 高齢 と書きます。選択肢と表の列の id、課題、施策、事例の id と題も並べます。
    名前になくても、設問の文、課題や施策などの中身、文書のブロックにその言葉があれば、その後に並べます。
    """  # noqa: D400
    template_set = load_template_sets(templates).named(region or BASE)
    known = nothing_answered(template_set, load_questionnaire(questionnaires), on)
    lines = [*name_lines(known, word), *entry_lines(template_set, word)]
    if word:
        lines += held_lines(known, template_set, word, None if details else _MOST)
    for line in lines or [f"「{word}」は、名前にも中身にもありません。別の言葉で探してください。"]:
        say(line)
    return int(ExitStatus.FINE)
