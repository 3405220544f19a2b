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
