"""A session over a questionnaire: which question is asked now, and what an answer or a move changes.

A session is a value; every step returns the next one. It knows no terminal and no files. Moving never discards an
answer, and a question that a changed answer hides keeps its own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from planner.answers.model import Answer, Answers, AnswerState
from planner.answers.visibility import with_changed, with_visibility
from planner.questionnaire.minutes import minutes
from planner.questionnaire.model import Question, Questionnaire, QuestionType


class Progress(Struct, frozen=True):
    """How many of the visible questions are settled, and how many minutes the others may take."""

    settled: int
    visible: int
    minutes: int

    @property
    def left(self) -> int:
        return self.visible - self.settled


class Session(Struct, frozen=True):
    """Where an interview stands.

    `current` is the question asked now, None when nothing is open. `agenda` are questions to pass before the session
    goes on to what is open: where a move came from, and what a changed answer concerns. `scope` are the ids of
    the questions that the session is limited to, None for all.
    """

    questionnaire: Questionnaire
    answers: Answers
    current: str | None = None
    agenda: tuple[str, ...] = ()
    scope: frozenset[str] | None = None

    @property
    def question(self) -> Question | None:
        return self.questionnaire[self.current] if self.current else None

    @property
    def answer(self) -> Answer | None:
        """The current question's answer, if it has one."""
        return self.answers.get(self.current) if self.current else None

    @property
    def visible(self) -> tuple[str, ...]:
        """The ids of the questions that apply, in order."""
        return tuple(
            question.id
            for question in self.questionnaire
            if question.id not in self.answers.hidden and self._is_asked(question)
        )

    @property
    def to_confirm(self) -> frozenset[str]:
        """The questions asked whose answers depend on one that was changed after them."""
        return frozenset(name for name, answer in self.answers.by_id.items() if self._is_to_confirm(name, answer))

    @property
    def whole(self) -> Session:
        """The session without its limits, to count in."""
        return replace(self, scope=None)

    def is_open(self, question_id: str) -> bool:
        """Whether the question still has to be asked in this session: no answer yet, or one to be confirmed."""
        answer = self.answers.get(question_id)
        if answer is None:
            return not self.questionnaire[question_id].after_draft
        return self._is_to_confirm(question_id, answer)

    def is_settled(self, question_id: str) -> bool:
        """Whether nothing is left to do about the question; one put off and an unfinished table are not settled."""
        answer = self.answers.get(question_id)
        return not self.is_open(question_id) and (answer is None or not _is_put_off(answer))

    def _is_asked(self, question: Question) -> bool:
        return self.scope is None or question.id in self.scope

    def _is_to_confirm(self, question_id: str, answer: Answer) -> bool:
        return answer.confirm and question_id not in self.answers.hidden

    def record(self, answer: Answer) -> Session:
        """Keep an answer to the current question and stay there; what depends on it is asked about next."""
        assert self.current, "there is no question to answer"
        before = self.answers.get(self.current)
        changed = self._with({self.current: replace(answer, confirm=False) if answer.confirm else answer})
        if before is None:
            return changed._asking(self.agenda and _dependants(self.questionnaire, self.current))
        if (before.state, before.value) == (answer.state, answer.value):
            return changed
        dependants = _dependants(self.questionnaire, self.current)
        known, hidden = changed.answers.by_id, changed.answers.hidden
        marked = {
            name: replace(known[name], confirm=True) for name in dependants if name in known and name not in hidden
        }
        return (changed._with(marked) if marked else changed)._asking(dependants)

    def forward(self) -> Session:
        """Go on: to the agenda if it is not empty, else to the next open question after this one, else to the first."""
        visible = self.visible
        agenda = tuple(question_id for question_id in self.agenda if question_id in visible)
        if agenda:
            return replace(self, current=agenda[0], agenda=agenda[1:])
        start = _position(self.questionnaire, self.current) + 1
        ids = [question.id for question in self.questionnaire]
        ahead = (question_id for question_id in ids[start:] + ids[:start] if question_id in visible)
        return replace(self, current=next(filter(self.is_open, ahead), None), agenda=())

    def put(self, answer: Answer) -> Session:
        """Keep an answer to the current question and go on."""
        return self.record(answer).forward()

    def keep(self) -> Session:
        """Leave the current answer as it is, which confirms and finishes it, and go on."""
        if self.answer is None:
            return self.forward()
        return self.put(replace(self.answer, unfinished=False) if self.answer.unfinished else self.answer)

    def later(self, put_off: Answer) -> Session:
        """Go on without an answer; a question that has one keeps it, and an unfinished table stays so."""
        if self.answer is None or self.answer.state is AnswerState.LATER:
            return self.put(put_off)
        return self.record(self.answer).forward()

    def back(self) -> Session:
        """Go to the question before this one; the same session if there is none."""
        here = _position(self.questionnaire, self.current) if self.current else len(self.questionnaire.by_id)
        before = [name for name in self.visible if _position(self.questionnaire, name) < here]
        return self._detour(before[-1:]) if before else self

    def jump(self, question_id: str) -> Session:
        """Go to a visible question, and after it back to where the session was."""
        return self.visit([question_id])

    def visit(self, question_ids: Iterable[str]) -> Session:
        """Go through these questions as far as they are visible, and after them back to where the session was."""
        wanted = set(question_ids)
        stops = [name for name in self.visible if name in wanted]
        return self._detour(stops) if stops else self

    def jump_to_later(self) -> Session:
        """Go through the questions that were put off, and the tables that are not finished."""
        return self.visit(name for name in self.visible if (known := self.answers.get(name)) and _is_put_off(known))

    def progress(self, section_id: str | None = None) -> Progress:
        """Return the progress of one section, or of all; what comes after a draft counts once it is answered."""
        sections = [item for item in self.questionnaire.sections if section_id in (None, item.id)]
        counted = [item for section in sections for item in section.questions if self._is_counted(item)]
        left = [question for question in counted if not self.is_settled(question.id)]
        return Progress(len(counted) - len(left), len(counted), minutes(left))

    def place(self) -> tuple[int, int]:
        """Return which question of its section the current one is, counted from 1, and of how many."""
        assert self.question, "there is no question to place"
        section = next(item for item in self.questionnaire.sections if item.id == self.question.section_id)
        ids = [item.id for item in section.questions if item.id == self.current or self._is_counted(item)]
        return ids.index(self.question.id) + 1, len(ids)

    def _is_counted(self, question: Question) -> bool:
        is_visible = self._is_asked(question) and question.id not in self.answers.hidden
        return is_visible and (question.id in self.answers.by_id or self.is_open(question.id))

    def _with(self, answers: Mapping[str, Answer]) -> Session:
        return replace(self, answers=with_changed(self.questionnaire, self.answers, answers))

    def _detour(self, stops: list[str]) -> Session:
        rest = [*stops[1:], *([self.current] if self.current else []), *self.agenda]
        return replace(self, current=stops[0], agenda=tuple(name for name in dict.fromkeys(rest) if name != stops[0]))

    def _asking(self, dependants: Collection[str]) -> Session:
        """Put what depends on the answer just given at the head of the agenda."""
        agenda = [name for name in self.visible if name in dependants]
        return replace(self, agenda=tuple(dict.fromkeys((*agenda, *self.agenda))))


def start(questionnaire: Questionnaire, answers: Answers, scope: frozenset[str] | None = None) -> Session:
    """Return a session at the tables broken off, then the first open question.

    A scope without any begins with what was put off, else with its first question.
    """
    session = Session(questionnaire, with_visibility(questionnaire, answers), scope=scope)
    broken_off = (name for name in session.visible if (known := session.answers.get(name)) and known.unfinished)
    session = session.visit(broken_off)
    session = session if session.current else session.forward()
    if session.current or scope is None:
        return session
    put_off = session.jump_to_later()
    return put_off if put_off.current else session.visit(scope)


def _is_put_off(answer: Answer) -> bool:
    return answer.unfinished or answer.state is AnswerState.LATER


def _position(questionnaire: Questionnaire, question_id: str | None) -> int:
    ids = [question.id for question in questionnaire]
    return ids.index(question_id) if question_id else -1


def _dependants(questionnaire: Questionnaire, changed: str) -> frozenset[str]:
    """Return the questions whose condition reads the changed one, directly or through others, or whose prefill does."""
    found = {changed}
    for question_id in questionnaire.order:
        when = questionnaire[question_id].when
        if when and found & set(when.names):
            found.add(question_id)
    if questionnaire[changed].type is QuestionType.MUNICIPALITY:
        found.update(question.id for question in questionnaire if question.prefill)
    return frozenset(found - {changed})
