"""`planner audit`: how much of the documents is a municipality's own, and what in them says nothing."""

from __future__ import annotations

from pathlib import Path

import click
from msgspec.structs import replace

from planner.audit.limit_report import broken_limits, limit_table
from planner.audit.report import disclosure_lines, share_table
from planner.audit.whole_report import pair_lines, whole_lines
from planner.auditing import audit_documents, compare
from planner.cli.options import answers_argument, region_option
from planner.cli.output import say
from planner.cli.usage import Command
from planner.cli.workspace import workspace_options
from planner.errors import ExitStatus, Severity
from planner.workspace import Workspace


@click.command(cls=Command, short_help="文書がどれだけ自団体のものかを測る")
@answers_argument
@click.argument("other", type=click.Path(path_type=Path), default=None, required=False, metavar="[比べる回答ファイル]")
@click.option(
    "--document",
    "documents",
    multiple=True,
    metavar="名前",
    help="この文書（plan、地域情報化計画 など）だけを測る。何度でも書ける",
)
@region_option
@click.option("--details", is_flag=True, help="見つかったことを全て表示する")
@click.option("--strict", "binding", is_flag=True, help="限度を破る文書があれば終了状態を1にする")
@workspace_options
def audit(workspace: Workspace, other: Path | None, details: bool, binding: bool) -> int:
    """回答から作る文書を見本の団体の文書と比べ、どの団体でも同じ所を、多い順に示します。

    二つの回答ファイルを指定すると、その二つの文書がどれだけ同じかを示します。ファイルは作りません。
    """  # noqa: D400
    if other is not None:
        for line in pair_lines(compare(workspace, replace(workspace, answers=other))):
            say(line)
        return int(ExitStatus.FINE)
    composed, found = audit_documents(workspace)
    audits = [item.audit for item in found]
    say(f"{composed.checked.own.full_name}の文書を{len(found)}件測りました（ひな型: {composed.template_set.title}）")
    for line in ("", *share_table(audits, sections=True), "", *whole_lines(found, details), ""):
        say(line)
    for line in (*disclosure_lines(audits, details), "", *limit_table(found), ""):
        say(line)
    wrong = [problem for item in audits for problem in item.problems]
    broken = list(broken_limits(found, Severity.ERROR if binding else Severity.WARNING, details))
    for problem in (*wrong, *broken):
        say(str(problem), err=problem.severity is Severity.ERROR)
    say(f"限度を破った所: {len(broken)}件")
    fatal = any(problem.severity is Severity.ERROR for problem in (*wrong, *broken))
    return int(ExitStatus.PROBLEMS if fatal else ExitStatus.FINE)
