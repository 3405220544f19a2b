"""Options that several commands share."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from planner.japanese.era import parse_date
from planner.shipped import shipped_folder


class _Day(click.ParamType):  # type: ignore[type-arg]  # generic only in newer releases
    """A date as people write it: 2026-11-23, 令和8年11月23日, R8.11.23."""

    name = "日付"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return parse_date(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)


class ExistingFolder(click.Path):
    """A folder that is there."""

    def __init__(self) -> None:
        super().__init__(path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        path = Path(value)
        if not path.is_dir():
            self.fail(f"フォルダー「{path}」がありません", param, ctx)
        return path


def today() -> date:
    """Return today's date: the only place where a clock is read."""
    return datetime.now().astimezone().date()


answers_argument = click.argument(
    "answers", type=click.Path(path_type=Path), default=Path("answers.yaml"), metavar="[回答ファイル]"
)
date_option = click.option("--date", "on", type=_Day(), default=today, help="作成日。指定がなければ今日")
example_option = click.option(
    "--example", "example_id", default="", metavar="名前", help="付属の見本の団体（mihonzawa など）を使う"
)
municipalities_option = click.option(
    "--municipalities",
    type=click.Path(path_type=Path),
    metavar="CSV",
    help="付属の表にない団体や、より新しい統計を載せた表",
)
questionnaires_option = click.option(
    "--questionnaires",
    type=ExistingFolder(),
    default=lambda: shipped_folder("questionnaires"),
    help="設問のフォルダー。指定がなければ付属のもの",
)
region_option = click.option(
    "--region",
    default="",
    metavar="名前",
    help="地域のひな型（akita、秋田県 など）。指定がなければ団体の都道府県から選ぶ",
)
templates_option = click.option(
    "--templates",
    type=ExistingFolder(),
    default=lambda: shipped_folder("plan_templates"),
    help="ひな型のフォルダー。指定がなければ付属のもの",
)
