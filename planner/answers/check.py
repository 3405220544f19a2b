"""What is missing, unknown, stale or odd in answers that could be read, and what to do about it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from planner.answers.borrowed import borrowed_answers
from planner.answers.completeness import deciding, missing_required
from planner.answers.confirmed import odd_figures
from planner.answers.ditto import with_pointers_spelled_out
from planner.answers.finding import Finding, problem_of
from planner.answers.model import Answer, Answers, AnswerState
from planner.answers.names import alike_offices, odd_names
from planner.answers.repeated import repeated_rows
from planner.answers.respondents import respondent_name
from planner.answers.staleness import FRESH_YEARS, is_from_future, stale_year
from planner.answers.tradenames import named_in_public
from planner.answers.unfinished import unfinished_tables
from planner.answers.visibility import with_visibility
from planner.answers.words import is_bare_yesno, state_named
from planner.answers.years import odd_years
from planner.errors import Problem, Severity
from planner.japanese.era import approximate
from planner.municipality.model import Municipality
from planner.municipality.table import MunicipalityTable, distinguish
from planner.questionnaire.model import Question, Questionnaire, QuestionType

_PRIVATE_USE = range(0xE000, 0xF900)
_MOST_LISTED = 5
_POINTING = re.compile(  # as people write that the source is that of a line above, with a remark or a place in it
    r"(?:同前|[上前]に同じ|上記(?:の?資料)?|同資料|同|〃|各行の(?:資料|とおり))(?:[（(].*[）)])?|同(?:[上年]|調査|アンケート).*"
)
_OPEN_STATES: Mapping[AnswerState, str] = MappingProxyType(
    {AnswerState.UNKNOWN: "「分からない」のままです", AnswerState.LATER: "「後で」のままです"}
)


def check_answers(
    questionnaire: Questionnaire,
    answers: Answers,
    on: date,
    municipalities: MunicipalityTable,
    contradictions: Iterable[Finding] = (),
) -> tuple[Problem, ...]:
    """Return the problems of the answers on the day `on`: errors first, then in the order of the questionnaire.

    What is not yet answered is a warning, for a draft can be built from the first answers on. `contradictions` are
    those found elsewhere, where more is known than the answers.
    """
    seen = with_visibility(questionnaire, with_pointers_spelled_out(questionnaire, answers))
    findings = [
        *_gaps(questionnaire, seen),
        *contradictions,
        *odd_years(questionnaire, seen),
        *odd_names(questionnaire, seen),
        *alike_offices(questionnaire, seen),
        *borrowed_answers(questionnaire, seen),
        *unfinished_tables(questionnaire, seen),
        *repeated_rows(questionnaire, seen),
        *named_in_public(questionnaire, seen),
        *_of_each(questionnaire, seen, on),
        *_municipalities(questionnaire, seen, municipalities),
        *odd_figures(questionnaire, seen, _own(questionnaire, seen, municipalities)),
    ]
    position = {question.id: number for number, question in enumerate(questionnaire)}
    findings.sort(key=lambda finding: (finding.severity is Severity.WARNING, position[finding.question_id]))
    return tuple(problem_of(finding, questionnaire[finding.question_id], seen) for finding in findings)


def _gaps(questionnaire: Questionnaire, answers: Answers) -> Iterator[Finding]:
    required = {question.id for question in missing_required(questionnaire, answers)}
    for question in questionnaire:
        answer = answers.get(question.id)
        if question.id in answers.hidden and question.id in required:
            names = "、".join(f"「{other.label}」" for other in deciding(questionnaire, answers, question))
            what = f"確定版に必要な設問かどうかが、{names}の回答で決まります"
            yield Finding(question.id, "required", what, f"先に{names}を回答してください")
        elif question.id in answers.hidden:
            if answer and answer.is_answered:
                what = "ほかの回答により対象外となる設問なので、この回答は使いません（ファイルには残ります）"
                yield Finding(question.id, "unused", what, "条件となる回答が正しいかを確かめてください")
        else:
            yield from _gap(question, answers, question.id in required)


def _gap(question: Question, answers: Answers, is_required: bool) -> Iterator[Finding]:
    answer = answers.get(question.id)
    state = _OPEN_STATES.get(answer.state) if answer else None
    ask = f"{respondent_name(question, answers)}に確かめて、planner interview で回答してください"
    if is_required:
        what = f"確定版に必要な設問が{state or '回答されていません'}"
        yield Finding(question.id, "required", what, ask)
    elif state:
        yield Finding(question.id, "open", state, ask)


def _of_each(questionnaire: Questionnaire, answers: Answers, on: date) -> Iterator[Finding]:
    for question in questionnaire:
        answer = answers.visible(question.id)
        if answer and answer.confirm:
            remedy = "planner interview で、今の回答のままでよいかを確かめてください"
            yield Finding(question.id, "confirm", "この回答の後で、関係する回答が変わりました（確認が必要）", remedy)
        if answer and answer.is_answered:
            yield from _time(question, answer, on)
            yield from _source(question, answer)
            yield from _yearless(question, answer)
            yield from _odd_text(question, answer)


def _time(question: Question, answer: Answer, on: date) -> Iterator[Finding]:
    year = stale_year(answer, on)
    if year is not None:
        what = f"{year}年の値です（{FRESH_YEARS}年より前）"
        remedy = "今も正しいかを確かめ、新しい値に直すか、確かめた時点を「時点」（as_of）に書いてください"
        yield Finding(question.id, "stale", what, remedy)
    for name, told in (("時点", "" if question.forecast else answer.as_of), ("回答した日", answer.on)):
        if told and is_from_future(told, on):
            yield Finding(
                question.id, "future", f"{name}の「{told}」はまだ来ていません", "時点を確かめて直してください"
            )


def _source(question: Question, answer: Answer) -> Iterator[Finding]:
    """Yield the sources that point to another line and do not tell to which: each is printed beside its own value."""
    cells = [row[column.id] for column in question.columns if column.label == "出典" for row in answer.value]
    pointing = [text for text in (answer.source, *cells) if isinstance(text, str) and _POINTING.fullmatch(text.strip())]
    if pointing:
        what = f"出典が「{pointing[0]}」だけです。文書では値ごとに載るので、何の資料か読み取れません"
        yield Finding(question.id, "pointing-source", what, "資料の名前を書いてください")


def _yearless(question: Question, answer: Answer) -> Iterator[Finding]:
    """Yield the first time in a table of what happened that has no year: later, nobody can tell which it was."""
    columns = [column.id for column in question.columns if column.label == "時期"]
    times = (row[column] for column in columns for row in answer.value)
    told = next((time for time in times if isinstance(time, str) and approximate(time) is None), None)
    if told:
        what = f"時期の「{told}」に年がありません。文書にもそのまま載ります"
        yield Finding(question.id, "no-year", what, "「2026-08-27」のように、年から書いてください")


def _odd_text(question: Question, answer: Answer) -> Iterator[Finding]:
    if isinstance(answer.value, str) and is_bare_yesno(question, answer.value):
        what = f"回答が「{answer.value}」だけです。文書には「{question.label}は{answer.value}」と載ります"
        yield Finding(question.id, "yesno-as-text", what, "名前や内容を書くか、なければ「該当なし」としてください")
    for text in _texts(question, answer.value):
        state = state_named(text)
        if state:
            what = f"回答が「{text}」という文のままです。文書にもそのまま載ります"
            yield Finding(question.id, "state-as-text", what, f"値の代わりに「state: {state.value}」と書いてください")
        if any(ord(character) in _PRIVATE_USE for character in text):
            what = f"外字が入っています（{text[:20]}）。ほかの端末では正しく表示されません"
            yield Finding(question.id, "private-character", what, "標準の文字に置き換えてください")


def _texts(question: Question, value: Any) -> Iterator[str]:
    if question.type in (QuestionType.TEXT, QuestionType.LONGTEXT, QuestionType.DEPARTMENT):
        yield value
    elif question.type is QuestionType.TABLE:
        prose = [column.id for column in question.columns if column.type in (QuestionType.TEXT, QuestionType.LONGTEXT)]
        yield from (row[column] for row in value for column in prose if isinstance(row[column], str))


def _own(questionnaire: Questionnaire, answers: Answers, table: MunicipalityTable) -> Municipality | None:
    codes = (answers.value(item.id) for item in questionnaire if item.type is QuestionType.MUNICIPALITY)
    return next((table.by_code(code) for code in codes if code), None)


def _municipalities(questionnaire: Questionnaire, answers: Answers, table: MunicipalityTable) -> Iterator[Finding]:
    for question in questionnaire:
        code = answers.value(question.id) if question.type is QuestionType.MUNICIPALITY else None
        if code is None or table.by_code(code):
            continue
        # a slip is mostly in the check digit, a hurried reader's in the last digits
        found = next((near for end in (5, 4, 3, 2) if (near := table.search(code[:end]))), ())
        listed = "、".join(distinguish(item) for item in found[:_MOST_LISTED])
        remedy = f"候補は {listed} です" if listed else "6桁の全国地方公共団体コードを確かめてください"
        remedy += "。付属の表にない団体（見本など）は、その表を --municipalities で指定してください"
        what = f"団体コード「{code}」の市区町村はありません"
        yield Finding(question.id, "unknown-municipality", what, remedy, Severity.ERROR)
