"""The review list (一覧) at a terminal: sections, then the questions of one, then the question to go to."""

from __future__ import annotations

import unicodedata

from planner.answers.respondents import told_department
from planner.interview.commands import Command
from planner.interview.departments import asked_departments
from planner.interview.desk import Desk
from planner.interview.explain import show_commands
from planner.interview.review import ReviewLine, ReviewSection, review
from planner.interview.session import Session
from planner.japanese.width import display_width, pad, shorten
from planner.questionnaire.minutes import RULE, told_minutes

_BY_DEPARTMENT = "課"
_MEANING = (
    "印の意味: 済 回答済み、該当なし 当てはまらない、不明 「分からない」と記録、途中 書きかけの表、後で 保留、未 まだ、"
    "草案の後 草案を作ってから答える、"
    "確認 関係する回答が変わったので確認が必要、* 確定版の文書に必要"
)
_OPEN = ("未", "途中", "後で", "確認", "不明")


def browse(desk: Desk, session: Session) -> Session | Command:
    """Return the session at the question somebody picks, unchanged if they pick none; or the command that leaves."""
    while True:
        sections = review(session)
        _show_sections(desk, sections)
        reply = _number(desk, "一覧> ", len(sections), _BY_DEPARTMENT)
        if reply == _BY_DEPARTMENT:
            found = _department(desk, session, sections)
        elif isinstance(reply, Command):
            return session if reply is Command.BACK else reply
        else:
            found = ("まだの設問", _open_lines(sections)) if reply == 0 else _chosen(sections[int(reply) - 1])
        if isinstance(found, Command):
            return found
        if found is None:
            continue
        title, lines = found
        picked = _browse_lines(desk, session, title, lines)
        if picked is not None:
            return picked


def _browse_lines(desk: Desk, session: Session, title: str, lines: tuple[ReviewLine, ...]) -> Session | Command | None:
    """Return the session at the question picked, a command that leaves, or None to see the sections again."""
    if not lines:
        desk.say("まだの設問はありません。")
        return None
    desk.say(f"〈{title}〉")
    desk.say(_MEANING, "  ")
    for number, line in enumerate(lines, 1):
        desk.write(_row(desk, number, line))
    desk.say("番号を入力すると、その設問に移ります。0 で上から順に全部、Enter で分野の一覧に戻ります。")
    reply = _number(desk, "設問の番号> ", len(lines))
    if isinstance(reply, Command):
        return reply if reply.leaves else None
    chosen = lines[int(reply) - 1 : int(reply)] or lines
    return session.visit([line.question.id for line in chosen])


def _department(
    desk: Desk, session: Session, sections: tuple[ReviewSection, ...]
) -> tuple[str, tuple[ReviewLine, ...]] | Command | None:
    """Return the title and lines of the 課 picked, a command that leaves, or None to see the sections again."""
    found = asked_departments(session)
    if not found:
        desk.say("まだの設問はありません。")
        return None
    desk.say("課ごとの、まだ値のない設問")
    for number, item in enumerate(found, 1):
        desk.write(f"  {number:>2} {told_department(item)}")
    desk.say("課の番号を入力すると、聞く設問を表示します。Enter で分野の一覧に戻ります。")
    reply = _number(desk, "課の番号> ", len(found))
    if isinstance(reply, Command):
        return reply if reply.leaves else None
    if not isinstance(reply, int) or reply == 0:
        return None
    wanted = {question.id for question in found[reply - 1].questions}
    lines = (line for item in sections for line in item.lines if line.question.id in wanted)
    return told_department(found[reply - 1]), tuple(lines)


def _number(desk: Desk, prompt: str, most: int, word: str = "") -> Command | int | str:
    """Return the number or the `word` typed; an empty line is the same as 戻る."""
    while True:
        text = desk.ask(prompt)
        if text is Command.EXPLAIN:
            show_commands(desk)
        elif isinstance(text, Command):
            if text.leaves or text in (Command.BACK, Command.LIST):
                return text if text is not Command.LIST else Command.BACK
            desk.say("設問に移ってから使ってください。", "× ")
        elif not text.strip():
            return Command.BACK
        elif word and text.strip() == word:
            return word
        else:
            number = unicodedata.normalize("NFKC", text).strip()
            if number.isdecimal() and int(number) <= most:
                return int(number)
            desk.say(f"0から{most}までの番号を入力してください。", "× ")


def _show_sections(desk: Desk, sections: tuple[ReviewSection, ...]) -> None:
    desk.say("-" * desk.width)
    desk.say("回答の一覧（済んだ設問／全設問）")
    room = min(40, desk.width - 36)
    for number, item in enumerate(sections, 1):
        progress = item.progress
        left = f"残り{progress.left}問、約{told_minutes(progress.minutes)}" if progress.left else "済"
        count = f"{item.progress.settled:>3}/{item.progress.visible:>2}"
        desk.write(f"  {number:>2} {pad(shorten(item.section.title, room - 1), room)}{count}  {left}")
    desk.say(RULE)
    desk.say(
        "分野の番号を入力すると、設問と回答を表示します。0 でまだの設問だけ、「課」で聞く相手の課ごとに表示します。"
    )
    desk.say("Enter で元の設問に戻ります。")


def _chosen(item: ReviewSection) -> tuple[str, tuple[ReviewLine, ...]]:
    return item.section.title, item.lines


def _open_lines(sections: tuple[ReviewSection, ...]) -> tuple[ReviewLine, ...]:
    return tuple(line for item in sections for line in item.lines if line.mark in _OPEN)


def _row(desk: Desk, number: int, line: ReviewLine) -> str:
    required = "*" if line.question.required and line.mark in ("未", "後で") else " "
    room = min(32, desk.width // 3)
    head = f" {number:>3}{required}[{pad(line.mark, 8)}] {pad(shorten(line.question.label, room), room + 1)}"
    return head + shorten(line.value, desk.width - display_width(head))
