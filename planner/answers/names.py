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
_TWO = re.compile(r"[（(][^（）()]+は[^（）()]*(?:課|室|係|局|部|所)[）)]")
_UNIT_ABOVE = re.compile(r".+部(?<!本部)")  # 水道局総務課 and 消防本部総務課 are other offices than 総務課
_MOST_LISTED = 3
_REMEDY = "名だけを書き、説明は備考に書いてください"


def without_remark(name: str) -> str:
    """Return the name of an office without what is said behind it of the office that does another part of the work."""
    return _TWO.sub("", name).rstrip()


def odd_name(item: Question | Column, value: Any) -> str:
    """Return what is odd about the value where `item` asks for a name, nothing if it asks for none or gets one."""
    if not isinstance(value, str):
        return ""
    if item.type is QuestionType.DEPARTMENT and not _DEPARTMENT.fullmatch(value):
        return f"「{value}」は、課や係の名に見えません"
    if item.type is QuestionType.DEPARTMENT and isinstance(item, Column) and _TWO.search(value):
        return f"「{value}」は、二つの課の名に見えます（二つの課が分けて担うものは、課ごとに1行を書きます）"
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


def alike_offices(questionnaire: Questionnaire, answers: Answers) -> Iterator[Finding]:
    """Yield that names of offices are told both with and without the 部 above them, where the first such stands."""
    asked = _offices(questionnaire, answers)
    pairs = [(short, name) for short in asked for name in asked if _has_unit_above(name, short)]
    if pairs:
        listed = "、".join(f"「{short}」と「{name}」" for short, name in pairs[:_MOST_LISTED])
        more = f"など{len(pairs)}組" if len(pairs) > _MOST_LISTED else ""
        what = f"{listed}{more}が、同じ課に見えます。文書には両方の書き方が載ります"
        yield Finding(asked[pairs[0][0]], "alike-offices", what, "同じ課であれば、一つの書き方にそろえてください")


def _offices(questionnaire: Questionnaire, answers: Answers) -> dict[str, str]:
    """Return the names of offices in the visible answers, each with the question that has it first."""
    found: dict[str, str] = {}
    for question in questionnaire:
        value = answers.value(question.id)
        cells = [value] if question.type is QuestionType.DEPARTMENT else []
        columns = [column.id for column in question.columns if column.type is QuestionType.DEPARTMENT]
        cells += [row[column] for column in columns for row in value or ()]
        for name in cells:
            if isinstance(name, str):
                found.setdefault(name, question.id)
    return found


def _has_unit_above(name: str, short: str) -> bool:
    return name.endswith(short) and _UNIT_ABOVE.fullmatch(name.removesuffix(short)) is not None
