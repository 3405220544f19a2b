"""`planner template sample`: the answers of an example, for a municipality that the set serves."""

from __future__ import annotations

from pathlib import Path

import click

from planner.cli.output import say
from planner.cli.template_sets import Served
from planner.cli.usage import Command
from planner.errors import ExitStatus, Place, PlannerError, Problem, reason_of
from planner.examples import example
from planner.municipality.table import load_municipalities
from planner.workshop.sample import sample_answers


@click.command("sample", cls=Command, short_help="見本の回答を、実在の団体に当てて写す")
@click.argument("example_id", metavar="見本")
@click.argument("code", type=Served(), metavar="団体")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=Path("見本の回答.yaml"),
    metavar="FILE.yaml",
    help="書くファイル。指定がなければ 見本の回答.yaml",
)
def sample(example_id: str, code: str, output: Path) -> int:
    """見本の団体の全ての回答を、ひな型が受け持つ実在の団体に当てて、回答ファイルに写します。

    団体の名前や統計で変わることまで、全ての問いに答えた文書で確かめられます。例えば planner template sample
    mihonjima 黒潮町 と書きます。
    """  # noqa: D400
    town = load_municipalities().by_code(code)
    if town is None:
        raise click.UsageError("都道府県ではなく、団体を指定してください（例 黒潮町）")
    text = sample_answers(example(example_id), town)
    try:
        with output.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        what = f"「{output}」に書けません（{reason_of(error)}）"
        raise PlannerError([Problem("sample/output", Place(), what, "-o で別の名前を指定してください")]) from None
    say(f"{output} を書きました（見本「{example_id}」の回答を{town.full_name}に当てたもの。団体の回答ではありません）")
    say(f"  planner template preview plan measures --answers {output}")
    say(f"  planner build {output} -o 見本の文書")
    say("自分のフォルダーのひな型で見るときは、どちらにも --templates フォルダー を付けます。")
    return int(ExitStatus.FINE)
