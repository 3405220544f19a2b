"""What the review list (一覧) and the closing summary show, generated from the questionnaire and the answers."""

from __future__ import annotations

from msgspec import Struct

from planner.answers.completeness import is_public
from planner.answers.model import Answer, AnswerState
from planner.answers.shown import shown
from planner.interview.session import Progress, Session
from planner.questionnaire.model import Question, QuestionType, Section

_MARKS = {
    AnswerState.ANSWERED: "済",
    AnswerState.UNKNOWN: "不明",
    AnswerState.NOT_APPLICABLE: "該当なし",
    AnswerState.LATER: "後で",
}


class ReviewLine(Struct, frozen=True):
    """One question of the list: its label, the mark of its state, and its value as printed."""

    question: Question
    mark: str
    value: str


class ReviewSection(Struct, frozen=True):
    """One section of the list with its visible questions."""

    section: Section
    progress: Progress
    lines: tuple[ReviewLine, ...]


class Gaps(Struct, frozen=True):
    """Visible questions that are not settled; a question appears in the first group that fits it."""

    required: tuple[Question, ...]
    to_confirm: tuple[Question, ...]
    unfinished: tuple[Question, ...]
    later: tuple[Question, ...]
    unanswered: tuple[Question, ...]
    unknown: tuple[Question, ...]


def review(session: Session) -> tuple[ReviewSection, ...]:
    """Return the sections that have visible questions, each with what was answered."""
    listed = []
    for section in session.questionnaire.sections:
        lines = tuple(_line(session, question) for question in section.questions if question.id in session.visible)
        if lines:
            listed.append(ReviewSection(section, session.progress(section.id), lines))
    return tuple(listed)


def gaps(session: Session) -> Gaps:
    """Return what is still missing for the documents."""
    groups: dict[str, list[Question]] = {name: [] for name in Gaps.__struct_fields__}
    for question_id in session.visible:
        question = session.questionnaire[question_id]
        group = _gap(session, question)
        if group:
            groups[group].append(question)
    return Gaps(**{name: tuple(questions) for name, questions in groups.items()})


def _line(session: Session, question: Question) -> ReviewLine:
    answer = session.answers.get(question.id)
    mark = "確認" if question.id in session.to_confirm else _mark(session, question, answer)
    value = shown(question, answer.value) if answer and answer.is_answered else ""
    if value and question.type is QuestionType.TABLE and answer:
        value = f"{len(answer.value)}行 {value}"
    return ReviewLine(question, mark, value)


def _mark(session: Session, question: Question, answer: Answer | None) -> str:
    if answer is None and is_public(session.questionnaire, session.answers, question):
        return "統計"
    if answer is None:
        return "草案の後" if question.after_draft else "未"
    return "途中" if answer.unfinished else _MARKS[answer.state]


def _gap(session: Session, question: Question) -> str:
    answer = session.answers.get(question.id)
    if question.id in session.to_confirm:
        return "to_confirm"
    if answer is None or answer.state is AnswerState.LATER:
        if answer is None and (question.after_draft or is_public(session.questionnaire, session.answers, question)):
            return ""
        return "required" if question.required else "later" if answer else "unanswered"
    if answer.unfinished:
        return "unfinished"
    return "unknown" if answer.state is AnswerState.UNKNOWN else ""
