"""The rules a question sets on its values: are they possible, and does a value keep them. Cerberus decides."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from planner.japanese.era import era_date, parse_date
from planner.japanese.number import grouped
from planner.nearest import suggestion
from planner.questionnaire.model import Choice, Column, Question, QuestionType
from planner.schema import Fault

_RANGE = ("min", "max", "allowed", "forbidden")
_LENGTH = ("minlength", "maxlength")
_WORDS = (*_LENGTH, "regex", "allowed", "forbidden")
_OF_TYPE: Mapping[QuestionType, tuple[str, ...]] = MappingProxyType(
    {
        QuestionType.TEXT: _WORDS,
        QuestionType.LONGTEXT: _WORDS,
        QuestionType.DEPARTMENT: _WORDS,
        QuestionType.INTEGER: _RANGE,
        QuestionType.NUMBER: _RANGE,
        QuestionType.MONEY: _RANGE,
        QuestionType.YEAR: _RANGE,
        QuestionType.DATE: ("min", "max"),
        QuestionType.CHOICES: _LENGTH,
        QuestionType.TABLE: _LENGTH,
    }
)
_YEN = 1000  # in 千円
_COUNTS = (QuestionType.INTEGER, QuestionType.NUMBER, QuestionType.MONEY)
_NOT_NEGATIVE = {"min": 0}
_NO_RULES: Mapping[str, object] = MappingProxyType({})
_KEPT: Mapping[str, Callable[[Any, Any], bool]] = MappingProxyType(
    {
        "min": lambda value, limit: bool(value >= limit),
        "max": lambda value, limit: bool(value <= limit),
        "minlength": lambda value, limit: len(value) >= limit,
        "maxlength": lambda value, limit: len(value) <= limit,
    }
)


def rule_faults(kind: QuestionType, rules: Mapping[str, Any], choices: tuple[Choice, ...]) -> Iterator[Fault]:
    """Yield what is wrong with the rules that an author gave a question of this type."""
    known = _OF_TYPE.get(kind, ())
    for name, value in rules.items():
        if name not in known:
            listed = f"使えるのは {'、'.join(known)} です" if known else "rules を消してください"
            remedy = suggestion(name, known, listed)
            yield Fault((name,), "unknown-rule", f"型 {kind.value} に規則「{name}」は使えません", remedy)
        elif expected := _malformed(kind, name, value):
            yield Fault((name,), "malformed-rule", f"規則「{name}」の値「{value}」が正しくありません", expected)
    if not any(_malformed(kind, name, value) for name, value in rules.items() if name in known):
        yield from _impossible(kind, rules, choices)


def _malformed(kind: QuestionType, name: str, value: Any) -> str:
    """Return how the value of a rule should look, empty if it looks so."""
    if name in _LENGTH:
        return "" if _is_count(value) else "0以上の整数を書いてください"
    if name == "regex":
        return _regex_fault(value)
    if name in ("allowed", "forbidden"):
        return "" if isinstance(value, list) and value else "値を「- 」で始まる並びで書いてください"
    if kind is QuestionType.DATE:
        return _date_fault(value)
    if kind is QuestionType.NUMBER and isinstance(value, float):
        return ""
    whole = isinstance(value, int) and not isinstance(value, bool)
    return "" if whole else "数を書いてください" if kind is QuestionType.NUMBER else "整数を書いてください"


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _regex_fault(value: Any) -> str:
    try:
        re.compile(value)
    except (re.error, TypeError):
        return "正規表現として正しく書いてください"
    return ""


def _date_fault(value: Any) -> str:
    try:
        parse_date(str(value))
    except ValueError as error:
        return str(error)
    return ""


def _impossible(kind: QuestionType, rules: Mapping[str, Any], choices: tuple[Choice, ...]) -> Iterator[Fault]:
    ready = value_rules(kind, rules)
    for low, high in (("min", "max"), ("minlength", "maxlength")):
        if low in ready and high in ready and ready[low] > ready[high]:
            key = low if low in rules else high
            what = f"{low}（{ready[low]}）が{high}（{ready[high]}）より大きく、どの値も当てはまりません"
            yield Fault((key,), "impossible-rule", what, f"{low}を{high}以下にしてください")
    if kind is QuestionType.CHOICES and ready.get("minlength", 0) > len(choices):
        what = f"選択肢は{len(choices)}個なのに、{ready['minlength']}個以上を求めています"
        yield Fault(("minlength",), "impossible-rule", what, f"minlength を{len(choices)}以下にしてください")
    left = [value for value in ready.get("allowed", [None]) if value not in ready.get("forbidden", [])]
    if "allowed" in ready and not left:
        what = "allowed の値が全て forbidden にもあります"
        yield Fault(("forbidden",), "impossible-rule", what, "どちらかから除いてください")


def value_rules(kind: QuestionType, rules: Mapping[str, Any]) -> dict[str, Any]:
    """Return the rules that hold for values of a type: counts and money are not negative unless `min` says so."""
    ready = _NOT_NEGATIVE | dict(rules) if kind in _COUNTS else dict(rules)
    if kind is QuestionType.DATE:
        return {name: parse_date(str(value)) for name, value in ready.items()}
    return ready


def broken_rules(item: Question | Column, value: Any) -> tuple[str, ...]:
    """Return in which way a value breaks the rules of its question or column, each with what would be right."""
    rules = value_rules(item.type, item.rules if isinstance(item, Question) else _NO_RULES)
    if all(name in _KEPT and _KEPT[name](value, limit) for name, limit in rules.items()):
        return ()  # most values: a validator for each would make saving a long file slow
    from planner.validation import broken  # Cerberus takes long to import

    return tuple(_sentence(error, item) for error in broken({"value": value}, {"value": rules}))


def _sentence(error: Any, item: Question | Column) -> str:
    describe = _SENTENCES.get(error.rule)
    limit = _written(error.constraint, item)
    if describe is None:
        return f"「{error.value}」は決まり（{error.rule}: {limit}）に合いません"
    if item.type is QuestionType.MONEY and error.rule == "max" and error.value <= error.constraint * _YEN:
        thousands = _written(error.value // _YEN, item)
        too_large = f"「{_written(error.value, item)}」は大きすぎます（{limit}以下）"
        return f"{too_large}。円で書いたのであれば、{thousands}と書いてください"
    return describe(_written(error.value, item), limit, _counter(item))


def _written(value: Any, item: Question | Column) -> str:
    if isinstance(value, date):
        return era_date(value)
    if isinstance(value, (list, tuple, set)):
        return "、".join(_written(part, item) for part in value)
    if isinstance(value, (int, float)) and item.type in _COUNTS:
        unit = item.unit or ("千円" if item.type is QuestionType.MONEY else "")
        return grouped(value) + unit
    return str(value)


def _counter(item: Question | Column) -> str:
    return {QuestionType.CHOICES: "個", QuestionType.TABLE: "行"}.get(item.type, "文字")


_SENTENCES: Mapping[str, Callable[[str, str, str], str]] = {
    "min": lambda value, limit, _: f"「{value}」は小さすぎます。{limit}以上で書いてください",
    "max": lambda value, limit, _: f"「{value}」は大きすぎます。{limit}以下で書いてください",
    "minlength": lambda _, limit, counter: f"{limit}{counter}以上で書いてください",
    "maxlength": lambda _, limit, counter: f"多すぎます。{limit}{counter}以内で書いてください",
    "regex": lambda value, limit, _: f"「{value}」は決まった形（{limit}）に合いません",
    "allowed": lambda value, limit, _: f"「{value}」は書けません。書けるのは {limit} です",
    "forbidden": lambda value, _, __: f"「{value}」は書けません。別の値にしてください",
}
