"""`planner revise`: what changes from the security policy in force to the one built from the answers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from planner.cli.options import region_option
from planner.cli.output import say
from planner.cli.usage import Command
from planner.cli.workspace import workspace_options
from planner.errors import ExitStatus
from planner.folder import put
from planner.revision.revise import Revision
from planner.revision.revise import revise as compare_with
from planner.workspace import Workspace


@click.command(cls=Command, short_help="現行のセキュリティポリシーとの新旧対照表を作る")
@click.argument("current", type=click.Path(path_type=Path), metavar="現行の規程")
@click.argument("answers", type=click.Path(path_type=Path), default=Path("answers.yaml"), metavar="[回答ファイル]")
@click.option("-o", "--output", type=click.Path(path_type=Path), default=Path("documents"), help="出力先のフォルダー")
@region_option
@workspace_options
def revise(workspace: Workspace, current: Path, output: Path) -> int:
    """現行の規程（テキスト、Markdown、Word）の条を、回答から作る基本方針と対策基準の条と並べます。"""  # noqa: D400
    found = compare_with(workspace, current)
    for line in (*put(output, (found.file,), found.record, workspace.on), *_summary(found, output)):
        say(line)
    return int(ExitStatus.FINE)


def _summary(found: Revision, output: Path) -> Iterator[str]:
    changed = [item for item in found.changes if item.is_change]
    yield f"新旧対照表を作りました: {output / found.file.name}"
    yield f"  改める条: {sum(bool(item.after and item.before) for item in changed)}"
    yield f"  新設する条: {sum(item.before is None for item in changed)}"
    yield f"  削る条: {sum(item.after is None for item in changed)}"
    yield f"  変わらない条: {len(found.changes) - len(changed)}"
