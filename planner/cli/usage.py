"""Wrong use of the command line, said in Japanese."""

from __future__ import annotations

import click


def usage_message(error: click.ClickException) -> str:
    """Return what is wrong with a call and where its help is found."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "planner"
    return f"使い方の誤り  {_what(error)}\n      → 使い方は「{command} --help」で見られます"


def _what(error: click.ClickException) -> str:
    if isinstance(error, click.NoSuchOption):
        near = f"（{'、'.join(error.possibilities)} のことですか）" if error.possibilities else ""
        return f"「{error.option_name}」という指定はありません{near}"
    if isinstance(error, click.BadOptionUsage):
        return f"「{error.option_name}」の書き方が違います（{error.message}）"
    if isinstance(error, click.MissingParameter):
        return f"必要な指定「{error.param.get_error_hint(error.ctx) if error.param and error.ctx else ''}」がありません"
    if isinstance(error, click.BadParameter):
        hint = f"「{error.param.opts[0]}」: " if error.param else ""
        return f"{hint}{error.message}"
    return error.message
