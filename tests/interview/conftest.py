"""Drives an interview over a few lines of YAML with typed lines, and gives back what was said and kept."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from textwrap import indent
from types import MappingProxyType

import pytest
from msgspec import Struct, field

from planner.answers.model import Answer, Answers, AnswerState
from planner.errors import ExitStatus
from planner.interview.closing import NextSteps
from planner.interview.console import Interview, Stamp
from planner.interview.desk import Desk
from planner.interview.session import Session, start
from planner.questionnaire.load import load_questionnaire
from planner.questionnaire.model import Questionnaire

_SECTION = "id: {id}\ntitle: {title}\nabout: 試し\nquestions:\n"
_DEFAULTS = "  label: {id}の項目\n  ask: {id}は何ですか。\n  why: 理由\n  respondent: it\n  disclosure: public\n"


class Interrupt:
    """Stands for Ctrl+C among typed lines."""


def question(text: str) -> str:
    """Complete the YAML of one question, written as `id: x` and what else matters to the test."""
    written = text.strip()
    name = written.split("id:", 1)[1].split()[0].strip(",}")
    keys = {line.split(":", 1)[0].strip() for line in written.splitlines()}
    defaults = [line for line in _DEFAULTS.format(id=name).splitlines() if line.split(":", 1)[0].strip() not in keys]
    return "- " + indent("\n".join([*written.splitlines(), *(line.strip() for line in defaults)]), "  ").strip()


class Outcome(Struct):
    """How an interview went."""

    status: ExitStatus
    said: str
    session: Session
    saved: list[tuple[str, Answer]] = field(default_factory=list)

    @property
    def values(self) -> dict[str, object]:
        return {name: answer.value for name, answer in self.session.answers.by_id.items() if answer.is_answered}

    @property
    def states(self) -> dict[str, AnswerState]:
        return {name: answer.state for name, answer in self.session.answers.by_id.items()}

    @property
    def current(self) -> str | None:
        return self.session.current


def answered(values: Mapping[str, object]) -> Answers:
    """Return answers with these values; a state stands for itself."""
    return Answers(
        MappingProxyType(
            {
                name: Answer(value) if isinstance(value, AnswerState) else Answer(AnswerState.ANSWERED, value)
                for name, value in values.items()
            }
        )
    )


@pytest.fixture
def asked(tmp_path: Path) -> Callable[..., Questionnaire]:
    """Return a function from questions per section to a questionnaire; a blank line parts questions."""

    def load(**sections: str) -> Questionnaire:
        folder = tmp_path / "questionnaires"
        folder.mkdir(exist_ok=True)
        for number, (name, text) in enumerate(sections.items(), 1):
            questions = "\n".join(question(part) for part in text.strip().split("\n\n"))
            head = _SECTION.format(id=name, title=f"分野{name}")
            (folder / f"{number:02}_{name}.yaml").write_text(head + indent(questions, "  "), encoding="utf-8")
        return load_questionnaire(folder)

    return load


@pytest.fixture
def ask(asked: Callable[..., Questionnaire]) -> Callable[..., Outcome]:
    """Return a function that asks the questions of section `a` (or a questionnaire) and types the lines given."""

    def drive(
        questions: str | Questionnaire,
        *lines: str | Interrupt,
        before: Mapping[str, object] = MappingProxyType({}),
        scope: frozenset[str] | None = None,
        width: int = 200,
        answers: Answers | None = None,
        edit: Callable[[str], str | None] | None = None,
        documents: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
        save: Callable[[], object] = lambda: None,
    ) -> Outcome:
        questionnaire = asked(a=questions) if isinstance(questions, str) else questions
        said: list[str] = []
        saved: list[tuple[str, Answer]] = []
        desk = Desk(_reader(lines, said), said.append, width, edit=edit)

        def keep(name: str, answer: Answer) -> None:
            save()  # may raise
            saved.append((name, answer))

        interview = Interview(
            desk,
            start(questionnaire, answers or answered(before), scope),
            keep,
            Stamp("2026-11-23", "試験"),
            NextSteps(documents=lambda: documents),
        )
        status = interview.run()
        return Outcome(status, "\n".join(said), interview.session, saved)

    return drive


def _reader(lines: Iterable[str | Interrupt], said: list[str]) -> Callable[[str], str]:
    left = iter(lines)

    def read(prompt: str) -> str:
        line = next(left, None)
        said.append(prompt + ("" if line is None or isinstance(line, Interrupt) else line))
        if isinstance(line, Interrupt):
            raise KeyboardInterrupt
        if line is None:
            raise EOFError
        return line

    return read


@pytest.fixture
def ctrl_c() -> Interrupt:
    return Interrupt()
