"""`planner explain`: what an answer touches."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from planner.assessment.load import load_assessment
from planner.cli.options import (
    date_option,
    example_option,
    municipalities_option,
    questionnaires_option,
    templates_option,
)
from planner.cli.output import say
from planner.cli.usage import Command
from planner.errors import ExitStatus
from planner.examples import example
from planner.impact.alternatives import alternatives
from planner.impact.report import Report, alternative_lines
from planner.impact.subject import subject
from planner.impact.touched import impact
from planner.manuscript.names import Context
from planner.manuscript.render import Renderer
from planner.missing import is_known
from planner.pipeline import Workspace, check, compose_checked
from planner.questionnaire.model import Disclosure


@click.command(cls=Command, short_help="一つの回答が、何に効いているかを示す")
@click.argument("item", metavar="設問")
@click.option(
    "--answers",
    type=click.Path(path_type=Path),
    default=Path("answers.yaml"),
    metavar="回答ファイル",
    help="調べる回答",
)
@example_option
@click.option("--region", default="", metavar="ID", help="地域のひな型。指定がなければ団体の都道府県から選ぶ")
@click.option("--details", is_flag=True, help="文書の所を全て表示する")
@date_option
@questionnaires_option
@templates_option
@municipalities_option
def explain(
    item: str,
    answers: Path,
    example_id: str,
    region: str,
    details: bool,
    on: date,
    questionnaires: Path,
    templates: Path,
    municipalities: Path | None,
) -> int:
    """一つの回答が効いている計算、成熟度、課題、施策、文書の所と、答えが違えば何が変わるかを表示します。

    設問は、id（organisation.it_staff_fulltime など）でも、名前の一部（専任 など）でも書けます。
    """  # noqa: D400
    town = example(example_id) if example_id else None
    mine = (town.answers, municipalities or town.municipalities) if town else (answers, municipalities)
    workspace = Workspace(mine[0], questionnaires, templates, on, region, municipalities=mine[1])
    checked = check(workspace)
    asked = subject(checked.situation, item)
    composed = compose_checked(workspace, checked)
    decided = composed.decided
    fact = decided.situation[asked.path]
    context = Context(decided.situation, decided.assessment, decided.programme)
    said = Renderer(decided.template_set.chain, context, Disclosure.RESTRICTED).said
    model = load_assessment(decided.template_set)
    titles = {rule.id: rule.title for rule in model.rules}
    for line in Report(impact(composed, model, fact), decided.situation, said, titles, details).lines():
        say(line)
    if fact.question:
        found = list(alternatives(workspace, checked, decided, fact.question))
        if found:
            say("\n答えが違えば" if is_known(fact.value) else "\n答えれば")
        for line in alternative_lines(found, said, titles):
            say(f"  {line}")
    return int(ExitStatus.FINE)
