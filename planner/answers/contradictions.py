"""Answers that cannot all be true, and answers that are hardly true on the day of the build."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from planner.answers.finding import Finding
from planner.answers.model import Answers
from planner.errors import Severity
from planner.japanese.era import era_date, fiscal_year, fiscal_year_label
from planner.japanese.number import grouped
from planner.questionnaire.model import Questionnaire, QuestionType

# a part, and the whole that it cannot exceed
_PARTS = (
    ("budget.negotiated_contracts", "budget.contracts"),
    ("budget.single_bids", "budget.contracts"),
    ("voices.survey_returned", "voices.survey_sent"),
)
_IT_STAFF = ("organisation.it_staff_fulltime", "organisation.it_staff_parttime")
_TOTAL_STAFF = "basics.total_staff"
_START = "upper.plan_start"
_GENERAL_PLAN_UNTIL = "upper.general_plan_until"
_OVER = (
    "budget.it_cost_year",
    "security.restore_test",
    "security.audit_year",
    "voices.survey_year",
    "security.policy_revised",
)
_TO_COME = ("standardization.target", "procurement.next_case_start")
_LATEST_START = 3  # years ahead for which a plan is drawn up
_PLAUSIBLE_YEARS = range(1950, 2101)


def contradictions(questionnaire: Questionnaire, answers: Answers, on: date) -> Iterator[Finding]:
    """Yield what does not go together in the visible answers, on the day `on`."""
    yield from _parts(questionnaire, answers)
    yield from _staff(questionnaire, answers)
    yield from _plan_period(answers, fiscal_year(on))
    yield from _past_and_future(questionnaire, answers, on)
    yield from _ledger(answers)
    yield from _odd_years(questionnaire, answers)


def _parts(questionnaire: Questionnaire, answers: Answers) -> Iterator[Finding]:
    for part, whole in _PARTS:
        some, total = answers.value(part), answers.value(whole)
        if some is not None and total is not None and some > total:
            labels = [questionnaire[name].label for name in (part, whole)]
            what = f"「{labels[0]}」（{grouped(some)}）が「{labels[1]}」（{grouped(total)}）を超えています"
            yield Finding(part, "contradiction", what, "どちらかの数を確かめて直してください", Severity.ERROR)


def _staff(questionnaire: Questionnaire, answers: Answers) -> Iterator[Finding]:
    given = [answers.value(name) for name in _IT_STAFF]
    total, staff = answers.value(_TOTAL_STAFF), sum(count for count in given if count is not None)
    if total is not None and staff > total:
        label = questionnaire[_TOTAL_STAFF].label
        what = f"情報担当の専任と兼任の合計（{grouped(staff)}人）が「{label}」（{grouped(total)}人）を超えています"
        first = next(name for name, count in zip(_IT_STAFF, given, strict=True) if count)
        yield Finding(first, "contradiction", what, "人数を確かめて直してください", Severity.ERROR)


def _plan_period(answers: Answers, this_year: int) -> Iterator[Finding]:
    start, until = answers.value(_START), answers.value(_GENERAL_PLAN_UNTIL)
    if start is None:
        return
    if start < this_year:
        what = f"計画の開始年度（{fiscal_year_label(start)}）が過ぎています"
        yield Finding(_START, "odd-year", what, "次の計画の開始年度かどうかを確かめてください")
    elif start > this_year + _LATEST_START:
        what = f"計画の開始年度（{fiscal_year_label(start)}）が{start - this_year}年先です"
        yield Finding(_START, "odd-year", what, "年度の書き誤りでないかを確かめてください")
    if until is not None and until < start:
        what = f"総合計画の終了年度（{fiscal_year_label(until)}）が、この計画の開始より前です"
        remedy = "次の総合計画の名称と期間が決まっていれば、それを書いてください"
        yield Finding(_GENERAL_PLAN_UNTIL, "odd-year", what, remedy)


def _past_and_future(questionnaire: Questionnaire, answers: Answers, on: date) -> Iterator[Finding]:
    for name in (*_OVER, *_TO_COME):
        value = answers.value(name)
        if value is None:
            continue
        today = _same_kind(value, on)
        if value > today if name in _OVER else value < today:
            says = "まだ来ていません" if name in _OVER else "過ぎています"
            what = f"「{questionnaire[name].label}」の{_printed(value)}は{says}"
            yield Finding(name, "odd-year", what, "年月日を確かめて直してください")


def _same_kind(value: Any, on: date) -> Any:
    return on if isinstance(value, date) else fiscal_year(on)


def _printed(value: Any) -> str:
    return era_date(value) if isinstance(value, date) else fiscal_year_label(value)


def _ledger(answers: Answers) -> Iterator[Finding]:
    for number, row in enumerate(answers.value("systems.ledger") or (), 1):
        started, renewal = row.get("started"), row.get("renewal")
        if isinstance(started, int) and isinstance(renewal, int) and renewal < started:
            what = f"台帳の{number}行目（{row.get('work') or '業務名なし'}）の更新年度が導入年度より前です"
            yield Finding(
                "systems.ledger", "contradiction", what, "導入年度と更新年度を確かめて直してください", Severity.ERROR
            )


def _odd_years(questionnaire: Questionnaire, answers: Answers) -> Iterator[Finding]:
    for question in questionnaire:
        value = answers.value(question.id)
        years = [value] if question.type is QuestionType.YEAR else []
        for column in question.columns:
            cells = [row[column.id] for row in value or () if column.type is QuestionType.YEAR]
            years += [cell for cell in cells if isinstance(cell, int)]
        for year in dict.fromkeys(years):
            if year is not None and year not in _PLAUSIBLE_YEARS:
                remedy = "西暦と元号の取り違えがないかを確かめてください"
                yield Finding(question.id, "odd-year", f"{year}年度という年は考えにくい値です", remedy)
