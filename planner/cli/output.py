"""Text for the terminal: what a console cannot print is replaced, so that printing never fails."""

from __future__ import annotations

import sys
from collections.abc import Iterable

import click

from planner.errors import Problem
from planner.japanese.width import printable


def say(text: str = "", *, err: bool = False) -> None:
    """Print a line on the terminal in whatever encoding it has (cp932 on many Windows PCs)."""
    stream = sys.stderr if err else sys.stdout
    click.echo(printable(text, stream.encoding or "utf-8"), err=err)


def show_problems(problems: Iterable[Problem]) -> None:
    """Print problems on standard error, one after the other."""
    for problem in problems:
        say(str(problem), err=True)


def show_bug() -> None:
    """Say that the planner itself failed, and keep the traceback in a file that can be sent to its makers."""
    import tempfile  # both take longer to import than all else that `planner --help` needs of ours
    import traceback

    with tempfile.NamedTemporaryFile("w", prefix="planner-", suffix=".log", encoding="utf-8", delete=False) as log:
        log.write(traceback.format_exc())
    say("誤り  planner の不具合で続けられません。回答ファイルは、最後に保存した状態のまま残っています。", err=True)
    say(f"      → 次の記録を添えて、planner の配布元に知らせてください: {log.name}", err=True)
