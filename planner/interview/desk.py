"""The desk an interview sits at: lines in and out through two callables, wrapped to the width of the terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from msgspec import Struct

from planner.interview.commands import Command, command_in
from planner.japanese.width import display_width, wrap
from planner.questionnaire.model import Column, Question

_SPOILT = "入力に読めない文字（文字化け、矢印キーなど）が混じりました。もう一度入力してください。"


class Desk(Struct, frozen=True):
    """Where questions are asked.

    `read` shows a prompt and returns a line, or several pasted at once; it may raise EOFError or KeyboardInterrupt.
    `pending` tells whether more was typed or pasted already. `edit` opens a text in an editor and returns what was
    saved there, None if nothing was; it is None where there is no editor.
    """

    read: Callable[[str], str]
    write: Callable[[str], None]
    width: int = 78
    pending: Callable[[], bool] = lambda: False
    edit: Callable[[str], str | None] | None = None

    def say(self, text: str = "", lead: str = "") -> None:
        """Write text in lines that fit; lines after the first are indented to stand under the text after `lead`."""
        indent = " " * display_width(lead)
        for number, line in enumerate(wrap(text, self.width - display_width(lead))):
            self.write((indent if number else lead) + line)

    def ask(self, prompt: str, item: Question | Column | None = None) -> Command | str:
        """Return the command or the text that somebody types; the end of the input and Ctrl+C are commands."""
        while True:
            try:
                text = self.read(prompt)
            except EOFError:
                return Command.QUIT
            except KeyboardInterrupt:
                return Command.INTERRUPT
            text = text.rstrip("\r\n")
            if not _is_spoilt(text):
                return command_in(text, item) or text
            self.say(_SPOILT)


def _is_spoilt(text: str) -> bool:
    return any(
        character == "\ufffd" or (character not in "\t\n" and unicodedata.category(character) in ("Cc", "Cs"))
        for character in text
    )
