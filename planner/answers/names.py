"""Answers that are to be a name and do not look like one: a sentence, or no 課 where one is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from planner.answers.finding import Finding
from planner.answers.model import Answers
from planner.questionnaire.model import Column, Question, Questionnaire, QuestionType

_DEPARTMENT = re.compile(
    r".*(?:課|室|係|局|部|所|署|館|院|園|班|会|校|センター|担当|チーム|グループ|ユニット|企業団|組合|連合|庁)\s*(?:[（(].*[）)])?",
    re.DOTALL,
)
_REMEDY = "名だけを書き、説明は備考に書いてください"


def odd_name(item: Question | Column, value: Any) -> str:
    """Return what is odd about the value where `item` asks for a name, nothing if it asks for none or gets one."""
    if not isinstance(value, str):
        return ""
    if item.type is QuestionType.DEPARTMENT and not _DEPARTMENT.fullmatch(value):
        return f"「{value}」は、課や係の名に見えません"
    if item.type is QuestionType.TEXT and item.label.endswith("名") and "。" in value:
        return f"「{value}」は、名でなく文に見えます"
    return ""


def told_odd_name(item: Question | Column, value: Any) -> str:
    """Return what is odd about a name, and what to do, as one line; nothing if it is a name."""
    what = odd_name(item, value)
    return f"{what}。{_REMEDY}。" if what else ""


def odd_names(questionnaire: Questionnaire, answers: Answers) -> Iterator[Finding]:
    """Yield every name among the visible answers that does not look like one, those in tables included."""
    for question in questionnaire:
        value = answers.value(question.id)
        found = [odd_name(question, value)]
        found += [odd_name(column, row[column.id]) for column in question.columns for row in value or ()]
        for what in dict.fromkeys(filter(None, found)):
            yield Finding(question.id, "odd-name", what, _REMEDY)
