"""The end of an interview: what is still missing for the documents, who knows it, and what to do next."""

from __future__ import annotations

from planner.answers.respondents import respondent_name
from planner.interview.commands import Command
from planner.interview.desk import Desk
from planner.interview.review import gaps
from planner.interview.session import Session
from planner.questionnaire.model import Question

_MOST_NAMED = 12


def close(desk: Desk, session: Session, file: str) -> Command | None:
    """Say what is missing and what comes next; return a command, None when the interview may end."""
    show_gaps(desk, session)
    desk.say(f"planner check {file}", "次は、回答の点検: ")
    desk.say(f"planner build {file}", "　　　文書の作成: ")
    later = "、保留した設問に答えるには「後で」" if gaps(session).later or gaps(session).required else ""
    desk.say(f"終わるには Enter、見直すには「一覧」{later}と入力してください。")
    while True:
        text = desk.ask("終了> ")
        if isinstance(text, Command) or not text.strip():
            return text if isinstance(text, Command) else None
        desk.say("終わるには Enter、見直すには「一覧」と入力してください。", "× ")


def farewell(desk: Desk, session: Session, file: str) -> None:
    """Say that everything is saved and how to go on."""
    progress = session.progress()
    left = progress.visible - progress.settled
    desk.say()
    desk.say(f"中断しました。受け付けた回答は、全て {file} に保存してあります。")
    for question in gaps(session).to_confirm:
        desk.say(f"「{question.label}」は、関係する回答が変わったので確かめてください。")
    if left:
        desk.say(f"残りは{left}問、約{progress.minutes}分です。")
    desk.say(f"planner interview {file}", "続けるには: ")


def show_gaps(desk: Desk, session: Session) -> None:
    """List what is not settled, with who knows it."""
    missing = gaps(session)
    desk.say("-" * desk.width)
    progress = session.progress()
    desk.say(f"{progress.visible}問中{progress.settled}問に回答しました。")
    if not any(getattr(missing, name) for name in missing.__slots__):
        desk.say("文書に足りない回答はありません。")
        return
    _group(desk, session, "必須なのに未回答（最終版を作れません）", missing.required)
    _group(desk, session, "関係する回答が変わり、確認が必要", missing.to_confirm)
    _group(desk, session, "後で答えるとした設問", missing.later)
    _group(desk, session, "未回答", missing.unanswered)
    _group(desk, session, "分からないとした設問（文書に未把握と載ります）", missing.unknown)


def _group(desk: Desk, session: Session, title: str, questions: tuple[Question, ...]) -> None:
    if not questions:
        return
    desk.say(f"{title}: {len(questions)}問")
    for question in questions[:_MOST_NAMED]:
        desk.say(f"{question.label}（知っている課: {respondent_name(question, session.answers)}）", "  ・")
    if len(questions) > _MOST_NAMED:
        desk.say(f"ほか{len(questions) - _MOST_NAMED}問（「一覧」で見られます）", "  ・")
