"""The interview at a terminal: asks question after question, saves each accepted answer, and carries out commands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from planner.answers.model import Answer, AnswerState
from planner.answers.respondents import respondent_name
from planner.errors import ExitStatus
from planner.interview.asking import Asking
from planner.interview.browse import browse
from planner.interview.closing import NextSteps, close, farewell
from planner.interview.commands import STATES, Command
from planner.interview.desk import Desk
from planner.interview.explain import greet, show_commands, show_question, show_section
from planner.interview.known import show_known
from planner.interview.prompts import Entered, Kept, Reply, ask_single, echo
from planner.interview.remarks import shared_remarks, told_remarks, told_replaced
from planner.interview.saving import save_patiently
from planner.interview.session import Session
from planner.interview.suggestion import suggestion_for, told_odd
from planner.interview.table import Row, TableDesk
from planner.municipality.table import MunicipalityTable, load_municipalities
from planner.questionnaire.model import Question, QuestionType

_NOT_HERE = (
    "「該当なし」では済ませられません。今はないなら、ないことや予定を回答として入力してください。"
    "まだ決まらなければ「分からない」か「後で」と入力してください。"
)


class Stamp(Struct, frozen=True):
    """What is written with every answer: the day as YYYY-MM-DD, and who answers."""

    on: str = ""
    by: str = ""


class Interview(Struct):
    """An interview: `save` is called with every accepted answer before the next question is shown.

    `steps` are what is suggested at the end, `table` finds the municipality and its statistics.
    """

    desk: Desk
    session: Session
    save: Callable[[str, Answer], None]
    stamp: Stamp = field(default_factory=Stamp)
    steps: NextSteps = field(default_factory=NextSteps)
    table: MunicipalityTable = field(default_factory=load_municipalities)
    _remarks: dict[str, str] = field(default_factory=dict)
    _remarks_before: dict[str, str] = field(default_factory=dict)  # those before the line typed last
    _section: str = ""  # the section that was introduced last
    _previous: str = ""  # the label of the question answered before this one
    _knows_tables: bool = False  # whether a table was asked, and how to fill one in was told
    _left: str | None = None  # the question from which somebody went elsewhere by the review list

    def run(self) -> ExitStatus:
        """Ask until everything is asked or somebody stops; what `save` raises is passed on."""
        greet(self.desk, self.session)
        status = None
        while status is None:
            try:
                status = self._step()
            except KeyboardInterrupt:  # outside of a prompt, which turns it into a command
                status = self._leave(Command.INTERRUPT)
        return status

    def _step(self) -> ExitStatus | None:
        question = self.session.question
        if question is not None and question.id == self._left:
            self._left = None
            self.desk.say(f"元の設問（{question.label}）に戻りました。", "→ ")
        if question is not None:
            return self._handle(question, self._ask(question))
        command = close(self.desk, self.session, self.steps)
        return ExitStatus.FINE if command in (None, Command.QUIT) else self._carry_out(command)

    def _ask(self, question: Question) -> Reply:
        suggestion = suggestion_for(self.session, question, self.table)
        if question.section_id != self._section:
            self._section = question.section_id
            show_section(self.desk, self.session, question.section_id)
        show_question(self.desk, self.session, question, suggestion)
        who = respondent_name(question, self.session.answers)
        asking = Asking(self.desk, question, who, self._remark, self._withdraw, self.table)
        answer = self.session.answer
        if question.type is not QuestionType.TABLE:
            return ask_single(asking, answer, suggestion)
        rows = answer.value if answer and answer.is_answered else ()
        is_familiar, self._knows_tables = self._knows_tables, True
        return TableDesk(asking, rows, self._keep_rows, answer is not None, is_familiar).ask()

    def _handle(self, question: Question, reply: Reply) -> ExitStatus | None:
        if isinstance(reply, Command):
            return self._carry_out(reply)
        if isinstance(reply, Kept):
            self._move(self.session.keep())
            return None
        self._accept(question, reply)
        self._previous = question.label
        if reply.then:
            return self._carry_out(reply.then)
        self._move(self.session.forward())
        return None

    def _accept(self, question: Question, entered: Entered) -> None:
        before = self.session.answer
        remarks = dict(self._remarks)
        if before and before.is_answered and before.value == entered.value:
            self._record(self._remarked(before))
        else:
            self._record(self._stamped(AnswerState.ANSWERED, entered.value, entered.source, entered.as_of))
        municipality = self.table.by_code(entered.value) if question.type is QuestionType.MUNICIPALITY else None
        if municipality is None:
            echo(self.desk, question, entered.value)  # only now: what is shown as accepted is on the disk
            if odd := told_odd(self.session, question, self.table):
                self.desk.say(odd, "  注意: ")
        if remarks:
            self.desk.say(told_remarks(remarks), "  ")
        if remarks.get("source") and self.session.answer and not self.session.answer.as_of:
            self.desk.say("いつ時点の値かは、書かれていないものとして扱います。", "  ")
        if municipality:
            show_known(self.desk, municipality, self.session.questionnaire)

    def _keep_rows(self, rows: tuple[Row, ...]) -> None:
        # No rows left says nothing about whether there are any, so the question comes up again
        state = AnswerState.ANSWERED if rows else AnswerState.LATER
        before = self.session.answer
        kept = (before.source, before.as_of) if before else ("", "")
        self._record(replace(self._stamped(state, rows or None, *kept), unfinished=bool(rows)))

    def _stamped(self, state: AnswerState, value: Any = None, source: str = "", as_of: str = "") -> Answer:
        """Return a new answer to the current question; a remark on the former answer itself goes with it."""
        note = self.session.answer.note if self.session.answer else ""
        return self._remarked(Answer(state, value, self.stamp.by, self.stamp.on, source, as_of, note))

    def _remarked(self, answer: Answer) -> Answer:
        """Return the answer with the remarks typed since the question was shown."""
        remarks, self._remarks = self._remarks, {}
        return replace(answer, **remarks) if remarks else answer

    def _record(self, answer: Answer) -> None:
        self._become(self.session.record(answer))

    def _become(self, session: Session) -> None:
        """Go on with `session`, every answer that it changes saved: what is to be confirmed first."""
        before, after = self.session.answers.by_id, session.answers.by_id
        changed = [name for name, answer in after.items() if before.get(name) is not answer]
        for name in sorted(changed, key=lambda name: name == self.session.current):
            save_patiently(self.desk, partial(self.save, name, after[name]))
        self.session = session

    def _remark(self, remarks: Mapping[str, str], alone: bool) -> None:
        """Add remarks to the current answer, or keep them for the answer to come."""
        answer, question = self.session.answer, self.session.question
        if replaced := told_replaced(shared_remarks(question, answer) | self._remarks, remarks):
            self.desk.say(replaced, "  注意: ")
        self._remarks_before = self._remarks
        self._remarks = {**self._remarks, **remarks}
        if not alone or question is None:
            return
        if answer is None:
            told = f"{told_remarks(remarks)}を、この設問（{question.label}）に書き留めました。"
            self.desk.say(f"{told}続けて回答を入力してください。", "→ ")
            if self._previous:
                self.desk.say(f"前の設問（{self._previous}）の分なら、「戻る」の後に入力し直してください。", "  ")
        else:
            self._record(replace(answer, **remarks))
            self.desk.say(f"今の回答に、{told_remarks(remarks)}を書き添えました。", "→ ")

    def _withdraw(self, remarks: Mapping[str, str]) -> None:
        """Forget the remarks typed last, beside a value that could not be read."""
        self._remarks = self._remarks_before
        self.desk.say(f"{told_remarks(remarks)}も残していません。値と一緒に入力し直してください。", "  ")

    def _carry_out(self, command: Command) -> ExitStatus | None:
        if command.leaves:
            return self._leave(command)
        if command in STATES:
            self._set_state(command)
        elif command is Command.BACK:
            self._back()
        elif command is Command.EXPLAIN:
            show_commands(self.desk)
        else:
            chosen = browse(self.desk, self.session)
            if isinstance(chosen, Command):
                return self._leave(chosen)
            self._go_to(chosen)
        return None

    def _go_to(self, chosen: Session) -> None:
        """Move to where the review list led, and say so and what comes after."""
        before, question = self.session.question, chosen.question
        self._move(chosen)
        if before is None or question is None:
            return
        self._left = before.id
        if before.id != question.id:
            after = f"済んだら、元の設問（{before.label}）に戻ります。"
            self.desk.say(f"「{question.label}」に移りました。{after}", "→ ")

    def _set_state(self, command: Command) -> None:
        if self.session.question is None:
            self._from_the_end(command)
            return
        if command is Command.NOT_APPLICABLE and self.session.question.required:
            self.desk.say(f"確定版の文書に必要な設問なので、{_NOT_HERE}", "× ")
            return
        self.desk.say(command.value, "→ ")
        answer = self.session.answer
        if command is Command.LATER and answer and answer.state is not AnswerState.LATER:
            self.desk.say("今の回答は、そのまま残します。", "  ")
            self._move(self.session.later(answer))
            return
        self._record(self._stamped(STATES[command]))
        self._move(self.session.forward())

    def _from_the_end(self, command: Command) -> None:
        moved = self.session.jump_to_later() if command is Command.LATER else self.session
        if moved is self.session:
            self.desk.say("ここで使えるのは、一覧、戻る、後で（保留した設問がある場合）です。", "× ")
        self._move(moved)

    def _back(self) -> None:
        moved = self.session.back()
        if moved is self.session:
            self.desk.say("最初の設問です。これより前はありません。")
        self._move(moved)

    def _move(self, session: Session) -> None:
        if session.current != self.session.current:
            self._forget_remarks()
        self._become(session)

    def _forget_remarks(self) -> None:
        if self._remarks and self.session.answer is None:
            self.desk.say(f"回答がまだないので、{told_remarks(self._remarks)}は残していません。", "→ ")
        self._remarks = {}

    def _leave(self, command: Command) -> ExitStatus:
        self._forget_remarks()
        farewell(self.desk, self.session, self.steps)
        return ExitStatus.INTERRUPTED if command is Command.INTERRUPT else ExitStatus.FINE
