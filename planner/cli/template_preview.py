"""`planner template preview`: a document or a section as text on the terminal or as Word, again at every save."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import click
from msgspec.structs import replace

from planner.cli.options import example_option, region_option
from planner.cli.output import say, show_problems
from planner.cli.usage import Command
from planner.cli.watch import saves
from planner.cli.workspace import workspace_options
from planner.errors import ExitStatus, Place, PlannerError, Problem, reason_of
from planner.pipeline import compose_documents
from planner.workshop.preview import changed_lines, excerpt, one_document, terminal_lines, word_file
from planner.workspace import Workspace
from planner.yamlfile import write_durably

_WAITING = "保存を待っています（Ctrl+C で終わります）"


@click.command("preview", cls=Command, short_help="文書か一つの節を、その場で見る")
@click.argument("document", metavar="文書")
@click.argument("section", default="", metavar="[節]")
@click.option("--answers", type=click.Path(path_type=Path), metavar="回答ファイル", help="この回答で作る")
@example_option
@region_option
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE.docx", help="Word のファイルに書く")
@click.option("--watch", is_flag=True, help="ひな型か回答を保存するたびに作り直す（Ctrl+C で終わる）")
@workspace_options
def preview(workspace: Workspace, document: str, section: str, output: Path | None, watch: bool) -> int:
    """文書（plan など）か、その一つの節を、文字で表示するか、-o で Word のファイルにします。

    --answers か --example で選んだ団体で作ります。どちらもなければ見本の mihonzawa で作ります。
    """  # noqa: D400
    workspace = replace(workspace, documents=(document,))
    if not watch:
        _show(workspace, section, output)
        return int(ExitStatus.FINE)
    read = workspace.templates, workspace.questionnaires, workspace.answers
    _keep_showing(lambda: _show(workspace, section, output), read)
    return int(ExitStatus.FINE)


def _show(workspace: Workspace, section: str, output: Path | None) -> list[str]:
    """Show the document and return the lines on the terminal, none if a file was written."""
    composed = compose_documents(workspace)
    manuscript = one_document(composed, *workspace.documents)
    shown = excerpt(manuscript, section) if section else manuscript
    if output:
        _save(output, word_file(shown, workspace, composed))
        title = composed.template_set.title
        say(f"{output} を書きました（{composed.checked.own.full_name}、ひな型: {title}）")
        return []
    lines = list(terminal_lines(shown, shutil.get_terminal_size((100, 24)).columns - 2))
    for line in lines:
        say(line)
    return lines


def _save(output: Path, content: bytes) -> None:
    try:
        write_durably(output, content)
    except OSError as error:
        what = f"「{output}」に書けません（{reason_of(error)}）"
        remedy = "Word で開いていれば閉じるか、-o で別の場所を指定してください"
        raise PlannerError([Problem("preview/output", Place(), what, remedy)]) from None


def _keep_showing(show: Callable[[], list[str]], paths: tuple[Path, ...]) -> None:
    """Show at once and after every save until somebody presses Ctrl+C; mistakes are told and do not end it.

    What a save changed stands last, where it can be seen however long the document is.
    """
    changes = saves(paths)
    try:
        shown = _try(show) or []
        say(_WAITING)
        for changed in changes:
            say(f"---- {'、'.join(path.name for path in changed)} が変わりました")
            now = _try(show)
            for line in changed_lines(shown, now) if shown and now else ():
                say(line)
            shown = now or shown
            say(_WAITING)
    except KeyboardInterrupt:
        say("終わりました")


def _try(show: Callable[[], list[str]]) -> list[str] | None:
    """Return what was shown, None if mistakes were told instead."""
    try:
        return show()
    except PlannerError as error:
        show_problems(error.problems)
        return None
