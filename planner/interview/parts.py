"""A count that is part of another and larger than it: told as soon as one of the two is typed."""

from __future__ import annotations

from planner.answers.shown import shown
from planner.interview.session import Session
from planner.questionnaire.model import Question


def told_beyond_whole(session: Session, question: Question) -> str:
    """Return which counts that have to do with the answer just given are more than what they are part of, or nothing.

    `planner check` takes it for an error; here both figures may be about to change.
    """
    parts = [part for part in session.questionnaire if part.part_of and question.id in (part.id, part.part_of)]
    told = (_told(session, part, session.questionnaire[part.part_of]) for part in parts)
    return "".join(told)


def _told(session: Session, part: Question, whole: Question) -> str:
    some, all_ = session.answers.value(part.id), session.answers.value(whole.id)
    if some is None or all_ is None or some <= all_:
        return ""
    told = f"「{part.label}」{shown(part, some)}が、「{whole.label}」{shown(whole, all_)}を超えています"
    return f"{told}。どちらかの数を確かめて直してください。"
