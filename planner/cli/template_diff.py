"""`planner template diff`: what a set says differently from its parent, and what that does to the documents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import takewhile, zip_longest
from pathlib import Path

import click

from planner.cli.options import ExistingFolder, date_option, example_option, questionnaires_option, templates_option
from planner.cli.output import say
from planner.cli.usage import Command
from planner.cli.workspace import refuse_both
from planner.errors import ExitStatus, Place, PlannerError, Problem
from planner.examples import example, examples
from planner.japanese.width import shorten
from planner.templateset.load import load_template_sets
from planner.templateset.model import TemplateSet, TemplateSets
from planner.workshop.differences import Difference, differences
from planner.workshop.effects import Effect, effects
from planner.workshop.tree import LABELS
from planner.workspace import Workspace

_FEW, _WIDTH = 5, 110
_SEEN, _LEAD = 40, 20  # letters that fit before a difference and letters that are shown before it


@click.command("diff", cls=Command, short_help="ひな型が親に対して変えることを表示する")
@click.argument("set_id", metavar="名前")
@click.option("--built", is_flag=True, help="見本の団体の文書が、親のひな型で作ったときとどう違うかも表示する")
@click.option(
    "--before", type=ExistingFolder(), metavar="フォルダー", help="親ではなく、直す前の写しにある同じひな型と比べる"
)
@example_option
@click.option(
    "--answers",
    type=click.Path(path_type=Path),
    metavar="回答ファイル",
    help="見本ではなく、この回答の文書の違いを表示する",
)
@click.option(
    "--document",
    "documents",
    multiple=True,
    metavar="名前",
    help="この文書（plan、地域情報化計画 など）か、このフォルダーの文書の違いだけを表示する。何度でも書ける",
)
@click.option("--details", is_flag=True, help="文書の違いを、全ての行を略さず表示する")
@date_option
@questionnaires_option
@templates_option
def diff(
    set_id: str,
    built: bool,
    before: Path | None,
    example_id: str,
    answers: Path | None,
    documents: tuple[str, ...],
    details: bool,
    on: date,
    questionnaires: Path,
    templates: Path,
) -> int:
    """ひな型が親に加えること、書き足すこと、書き替えることを、ブロックと項目ごとに、行番号と共に表示します。

    --built を付けると、全ての見本の団体の文書のどの節がどう変わるかも表示します（--example で一つを、--answers で
    自分の回答を選べます）。番号だけの違いは除きます。--document で文書を絞ると、早く終わります。
    """  # noqa: D400
    refuse_both()
    sets = load_template_sets(templates)
    template_set = sets.named(set_id)
    for line in _told(sets, template_set):
        say(line)
    if built or before or answers or example_id or documents:
        earlier, region = (before, set_id) if before else (templates, _parent(template_set))
        for name, answered, municipalities in _towns(answers, example_id):
            now = Workspace(
                answered, questionnaires, templates, on, set_id, municipalities=municipalities, documents=documents
            )
            then = replace(now, templates=earlier, region=region)
            for line in _effects(name, effects(then, now), details):
                say(line)
    return int(ExitStatus.FINE)


def _towns(answers: Path | None, example_id: str) -> list[tuple[str, Path, Path | None]]:
    """Return the name, the answers and the table of those whose documents are compared."""
    if answers:
        return [(str(answers), answers, None)]
    chosen = [example(example_id)] if example_id else examples()
    return [(f"見本「{town.id}」", town.answers, town.municipalities) for town in chosen]


def _parent(template_set: TemplateSet) -> str:
    if not template_set.parent_id:
        remedy = "直す前の写しのフォルダーを --before で指定してください"
        problem = Problem("template/no-parent", Place(), f"「{template_set.id}」には親がありません", remedy)
        raise PlannerError([problem], ExitStatus.WRONG_USE)
    return template_set.parent_id


def _told(sets: TemplateSets, template_set: TemplateSet) -> Iterator[str]:
    found = differences(sets, template_set)
    name, parent = f"ひな型「{template_set.id}」（{template_set.title}）", template_set.parent_id
    yield f"{name}が親「{parent}」に対して変えること: {len(found)}件" if parent else f"{name}には親がありません"
    for part in dict.fromkeys(item.part for item in found):
        yield f"{LABELS[part]}"
        yield from (line for item in found if item.part == part for line in _difference(item))


def _difference(item: Difference) -> Iterator[str]:
    keys = f": {'、'.join(item.keys)}" if item.keys else ""
    yield f"  {item.way.value}  {item.name}{keys}"
    yield f"      {_where(item.place)}{f'（親: {_where(item.over)}）' if item.over else ''}"


def _where(place: Place) -> str:
    return str(Place(place.file, place.line))


def _effects(name: str, found: tuple[Effect, ...], details: bool) -> Iterator[str]:
    yield ""
    yield f"{name}の文書: " + (f"{len(found)}節が変わる" if found else "変わらない")
    for item in found:
        yield f"  {item.document} {item.section}（{item.title}）: 消える行{len(item.gone)}、加わる行{len(item.come)}"
        for sign, lines, others in (("-", item.gone, item.come), ("+", item.come, item.gone)):
            yield from (f"    {sign} {line}" for line in (lines if details else _few(lines, others)))


def _few(lines: tuple[str, ...], others: tuple[str, ...]) -> Iterator[str]:
    for line, other in zip_longest(lines[:_FEW], others[: len(lines[:_FEW])], fillvalue=""):
        yield _around(line, other)
    if lines[_FEW:]:
        yield f"（ほか{len(lines) - _FEW}行。--details で全て表示します）"


def _around(line: str, other: str) -> str:
    """Return a line shortened to what fits, from a little before the place where it differs from the other."""
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(line, other, strict=False)))
    start = same - _LEAD if same > _SEEN else 0
    return shorten(f"{'…' if start else ''}{line[start:]}", _WIDTH)
