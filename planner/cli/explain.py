"""`planner explain`: what an answer touches."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

import click

from planner.answers.reading import read_text
from planner.answers.shown import shown
from planner.assessment.load import load_assessment
from planner.cli.options import answers_argument, example_option, region_option
from planner.cli.output import say
from planner.cli.usage import Command
from planner.cli.workspace import workspace_options
from planner.errors import ExitStatus, Place, PlannerError, Problem, raise_errors
from planner.impact.alternatives import Alternative, alternatives, compared_with, if_answered
from planner.impact.report import Report, alternative_lines
from planner.impact.subject import subject
from planner.impact.told import told_as, understood
from planner.impact.touched import impact
from planner.manuscript.names import Context
from planner.manuscript.render import Renderer
from planner.missing import is_known
from planner.pipeline import Checked, Composed, Decided, check, compose_checked, decide_all
from planner.questionnaire.model import Disclosure, Questionnaire
from planner.workshop.effects import compared
from planner.workspace import Workspace


@click.command(cls=Command, short_help="一つの回答が、何に効いているかを示す")
@click.argument("item", metavar="設問")
@answers_argument
@example_option
@region_option
@click.option("--if", "other", default="", metavar="答え", help="この答えなら、判定、施策、文書の節がどう変わるか")
@click.option("--details", is_flag=True, help="文書の所を全て表示する")
@workspace_options
def explain(workspace: Workspace, item: str, other: str, details: bool) -> int:
    """一つの回答が効いている計算、成熟度、課題、施策、文書の所と、答えが違えば何が変わるかを表示します。

    設問は、id（organisation.it_staff_fulltime など）でも、名前の一部（専任 など）でも書けます。
    表に書いた地域の課題や住民の声の言葉（空き家 など）を書くと、それに応える課題と施策を表示します。
    """  # noqa: D400
    if item.endswith((".yaml", ".yml")):
        raise click.UsageError(f"設問を先に書きます（planner explain 専任職員 {item}）")
    checked = check(workspace)
    try:
        path = subject(checked.situation, item).path
    except PlannerError:
        told = [] if other else list(_told(workspace, checked, item))
        if not told:
            raise
        for line in told:
            say(line)
        return int(ExitStatus.FINE)
    value = _read(checked.questionnaire, path, other) if other else None
    explained = _Explained(workspace, compose_checked(workspace, checked), path)
    for line in explained.everything(details) if value is None else explained.if_answered(value):
        say(line)
    return int(ExitStatus.FINE)


def _told(workspace: Workspace, checked: Checked, text: str) -> Iterator[str]:
    """Yield what was understood of each matter told with this text in it, below what tells it."""
    raise_errors(checked.problems)
    decided = decide_all(workspace, checked)
    found = told_as(decided.situation, decided.programme, text)
    for label, matters in groupby(found, key=itemgetter(0)):
        yield f"{label}の「{text}」から読み取ったこと（違うときは、「挙がったことへの扱い」に書く）"
        yield from (f"  {item}" for _, item in matters)


def _read(questionnaire: Questionnaire, path: str, text: str) -> Any:
    """Return the answer that somebody gives to `--if`; raises `PlannerError` if it is none to this question."""
    try:
        if path not in questionnaire:
            raise ValueError("統計は --if で変えられません")
        return read_text(questionnaire[path], text)
    except ValueError as error:
        what, remedy = f"--if の「{text}」は、この設問の答えになりません", str(error)
        raise PlannerError([Problem("explain/if", Place(), what, remedy)], ExitStatus.WRONG_USE) from None


class _Explained:
    """What rests on one fact in the documents of a workspace."""

    def __init__(self, workspace: Workspace, composed: Composed, path: str) -> None:
        self._workspace, self._composed = workspace, composed
        self._decided = composed.decided
        self._fact = self._decided.situation[path]
        self._model = load_assessment(self._decided.template_set)
        self._titles = {rule.id: rule.title for rule in self._model.rules}
        self._say = _saying(self._decided)

    def everything(self, details: bool) -> Iterator[str]:
        touched = impact(self._composed, self._model, self._fact)
        told = understood(self._decided.situation, self._decided.programme, self._fact.path)
        yield from Report(touched, self._decided.situation, self._say, self._titles, details, told).lines()
        if self._fact.question is None:
            return
        found = list(alternatives(self._workspace, self._composed.checked, self._decided, self._fact.question))
        if found:
            yield from ("", "答えが違えば" if is_known(self._fact.value) else "答えれば")
        for item in found:
            yield from (f"  {line}" for line in self._otherwise(item))

    def if_answered(self, value: Any) -> Iterator[str]:
        assert self._fact.question is not None, "only a question has another answer"
        other = if_answered(self._workspace, self._composed.checked, self._fact.question, value)
        then = compose_checked(self._workspace, other)
        yield f"{self._fact.label}（{self._fact.path}）"
        label = shown(self._fact.question, value)
        yield from self._otherwise(compared_with(label, self._decided, then.decided))
        yield "  変わる節:"
        for item in compared(self._composed.written, then.written):
            yield f"    {item.document} {item.title}: 消える行{len(item.gone)}、加わる行{len(item.come)}"

    def _otherwise(self, item: Alternative) -> Iterator[str]:
        return alternative_lines(item, self._say, _saying(item.decided), self._titles)


def _saying(decided: Decided) -> Callable[[str], str]:
    context = Context(decided.situation, decided.assessment, decided.programme)
    return Renderer(decided.template_set.chain, context, Disclosure.RESTRICTED).said
