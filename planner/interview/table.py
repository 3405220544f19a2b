"""Asking a table question row by row: add, edit and delete rows; every finished row is kept at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from msgspec import Struct

from planner.answers.csv_rows import read_csv_rows
from planner.answers.listed import Listed, listed_row
from planner.answers.reading import check_table, read_text
from planner.answers.shown import shown_row
from planner.errors import PlannerError
from planner.interview.asking import Asking
from planner.interview.cell import RowCommand, ask_cell, row_command
from planner.interview.commands import Command
from planner.interview.explain import explain, show_choices, show_offers
from planner.interview.prompts import KEPT, Kept, echo_row, prompt_of
from planner.interview.table_help import HELP, SEE_HELP, tell_help
from planner.interview.whole_row import are_listed, fill_first, means_cells, means_text, means_yes, said_to

Row = Mapping[str, Any]
_SHORT = 20  # rows of a table that is shown again as a whole
_IMPORT = re.compile(r"(?:読み?込み?|:r)\s*[\"「']?(.+?\.csv)[\"」']?", re.IGNORECASE)


class TableDesk(Struct):
    """A table question being answered; `keep` takes the rows each time they change.

    `is_familiar` tells whether another table was answered before, and how that is done told with it.
    """

    asking: Asking
    rows: tuple[Row, ...]
    keep: Callable[[tuple[Row, ...]], None]
    is_answered: bool = False
    is_familiar: bool = False
    _kept: tuple[Row, ...] = ()

    def __post_init__(self) -> None:
        self._kept = self.rows

    def ask(self) -> Command | Kept:
        """Ask for rows until an empty line; return the command that ended it, if one did."""
        self._show()
        first = self.asking.question.columns[0]
        for line in (SEE_HELP,) if self.is_familiar else HELP:
            self._say(line, "  ")
        show_offers(self.asking.desk, self.asking.question)
        while True:
            show_choices(self.asking.desk, first)
            text = self.asking.line(f"{len(self.rows) + 1}行目 {first.label}{prompt_of(first)}", first)
            reply = self._command(text) if isinstance(text, Command) else self._line(text)
            if reply is not None:
                return reply

    def _command(self, command: Command) -> Command | None:
        if command is Command.EXPLAIN:
            explain(self.asking.desk, self.asking.question, self.asking.who)
            tell_help(self.asking.desk, self.asking.question)
            show_offers(self.asking.desk, self.asking.question)
            return None
        if command in (Command.UNKNOWN, Command.NOT_APPLICABLE) and self.rows:
            self._say(f"行があります。表全体を「{command.value}」にするには、先に行を消してください。", "× ")
            return None
        return command

    def _line(self, text: str) -> Command | Kept | None:
        if not text.strip():
            if self.rows or self.is_answered:
                return KEPT
            self._say(
                "行がありません。ないことが確かなら「該当なし」、分からなければ「分からない」と入力してください。"
            )
            return None
        command = row_command(text)
        if command:
            return self._change(command)
        named = _IMPORT.fullmatch(text.strip())
        if named:
            self._import(Path(named[1]).expanduser())
        elif "\n" in text.strip() and are_listed(self.asking.question, text):
            return self._each(text)
        elif "\t" in text or "\n" in text.strip():
            self._paste(text)
        else:
            return self._add(text, {column.id: None for column in self.asking.question.columns}, None)
        return None

    def _change(self, command: RowCommand) -> Command | Kept | None:
        if command.number is None:
            self._say("何行目かを付けて、「削除 2」「修正 2」のように入力してください。", "× ")
            return None
        if not 1 <= command.number <= len(self.rows):
            self._say(f"{command.number}行目はありません。", "× ")
            return None
        row = self.rows[command.number - 1]
        if not command.deletes:
            return self._fill(dict(row), 0, row)
        self._store(self.rows[: command.number - 1] + self.rows[command.number :])
        self._say(f"{command.number}行目（{shown_row(self.asking.question, row)}）を消しました。", "→ ")
        if len(self.rows) <= _SHORT:
            self._show()
        else:
            self._say("後の行の番号は、一つずつ小さくなりました。", "  ")
        return None

    def _each(self, text: str) -> Command | Kept | None:
        """Take several lines as if each was typed alone."""
        lines = [line for line in text.splitlines() if line.strip()]
        for number, line in enumerate(lines, 1):
            self._say(line, "  ")
            reply = self._line(line)
            if reply is not None:
                if number < len(lines):
                    self._say(f"残りの{len(lines) - number}行は、使っていません。", "× ")
                return reply
        return None

    def _paste(self, text: str) -> None:
        try:
            pasted = read_text(self.asking.question, text)
        except ValueError as error:
            self._refuse(str(error))
            return
        self._store(self.rows + pasted)
        self._show()

    def _import(self, path: Path) -> None:
        """Add the rows of a CSV file, all or none."""
        question = self.asking.question
        try:
            rows = read_csv_rows(question, path)
            check_table(question, self.rows + rows, self._kept)
        except (PlannerError, ValueError) as error:
            self._refuse(f"{error}\n1行も読み込んでいません。")
            return
        self._store(self.rows + rows)
        self._show()
        self._say(f"{path.name} から{len(rows)}行を読み込みました。", "→ ")

    def _refuse(self, reasons: str) -> None:
        for line in reasons.splitlines():
            self._say(line, "× ")

    def _add(self, text: str, cells: dict[str, Any], old: Row | None) -> Command | Kept | None:
        """Take a line as a whole row, else as the first cell of one that has these cells so far."""
        listed = listed_row(self.asking.question, text)
        return self._settle(listed, cells, old) if listed else self._first(text, cells, old)

    def _first(self, text: str, cells: dict[str, Any], old: Row | None) -> Command | Kept | None:
        return self._fill(cells, 1, old) if fill_first(self.asking, cells, text) else self._again(cells, old)

    def _again(self, cells: dict[str, Any], old: Row | None) -> Command | Kept | None:
        """Ask again for a row of which something is known already."""
        return self._fill(cells, 0, old) if any(value is not None for value in cells.values()) else None

    def _settle(self, listed: Listed, cells: dict[str, Any], old: Row | None) -> Command | Kept | None:
        """Store the row that a line says; where it may be one text, or cannot be read, ask first what was meant."""
        reply = said_to(self.asking, listed, self._place(old) + 1)
        if isinstance(reply, str) and means_text(reply):
            return self._first(listed.line, cells, old)
        if isinstance(reply, str) and means_cells(reply):
            return self._fill(cells, 0, old)
        if listed.row is None or reply is Command.BACK:
            return self._retyped(reply, cells, old)
        given = self.asking.question.columns[: listed.cells]
        self._store_row(cells | {column.id: listed.row[column.id] for column in given}, old)
        if isinstance(reply, Command):
            return self._command(reply)
        return None if means_yes(reply) else self._line(reply)

    def _retyped(self, reply: Command | str, cells: dict[str, Any], old: Row | None) -> Command | Kept | None:
        """Go on with what was typed in the place of a line that was not taken."""
        if isinstance(reply, str) and reply.strip():
            return self._line(reply) if old is None or row_command(reply) else self._add(reply, cells, old)
        self._say("打った行は、使っていません。", "→ ")
        if isinstance(reply, Command) and reply is not Command.BACK:
            return self._command(reply)
        return self._again(cells, old)

    def _fill(self, cells: dict[str, Any], position: int, old: Row | None) -> Command | Kept | None:
        """Ask for the cells from `position` on and store the row in the place of `old`, or as a new one."""
        columns = self.asking.question.columns
        while 0 <= position < len(columns):
            reply = ask_cell(self.asking, columns[position], cells)
            here = self._place(old) + 1
            if isinstance(reply, Listed):
                return self._settle(reply, cells, old)
            if isinstance(reply, RowCommand) and reply.number in (None, here):
                if reply.deletes:
                    self._drop(RowCommand(here, deletes=True), old)
                    return None
                position, left = 0, None
            elif isinstance(reply, RowCommand):
                left = self._change(reply)
                self._say(shown_row(self.asking.question, cells), "→ 書きかけの行 ")
            else:
                position += -1 if reply is Command.BACK else 1
                left = None if reply is Command.BACK else reply
            if left is not None:
                self._store_row(cells, old)
                return left
        self._store_row(cells, old)
        return None

    def _drop(self, command: RowCommand, old: Row | None) -> None:
        """Delete the row that is being filled."""
        if old is None:
            self._say(f"書きかけの{command.number}行目を消しました。", "→ ")
        else:
            self._change(command)

    def _place(self, row: Row | None) -> int:
        """Return the position of a row in the table, that after the last for a new one or one deleted meanwhile."""
        return next((place for place, other in enumerate(self.rows) if other is row), len(self.rows))

    def _store_row(self, cells: dict[str, Any], old: Row | None) -> None:
        columns = self.asking.question.columns
        missing = [column.label for column in columns if column.required and cells[column.id] is None]
        if missing:
            self._say(f"「{'、'.join(missing)}」が空なので、この行は保存していません。", "× ")
            return
        done = MappingProxyType(cells)
        place = self._place(old)
        self._store((*self.rows[:place], done, *self.rows[place + 1 :]))
        echo_row(self.asking.desk, self.asking.question, done, place + 1)

    def _store(self, rows: tuple[Row, ...]) -> None:
        self.rows = rows
        try:
            check_table(self.asking.question, rows, self._kept)
        except ValueError as error:
            # A file that breaks the question's own rules could not be opened again
            self._say(f"{error}（まだ保存していません）", "× ")
            return
        self.keep(rows)
        self._kept = rows
        self.is_answered = True

    def _say(self, text: str, lead: str = "") -> None:
        self.asking.desk.say(text, lead)

    def _show(self) -> None:
        for number, row in enumerate(self.rows, 1):
            self._say(shown_row(self.asking.question, row), f"  {number:>2}行目 ")
