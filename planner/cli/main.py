"""The command `planner`: picks the sub-command, and turns problems into text and an exit status.

Sub-commands are imported when they are called, so that `planner --help` is quick.
"""

from __future__ import annotations

import gc
import importlib
import sys

import click

from planner import __version__
from planner.cli.output import say, show_bug, show_problems
from planner.cli.usage import Group, usage_message, write_columns
from planner.errors import ExitStatus, PlannerError
from planner.nearest import nearest

_COMMANDS = {
    "interview": "質問に答えて、回答ファイルを作る・続ける",
    "check": "回答の不足・誤り・矛盾・古い値を調べる",
    "build": "回答から文書（Word）を作る",
    "revise": "現行のセキュリティポリシーとの新旧対照表を作る",
    "audit": "文書がどれだけ自団体のものかを測る",
    "estimate": "見積書の様式を作り、届いた見積書を調べる",
    "explain": "一つの回答が、何に効いているかを示す",
    "template": "ひな型を作る・調べる・見る（書く人のため）",
}


class _LazyGroup(Group):
    """Knows its commands by name and imports each only when it is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            near = nearest(cmd_name, _COMMANDS)
            hint = f"{near} のことですか" if near else f"{'、'.join(_COMMANDS)} のどれかです"
            raise click.UsageError(f"「{cmd_name}」というコマンドはありません（{hint}）", ctx)
        command: click.Command = getattr(importlib.import_module(f"planner.cli.{cmd_name}"), cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("コマンド"):
            write_columns(formatter, list(_COMMANDS.items()))


@click.group(
    cls=_LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="各コマンドの使い方は「planner コマンド名 --help」で見られます。",
)
@click.version_option(__version__, "--version", message="planner %(version)s", help="版を表示する")
def planner() -> None:
    """市町村の計画・調達ガイドライン・セキュリティポリシーを、自団体の回答から作ります。"""  # noqa: D400 - Japanese


def main() -> None:
    """Run the command line and leave with its exit status; no traceback reaches a user."""
    collect_seldom()
    status = run(sys.argv[1:])
    gc.freeze()  # else Python looks through all that a run has made before it ends: a tenth of the time of a build
    sys.exit(status)


def collect_seldom() -> None:
    """Look for unreachable memory seldom: a run is short, and most of what it makes stays."""
    gc.set_threshold(1_000_000, 20, 20)


def run(arguments: list[str]) -> int:
    """Return the exit status of `planner` called with `arguments`."""
    result: object = None
    try:
        result = planner.main(arguments, prog_name="planner", standalone_mode=False)
    except PlannerError as error:
        show_problems(error.problems)
        return int(error.status)
    except click.exceptions.NoArgsIsHelpError as error:
        say(error.ctx.get_help() if error.ctx else "")
    except click.ClickException as error:
        say(usage_message(error), err=True)
        return int(ExitStatus.WRONG_USE)
    except (click.Abort, KeyboardInterrupt):
        say("\n中断しました。", err=True)
        return int(ExitStatus.INTERRUPTED)
    except Exception:  # the last line of defence: a bug must not show a user a traceback
        show_bug()
        return int(ExitStatus.PROBLEMS)
    return result if isinstance(result, int) else int(ExitStatus.FINE)
