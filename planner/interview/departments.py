"""Who has to be asked what: the questions without a value by the 課 that knows, to be handed on."""

from __future__ import annotations

from planner.answers.completeness import told_open
from planner.answers.respondents import Asked, still_to_ask, told_department
from planner.interview.desk import Desk
from planner.interview.session import Session
from planner.questionnaire.minutes import RULE


def asked_departments(session: Session) -> tuple[Asked, ...]:
    """Return what is still to be asked in this session by the 課."""
    return still_to_ask(session.questionnaire, session.answers, session.scope)


def show_departments(desk: Desk, session: Session) -> None:
    """List every 課 with the questions it has to be asked, word for word."""
    found = asked_departments(session)
    desk.say("課ごとの、まだ値のない設問（＊は確定版の文書に必要）")
    desk.say(RULE)
    for item in found:
        desk.say()
        desk.say(told_department(item), "■ ")
        for question in item.questions:
            desk.say(f"{question.label}: {question.ask}", "  ＊" if question.required else "  ・")
    desk.say()
    desk.say(told_open(session.questionnaire, session.answers, session.scope))
