"""What the review list (一覧) and the closing summary show, generated from the questionnaire and the answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from planner.answers.model import Answer, AnswerState
from planner.interview.session import Progress, Session
from planner.japanese.era import era_date, fiscal_year_label
from planner.japanese.number import grouped, money, yen
from planner.municipality.table import distinguish, load_municipalities
from planner.questionnaire.model import Column, Question, QuestionType, Section

_MARKS = {
    AnswerState.ANSWERED: "済",
    AnswerState.UNKNOWN: "不明",
    AnswerState.NOT_APPLICABLE: "該当なし",
    AnswerState.LATER: "後で",
}


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """One question of the list: its label, the mark of its state, and its value as printed."""

    question: Question
    mark: str
    value: str


@dataclass(frozen=True, slots=True)
class ReviewSection:
    """One section of the list with its visible questions."""

    section: Section
    progress: Progress
    lines: tuple[ReviewLine, ...]


@dataclass(frozen=True, slots=True)
class Gaps:
    """Visible questions that are not settled; a question appears in the first group that fits it."""

    required: tuple[Question, ...]
    to_confirm: tuple[Question, ...]
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
    groups: dict[str, list[Question]] = {name: [] for name in Gaps.__slots__}
    for question_id in session.visible:
        question = session.questionnaire[question_id]
        group = _gap(session, question)
        if group:
            groups[group].append(question)
    return Gaps(**{name: tuple(questions) for name, questions in groups.items()})


def shown_answer(question: Question, answer: Answer | None) -> str:
    """Return an answer on one or more lines as people read it; empty if there is none."""
    if answer is None:
        return ""
    return shown(question, answer.value) if answer.is_answered else answer.state.label


def shown(item: Question | Column, value: Any) -> str:
    """Return a value as people read it: labels, units, eras; a table as one line per row; None as nothing."""
    if value is None:
        return ""
    if isinstance(value, AnswerState):  # a cell that a column does not apply to
        return value.label
    if item.type is QuestionType.TABLE and isinstance(item, Question):
        return "\n".join(shown_row(item, row) for row in value) or "（行なし）"
    return _shown_single(item, value)


def shown_row(question: Question, row: Mapping[str, Any]) -> str:
    """Return the cells of a table row, those that are empty left out."""
    cells = ((column.label, shown(column, row.get(column.id))) for column in question.columns)
    return "、".join(f"{label} {text}" for label, text in cells if text)


def _shown_single(item: Question | Column, value: Any) -> str:
    if item.type in _SHOWN:
        return _SHOWN[item.type](value)
    if item.type in (QuestionType.INTEGER, QuestionType.NUMBER):
        return grouped(value) + item.unit
    if item.type is QuestionType.CHOICE:
        return _labels(item, (value,))
    return (_labels(item, value) or "なし") if item.type is QuestionType.CHOICES else str(value)


def _shown_municipality(code: str) -> str:
    found = load_municipalities().by_code(code)
    return distinguish(found) if found else code


_SHOWN: Mapping[QuestionType, Callable[[Any], str]] = {
    QuestionType.YESNO: lambda value: "はい" if value else "いいえ",
    QuestionType.MONEY: lambda value: f"{money(value)}（{yen(value * 1000)}）",
    QuestionType.YEAR: lambda value: f"{fiscal_year_label(value)}（{value}）",
    QuestionType.DATE: era_date,
    QuestionType.MUNICIPALITY: _shown_municipality,
}


def _labels(item: Question | Column, ids: tuple[str, ...]) -> str:
    labels = {choice.id: choice.label for choice in item.choices}
    return "、".join(labels.get(choice_id, choice_id) for choice_id in ids)


def _line(session: Session, question: Question) -> ReviewLine:
    answer = session.answers.get(question.id)
    mark = "確認" if question.id in session.to_confirm else _MARKS[answer.state] if answer else "未"
    value = shown(question, answer.value) if answer and answer.is_answered else ""
    if value and question.type is QuestionType.TABLE and answer:
        value = f"{len(answer.value)}行 {value}"
    return ReviewLine(question, mark, value)


def _gap(session: Session, question: Question) -> str:
    answer = session.answers.get(question.id)
    if question.id in session.to_confirm:
        return "to_confirm"
    if answer is None or answer.state is AnswerState.LATER:
        return "required" if question.required else "later" if answer else "unanswered"
    return "unknown" if answer.state is AnswerState.UNKNOWN else ""
