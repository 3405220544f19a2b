"""Asking a table question row by row: add, edit and delete rows; every finished row is kept at once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from planner.answers.csv_rows import read_csv_rows
from planner.answers.listed import is_sure, listed_row
from planner.answers.model import AnswerState
from planner.answers.reading import read_text, read_value, write_value
from planner.answers.rows import EMPTY
from planner.answers.shown import shown, shown_row
from planner.errors import PlannerError
from planner.interview.commands import Command
from planner.interview.explain import Asking, explain, how_to_answer, show_choices
from planner.interview.prompts import KEPT, Kept, prompt_of, read_typed
from planner.questionnaire.model import Column

Row = Mapping[str, Any]
_IMPORT = re.compile(r"(?:読み?込み?|:r)\s*[\"「']?(.+?\.csv)[\"」']?", re.IGNORECASE)
_ROW_COMMAND = re.compile(r"(削除|修正|:d|:e)\s*(\d+)\s*(?:行目?)?", re.IGNORECASE)
_HELP = (
    "一つ目の欄から順に聞きます。例のように「、」で区切って1行を一度に入力しても、表計算ソフトの行を貼り付けても構いません。",
    "行を直すには「修正 2」、消すには「削除 2」、CSV を読み込むには「読込 ファイル名」と入力します。",
)
_LEFT_OUT = "分からない欄は Enter だけで空欄にし、当てはまらない欄は「該当なし」とします。"


@dataclass(slots=True)
class TableDesk:
    """A table question being answered; `keep` takes the rows each time they change."""

    asking: Asking
    rows: tuple[Row, ...]
    keep: Callable[[tuple[Row, ...]], None]
    is_answered: bool = False

    def ask(self) -> Command | Kept:
        """Ask for rows until an empty line; return the command that ended it, if one did."""
        self._show()
        first = self.asking.question.columns[0]
        for line in _HELP:
            self._say(line, "  ")
        while True:
            show_choices(self.asking.desk, first)
            text = self.asking.line(f"{len(self.rows) + 1}行目 {first.label}{prompt_of(first)}", first)
            reply = self._command(text) if isinstance(text, Command) else self._line(text)
            if reply is not None:
                return reply

    def _command(self, command: Command) -> Command | None:
        if command is Command.EXPLAIN:
            explain(self.asking.desk, self.asking.question, self.asking.who)
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
        found = _row_command(text)
        if found:
            return self._change(found[1].lower(), int(found[2]))
        named = _IMPORT.fullmatch(text.strip())
        if named:
            self._import(Path(named[1]).expanduser())
        elif "\t" in text or "\n" in text.strip():
            self._paste(text)
        else:
            return self._add(text)
        return None

    def _change(self, word: str, number: int) -> Command | None:
        if not 1 <= number <= len(self.rows):
            self._say(f"{number}行目はありません。", "× ")
            return None
        index = number - 1
        if word in ("修正", ":e"):
            return self._fill(dict(self.rows[index]), 0, index)
        self._store(self.rows[:index] + self.rows[number:])
        self._show()
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
            read_value(question, write_value(question, self.rows + rows))
        except (PlannerError, ValueError) as error:
            self._refuse(f"{error}\n1行も読み込んでいません。")
            return
        self._store(self.rows + rows)
        self._show()
        self._say(f"{path.name} から{len(rows)}行を読み込みました。", "→ ")

    def _refuse(self, reasons: str) -> None:
        for line in reasons.splitlines():
            self._say(line, "× ")

    def _add(self, text: str) -> Command | None:
        whole = listed_row(self.asking.question, text)
        if whole and (is_sure(self.asking.question, whole) or self._is_meant(whole)):
            self._store_row(dict(whole), None)
            return None
        first = self.asking.question.columns[0]
        row: dict[str, Any] = {column.id: None for column in self.asking.question.columns}
        return self._fill(row, 1, None) if self._filled(first, row, text) else None

    def _is_meant(self, row: Row) -> bool:
        """Ask whether a line of texts was meant as a whole row."""
        self._say(shown_row(self.asking.question, row), "  ")
        reply = self.asking.desk.ask("この1行でよければ Enter、一つ目の欄の文なら 2 > ")
        return isinstance(reply, str) and not reply.strip()

    def _fill(self, row: dict[str, Any], position: int, index: int | None) -> Command | None:
        """Ask for the cells from `position` on and store the row, as row `index` or as a new one."""
        columns = self.asking.question.columns
        while 0 <= position < len(columns):
            reply = self._cell(columns[position], row)
            if reply is Command.BACK:
                position -= 1
            elif isinstance(reply, Command):
                self._store_row(row, index)
                return reply
            else:
                position += 1
        self._store_row(row, index)
        return None

    def _cell(self, column: Column, row: dict[str, Any]) -> Command | None:
        """Ask for one cell; return the command that leads out of it, None when the cell is done."""
        show_choices(self.asking.desk, column)
        if row[column.id] is not None:
            self._say(f"{shown(column, row[column.id])}（Enter でこのまま、「{EMPTY}」で消す）", "    今の値: ")
        while True:
            text = self.asking.line(f"    {column.label}{prompt_of(column)}", column)
            if text is Command.EXPLAIN:
                self._say(f"{how_to_answer(column)}{_LEFT_OUT}", "    ")
            elif isinstance(text, str) and _row_command(text):
                self._say("書きかけの行があります。この行を終えてから、次の行の始めで入力してください。", "× ")
            elif isinstance(text, Command) and text not in _EMPTYING:
                return text
            elif self._filled(column, row, text):
                return None

    def _filled(self, column: Column, row: dict[str, Any], text: Command | str) -> bool:
        """Put what was typed into the cell; whether that worked."""
        if isinstance(text, str) and not text.strip() and row[column.id] is not None:
            return True
        if isinstance(text, Command) or not text.strip() or text.strip() == EMPTY:
            if column.required:
                self._say("この欄は空にできません。値を入力してください。", "× ")
                return False
            row[column.id] = AnswerState.NOT_APPLICABLE if text is Command.NOT_APPLICABLE else None
            return True
        entered = read_typed(self.asking.desk, column, text)
        if entered is not None:
            row[column.id] = entered.value
        return entered is not None

    def _store_row(self, row: dict[str, Any], index: int | None) -> None:
        columns = self.asking.question.columns
        missing = [column.label for column in columns if column.required and row[column.id] is None]
        if missing:
            self._say(f"「{'、'.join(missing)}」が空なので、この行は保存していません。", "× ")
            return
        done = MappingProxyType(row)
        place = len(self.rows) if index is None else index
        self._store((*self.rows[:place], done, *self.rows[place + 1 :]))
        self._say(shown_row(self.asking.question, done), f"→ {place + 1}行目 ")

    def _store(self, rows: tuple[Row, ...]) -> None:
        self.rows = rows
        try:
            read_value(self.asking.question, write_value(self.asking.question, rows))
        except ValueError as error:
            # A file that breaks the question's own rules could not be opened again
            self._say(f"{error}（まだ保存していません）", "× ")
            return
        self.keep(rows)
        self.is_answered = True

    def _say(self, text: str, lead: str = "") -> None:
        self.asking.desk.say(text, lead)

    def _show(self) -> None:
        for number, row in enumerate(self.rows, 1):
            self._say(shown_row(self.asking.question, row), f"  {number:>2}行目 ")


def _row_command(text: str) -> re.Match[str] | None:
    return _ROW_COMMAND.fullmatch(unicodedata.normalize("NFKC", text).strip())


_EMPTYING = (Command.LATER, Command.UNKNOWN, Command.NOT_APPLICABLE)
