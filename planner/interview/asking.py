"""A question being asked: lines typed as answers to it, the remarks beside them, and its explanation on demand."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec import Struct, field

from planner.interview.commands import Command, command_in, doubt_about
from planner.interview.desk import Desk
from planner.interview.explain import explain
from planner.interview.remarks import parted, remark_fault
from planner.municipality.table import MunicipalityTable, load_municipalities
from planner.questionnaire.model import Column, Question


class Asking(Struct, frozen=True):
    """A question being asked at a desk; `who` is the 課 that knows the answer, `table` finds a municipality.

    `remark` takes the remarks typed, and whether they stood alone on their line; `withdraw` takes back those of the
    line typed last, whose value could not be read.
    """

    desk: Desk
    question: Question
    who: str
    remark: Callable[[Mapping[str, str], bool], None]
    withdraw: Callable[[Mapping[str, str]], None]
    table: MunicipalityTable = field(default_factory=load_municipalities)
    beside: dict[str, str] = field(default_factory=dict)  # the remarks beside the value typed last
    refused: list[str] = field(default_factory=list)  # a long text that could not be taken, to be edited again

    def ask(self, prompt: str) -> Command | str:
        """Return what is typed as `line` does; 説明 explains the question and asks again."""
        while True:
            text = self.line(prompt, self.question)
            if text is not Command.EXPLAIN:
                return text
            explain(self.desk, self.question, self.who)

    def line(self, prompt: str, item: Question | Column) -> Command | str:
        """Return what is typed as an answer to `item` without the remarks beside it; those alone are asked past."""
        while True:
            self.beside.clear()
            text = self.desk.ask(prompt, item)
            if isinstance(text, Command):
                return text
            if doubt := doubt_about(text, item):
                self.desk.say(doubt, "× ")
                continue
            rest, remarks = parted(text, item)
            if not remarks:
                return text
            if self._takes(remarks, not rest.strip()) and rest.strip():
                return command_in(rest, item) or rest

    def edit(self, text: str) -> str | None:
        """Return what is saved in an editor that opens with `text`, remarks taken out; None if there is nothing."""
        saved = self.desk.edit(text) if self.desk.edit else None
        rest, remarks = parted(saved or "", self.question)
        if remarks:
            self._takes(remarks, False)
        return rest if rest.strip() else None

    def refuse(self) -> None:
        """Take back the remarks beside a value that could not be read."""
        if self.beside:
            self.withdraw(self.beside)
            self.beside.clear()

    def _takes(self, remarks: Mapping[str, str], alone: bool) -> bool:
        fault = remark_fault(remarks)
        if fault:
            self.desk.say(fault, "× ")
        else:
            self.remark(remarks, alone)
            self.beside.update({} if alone else remarks)
        return not fault
