"""The end of an interview: what is still missing for which document, who knows it, and what to do next."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from msgspec import Struct

from planner.answers.completeness import told_open
from planner.answers.document_gaps import gaps_by_document, told_documents
from planner.answers.respondents import respondent_name
from planner.interview.commands import Command
from planner.interview.desk import Desk
from planner.interview.review import gaps
from planner.interview.session import Session
from planner.questionnaire.minutes import told_minutes
from planner.questionnaire.model import Question

_MOST_NAMED = 12


class NextSteps(Struct, frozen=True):
    """Commands to go on with, as they are to be typed, and what tells which questions each document reads.

    `documents` gives the ids by the title of the document, nothing while the municipality is not known.
    """

    interview: str = "planner interview answers.yaml"
    check: str = "planner check answers.yaml"
    build: str = "planner build answers.yaml"
    file: str = "answers.yaml"
    documents: Callable[[], Mapping[str, Collection[str]]] = dict


def close(desk: Desk, session: Session, steps: NextSteps) -> Command | None:
    """Say what is missing and what comes next; return a command, None when the interview may end."""
    show_gaps(desk, session)
    show_documents(desk, session, steps.documents())
    _command(desk, "次は、回答の点検:", steps.check)
    _command(desk, "　　　文書の作成:", steps.build)
    missing = gaps(session)
    is_put_off = missing.later or missing.required or missing.unfinished
    later = "、保留した設問と途中の表に答えるには「後で」" if is_put_off else ""
    desk.say(f"終わるには Enter、見直すには「一覧」{later}と入力してください。")
    while True:
        text = desk.ask("終了> ")
        if isinstance(text, Command) or not text.strip():
            return text if isinstance(text, Command) else None
        desk.say("終わるには Enter、見直すには「一覧」と入力してください。", "× ")


def farewell(desk: Desk, session: Session, steps: NextSteps) -> None:
    """Say that everything is saved and how to go on."""
    progress = session.progress()
    desk.say()
    desk.say(f"中断しました。受け付けた回答は、全て {steps.file} に保存してあります。")
    for question in gaps(session).to_confirm:
        desk.say(f"「{question.label}」は、関係する回答が変わったので確かめてください。")
    if progress.left:
        desk.say(f"残りは{progress.left}問、約{told_minutes(progress.minutes)}です。")
    _command(desk, "続けるには:", steps.interview)


def _command(desk: Desk, what: str, command: str) -> None:
    desk.say(what)
    desk.write(f"  {command}")  # copied whole, so not broken into lines


def show_gaps(desk: Desk, session: Session) -> None:
    """List what is not settled, with who knows it."""
    missing = gaps(session)
    desk.say("-" * desk.width)
    if session.scope is not None:
        desk.say(f"今回の範囲の{told_open(session.questionnaire, session.answers, session.scope)}")
    desk.say(f"{'全体の' if session.scope is not None else ''}{told_open(session.questionnaire, session.answers)}")
    _group(desk, session, "必須なのに未回答（確定版を作れません）", missing.required)
    _group(desk, session, "関係する回答が変わり、確認が必要", missing.to_confirm)
    _group(
        desk,
        session,
        "途中の表（確定版を作れません。続きがなければ、空行で終えてください）",
        missing.unfinished,
    )
    _group(desk, session, "後で答えるとした設問", missing.later)
    _group(desk, session, "未回答", missing.unanswered)
    _group(desk, session, "分からないとした設問（文書に未把握と載ります）", missing.unknown)


def show_documents(desk: Desk, session: Session, documents: Mapping[str, Collection[str]]) -> None:
    """Say for each document which answers a final build lacks, and how many others would change its text.

    Whoever came to answer one question is spared that.
    """
    if not documents or (session.scope is not None and len(session.scope) == 1):
        return
    desk.say("文書ごとの、値のない設問")
    for line in told_documents(gaps_by_document(session.questionnaire, session.answers, documents)):
        desk.say(line, "  ")


def _group(desk: Desk, session: Session, title: str, questions: tuple[Question, ...]) -> None:
    if not questions:
        return
    desk.say(f"{title}: {len(questions)}問")
    for question in questions[:_MOST_NAMED]:
        desk.say(f"{question.label}（知っている課: {respondent_name(question, session.answers)}）", "  ・")
    if len(questions) > _MOST_NAMED:
        desk.say(f"ほか{len(questions) - _MOST_NAMED}問（「一覧」で見られます）", "  ・")
