"""`planner template diff`: what a set says differently from its parent, and what that does to the documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

import click
from msgspec.structs import replace

from planner.cli.options import ExistingFolder, date_option, example_option, questionnaires_option, templates_option
from planner.cli.output import say
from planner.cli.template_effects import extent_lines, section_lines
from planner.cli.usage import Command
from planner.cli.workspace import refuse_both
from planner.errors import ExitStatus, Place, PlannerError, Problem
from planner.examples import example, examples
from planner.templateset.load import load_template_sets
from planner.templateset.model import TemplateSet
from planner.workshop.differences import Difference, differences
from planner.workshop.effects import Effect, effects
from planner.workshop.tree import LABELS
from planner.workspace import Workspace

_Town = tuple[str, Path, Path | None]


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
    自分の回答を選べます）。初めに全体の量を、次に節ごとの違いを示します。名前と数だけが団体で違う所は、1度だけ
    示します。番号だけの違いは除きます。--document で文書を絞ると、早く終わります。
    """  # noqa: D400
    refuse_both()
    sets = load_template_sets(templates)
    template_set = sets.named(set_id)
    found = differences(sets, template_set)
    say(_extent(template_set, found))
    effects_by_town: Mapping[str, tuple[Effect, ...]] = {}
    if built or before or answers or example_id or documents:
        earlier, region = (before, set_id) if before else (templates, _parent(template_set))
        nobody = Workspace(Path(), questionnaires, templates, on, set_id, documents=documents)
        effects_by_town = _effects(
            _towns(answers, example_id), nobody, replace(nobody, templates=earlier, region=region)
        )
        for line in extent_lines(effects_by_town, template_set):
            say(line)
    for line in _told(found):
        say(line)
    for line in section_lines(effects_by_town, details):
        say(line)
    return int(ExitStatus.FINE)


def _effects(towns: Sequence[_Town], now: Workspace, before: Workspace) -> Mapping[str, tuple[Effect, ...]]:
    """Return by the name of each town how its documents differ from those that `before` gives."""
    if len(towns) > 1:
        say(f"見本{len(towns)}団体の文書を2度ずつ作って比べます（1分ほど掛かります）。")
    found = {}
    for name, answers, municipalities in towns:
        earlier, later = (replace(item, answers=answers, municipalities=municipalities) for item in (before, now))
        found[name] = effects(earlier, later)
    return found


def _towns(answers: Path | None, example_id: str) -> list[_Town]:
    """Return the name, the answers and the table of those whose documents are compared."""
    if answers:
        return [(str(answers), answers, None)]
    chosen = [example(example_id)] if example_id else examples()
    return [(town.id, town.answers, town.municipalities) for town in chosen]


def _parent(template_set: TemplateSet) -> str:
    if not template_set.parent_id:
        remedy = "直す前の写しのフォルダーを --before で指定してください"
        problem = Problem("template/no-parent", Place(), f"「{template_set.id}」には親がありません", remedy)
        raise PlannerError([problem], ExitStatus.WRONG_USE)
    return template_set.parent_id


def _extent(template_set: TemplateSet, found: Sequence[Difference]) -> str:
    name, parent = f"ひな型「{template_set.id}」（{template_set.title}）", template_set.parent_id
    if not parent:
        return f"{name}には親がありません"
    counts = Counter(item.part for item in found)
    told = f"（{'、'.join(f'{LABELS[part]}{count}' for part, count in counts.items())}）" if found else ""
    return f"{name}が親「{parent}」に対して変えること: {len(found)}件{told}"


def _told(found: Sequence[Difference]) -> Iterator[str]:
    for part in dict.fromkeys(item.part for item in found):
        yield f"{LABELS[part]}"
        yield from (line for item in found if item.part == part for line in _difference(item))


def _difference(item: Difference) -> Iterator[str]:
    keys = f": {'、'.join(item.keys)}" if item.keys else ""
    yield f"  {item.way.value}  {item.name}{keys}"
    yield f"      {_where(item.place)}{f'（親: {_where(item.over)}）' if item.over else ''}"


def _where(place: Place) -> str:
    return str(Place(place.file, place.line))
