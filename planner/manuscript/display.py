"""How values are printed: numbers with their unit, choices by their label, dates by era, unknown as 未把握."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from typing import Any

from msgspec import Struct

from planner.japanese.era import era_date, fiscal_year_label
from planner.japanese.number import grouped, money
from planner.manuscript.recorder import ManuscriptError
from planner.missing import Missing
from planner.namespace import Namespace, Record, Records
from planner.questionnaire.filters import settled
from planner.questionnaire.model import QuestionType
from planner.situation.model import Fact

_SEPARATOR = "、"
_STOP = "。"
_BULLETS = "・-－*● \u3000"


class Chosen(str):
    """The id of a choice: compared as its id, printed as its label."""

    __slots__ = ("label",)
    label: str

    def __new__(cls, choice_id: str, label: str) -> Chosen:
        chosen = super().__new__(cls, choice_id)
        chosen.label = label
        return chosen


def printed(value: Any) -> str:
    """Return a value as `{{ … }}` prints it; raises `ManuscriptError` for what is no single value."""
    if isinstance(value, str):
        return value.label if isinstance(value, Chosen) else str(value)
    value = settled(value)
    if isinstance(value, (list, tuple)):
        return _SEPARATOR.join(printed(item) for item in value)
    for kind, text in _PRINTED:
        if isinstance(value, kind):
            return text(value)
    if value is None or isinstance(value, (Namespace, Record, Records, Mapping, Struct)):
        what = "値ではなく、項目のまとまりを印字しようとしています"
        raise ManuscriptError(what, "まとまりの中のどの項目かまで書いてください")
    return str(value)


_PRINTED: tuple[tuple[type, Callable[[Any], str]], ...] = (
    (Missing, str),
    (bool, lambda value: "はい" if value else "いいえ"),
    (float, grouped),
    (date, era_date),
    (Enum, lambda value: printed(value.value)),
)


def figure_of(fact: Fact) -> str:
    """Return a fact's value with its unit, as documents print it; raises `ManuscriptError` for a table."""
    value = with_labels(fact)
    if isinstance(value, Missing):
        return str(value)
    kind = fact.question.type if fact.question else None
    if kind is QuestionType.TABLE:
        what = f"「{fact.path}」は表なので figure で印字できません"
        raise ManuscriptError(what, "for で行を回し、行の項目を印字してください")
    if kind is QuestionType.MONEY:
        return money(value)
    if isinstance(value, bool) and fact.question:
        return fact.question.words[0 if value else 1]
    if kind is QuestionType.LONGTEXT:
        return in_sentences(value)
    if kind is QuestionType.YEAR or (fact.unit == "年度" and isinstance(value, int)):
        return fiscal_year_label(value)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return printed(value)
    return f"{value if fact.unit == '年' else grouped(value, fact.decimals)}{fact.unit}"


def in_sentences(text: str) -> str:
    """Return what somebody wrote line by line as sentences after each other; the last ends as it was written."""
    lines = [line for line in (line.strip().lstrip(_BULLETS) for line in text.splitlines()) if line]
    return "".join(line if line.endswith(_STOP) else f"{line}{_STOP}" for line in lines[:-1]) + "".join(lines[-1:])


def with_labels(fact: Fact, table: Fact | None = None) -> Any:
    """Return a fact's value with every choice knowing its label, in the cells of a table too.

    `table` is the one whose rows the value consists of where that is another fact.
    """
    question = (table or fact).question
    if question is None or isinstance(fact.value, Missing):
        return fact.value
    if question.type is QuestionType.TABLE:
        labels = {column.id: {choice.id: choice.label for choice in column.choices} for column in question.columns}
        return tuple(
            {name: _chosen(row.get(name, Missing(f"{fact.path}.{name}")), labels[name]) for name in labels}
            for row in fact.value
        )
    return _chosen(fact.value, {choice.id: choice.label for choice in question.choices})


def _chosen(value: Any, labels: Mapping[str, str]) -> Any:
    if isinstance(value, str) and value in labels:
        return Chosen(value, labels[value])
    if isinstance(value, (list, tuple)):
        return tuple(_chosen(item, labels) for item in value)
    return value
