"""`planner template list` and `new`: the template sets there are, and a new one."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from planner.cli.options import templates_option
from planner.cli.output import say
from planner.cli.usage import Command
from planner.errors import ExitStatus
from planner.municipality.table import distinguish, load_municipalities
from planner.templateset.load import load_template_sets
from planner.workshop.starter import Start, begin, deepest, sets_around
from planner.workshop.tree import tree_lines

_FOLDER = Path("plan_templates")
_PURPOSES: Mapping[str, str] = {
    "template.yaml": "親と、受け持つ都道府県か団体",
    "region.yaml": "地域の事実。最初に書くファイル",
    "issues.yaml": "課題",
    "first.yaml": "施策（1件を1ファイルに）",
    "cases.yaml": "ほかの自治体の事例",
    "glossary.yaml": "用語",
    "own_situation.md.j2": "計画の「自団体の状況」で親と違う所",
}


class Served(click.ParamType):  # type: ignore[type-arg]  # generic only in newer releases
    """A prefecture (兵庫県, 兵庫, 28) or a municipality (豊岡市, 282090); becomes its code of two digits or of six."""

    name = "都道府県か団体"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        table = load_municipalities()
        for code, name in table.prefectures().items():
            if value in (code, name, name[:-1]):
                return code
        found = [item for item in table if value in (item.name, item.full_name, item.code, item.code[:5])]
        if len(found) > 1:
            listed = "、".join(map(distinguish, found))
            self.fail(
                f"「{value}」という団体は幾つもあります。次のどれかの団体コードで書いてください: {listed}", param, ctx
            )
        if not found:
            remedy = "兵庫県、28、豊岡市、282090 のように書きます"
            self.fail(f"「{value}」という都道府県も団体もありません（{remedy}）", param, ctx)
        return found[0].code


@click.command("list", cls=Command, short_help="ひな型の系統と、受け持つ団体を表示する")
@templates_option
def list_sets(templates: Path) -> int:
    """ひな型を親から子へ並べ、それぞれが受け持つ団体と、親に対して変えていることの数を表示します。"""  # noqa: D400
    for line in tree_lines(load_template_sets(templates), load_municipalities()):
        say(line)
    return int(ExitStatus.FINE)


@click.command("new", cls=Command, short_help="新しい地域のひな型を始める")
@click.argument("set_id", metavar="名前")
@click.option(
    "--prefecture",
    "--municipality",
    "serves",
    type=Served(),
    multiple=True,
    help="受け持つ都道府県か団体。名前か番号で、幾つでも書ける",
)
@click.option(
    "--parent", default="", metavar="ID", help="親のひな型。指定がなければ、その都道府県か団体を今受け持つもの"
)
@click.option("--title", default="", metavar="題", help="文書の案内に出る名前。指定がなければ都道府県か団体の名前")
@click.option(
    "--folder",
    "--templates",
    type=click.Path(path_type=Path, file_okay=False),
    default=_FOLDER,
    help="自分のひな型のフォルダー。なければ作る。指定がなければ plan_templates",
)
def new_set(set_id: str, serves: tuple[str, ...], parent: str, title: str, folder: Path) -> int:
    """自分のひな型のフォルダーに、説明の付いたひな型を作ります。中身はまだ何も変えません。

    名前は英小文字、数字、ハイフンです（例 hyogo）。親のひな型は付属のものを使うので、写す必要はありません。
    """  # noqa: D400
    sets = sets_around(folder)
    title = title or "、".join(map(_name, serves)) or set_id
    start = Start(set_id, title, parent or deepest(sets, serves), serves)
    files = begin(start, folder, sets)
    say(f"ひな型「{set_id}」（{title}）を作りました。親は {start.parent}（{sets.named(start.parent).title}）です。")
    for file in files:
        say(f"  {file}  {_PURPOSES[file.name]}")
    say("ファイルの注釈を読んで書き、次のコマンドで確かめてください。")
    for command in ("lint", "diff", "preview"):
        say(f"  planner template {command} {_ARGUMENTS[command].format(set=set_id, folder=folder)}")
    return int(ExitStatus.FINE)


def _name(code: str) -> str:
    table = load_municipalities()
    own = table.by_code(code)
    return own.name if own else table.prefectures()[code]


_ARGUMENTS: Mapping[str, str] = {
    "lint": "{folder}",
    "diff": "{set} --templates {folder}",
    "preview": "plan own_situation --example mihonzawa --region {set} --templates {folder}",
}
