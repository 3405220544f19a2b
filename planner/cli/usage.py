"""The command line's own words in Japanese: help pages, and what is wrong with a call."""

from __future__ import annotations

from collections.abc import Sequence

import click

from planner.japanese.width import display_width, pad, wrap


class _InJapanese(click.Command):
    """Writes the headings of a help page in Japanese."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = " ".join(self.collect_usage_pieces(ctx)).replace("[OPTIONS]", "[指定]")
        pieces = pieces.replace("COMMAND [ARGS]...", "コマンド")
        formatter.write_usage(ctx.command_path, pieces, prefix="使い方: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = (item for item in self.get_params(ctx) if isinstance(item, click.Option))
        records = [record for option in options if (record := option.get_help_record(ctx))]
        with formatter.section("指定"):
            write_columns(formatter, records)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "この説明を表示する"
        return option


class Command(_InJapanese):
    """A command whose help page is in Japanese."""


class Group(_InJapanese, click.Group):
    """A group of commands whose help page is in Japanese."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section("コマンド"):
            write_columns(formatter, [(name, command.get_short_help_str()) for name, command in commands if command])


def write_columns(formatter: click.HelpFormatter, rows: Sequence[tuple[str, str]]) -> None:
    """Write names and what they mean in two columns, a full-width character counted as two columns of the terminal."""
    room = max(display_width(name) for name, _ in rows) + 2
    indent = " " * formatter.current_indent
    for name, meaning in rows:
        for number, line in enumerate(wrap(meaning, formatter.width - len(indent) - room)):
            formatter.write(f"{indent}{pad('' if number else name, room)}{line}\n")


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
        return f"「{error.option_name}」の後に値がないか、書き方が違います"
    if isinstance(error, click.MissingParameter) and error.param:
        return f"「{error.param.metavar or error.param.opts[0]}」が要ります"
    if isinstance(error, click.BadParameter):
        hint = f"「{error.param.opts[0]}」: " if error.param else ""
        return f"{hint}{error.message}"
    if error.message.startswith("No such command"):
        name = error.message.removeprefix("No such command").strip(" '.")
        return f"「{name}」というコマンドはありません"
    if error.message.startswith("Got unexpected extra argument"):
        extra = error.message[error.message.index("(") + 1 : error.message.rindex(")")]
        return f"余分な言葉があります（{extra}）。空白を含む名前は引用符で囲んでください"
    return error.message
