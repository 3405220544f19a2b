"""What people type or write in a file becomes a typed value, and a typed value becomes plain YAML.

Every `ValueError` raised here carries a Japanese message that says what is wrong and what would be right.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from planner.answers.characters import plain_lines, text_fault, without_forbidden
from planner.answers.picking import read_choice, read_choices, read_municipality, read_yesno
from planner.answers.rows import CellForm, Row, check_rows, read_lines, read_rows, write_rows
from planner.answers.unreadable import UnreadableError, faults_of
from planner.answers.words import is_bare_yesno
from planner.japanese.era import parse_date, parse_year
from planner.japanese.number import parse_integer, parse_money, parse_number
from planner.questionnaire.model import PROSE, Column, Question, QuestionType
from planner.questionnaire.rules import broken_rules

_LARGEST, _SMALLEST = 10**15, 10**-9
_LONGEST_ENTRY = 500
_NUMBERS = (QuestionType.INTEGER, QuestionType.NUMBER, QuestionType.MONEY)


def read_text(item: Question | Column, text: str) -> Any:
    """Return the value that somebody typed; raises `ValueError` (`UnreadableError` for a table).

    A table is one row per line, cells parted by tabs, as a spreadsheet copies it.
    """
    if isinstance(item, Question) and item.type is QuestionType.TABLE:
        return _obeying(item, read_lines(item, text, read_text))
    typed = without_forbidden(text)
    if not typed:
        raise ValueError("何も入力されていません。回答を入力するか、「後で」「分からない」と入力してください")
    if isinstance(item, Question) and is_bare_yesno(item, typed):
        raise ValueError(
            f"「{typed}」だけでは文書に書けません。名前や内容を書いてください。なければ「該当なし」とします"
        )
    return _obeying(item, _parsed(item, typed))


def read_value(item: Question | Column, raw: Any) -> Any:
    """Return the value that a file gives; raises `UnreadableError`, which tells where in `raw` each fault lies."""
    if isinstance(item, Question) and item.type is QuestionType.TABLE:
        return _obeying(item, read_rows(item, raw, read_value))
    try:
        return _obeying(item, _native(item, raw))
    except ValueError as error:
        raise UnreadableError(faults_of(error)) from error


def check_table(question: Question, rows: tuple[Row, ...], known: tuple[Row, ...] = ()) -> None:
    """Raise `UnreadableError` unless `read_value` could read the rows again; one by one only those not in `known`."""
    check_rows(question, rows, known, CellForm(read_value, write_value))
    _obeying(question, rows)


def write_value(item: Question | Column, value: Any) -> Any:
    """Return `value` as plain YAML data that `read_value` turns back into it."""
    if isinstance(item, Question) and item.type is QuestionType.TABLE:
        return write_rows(item, value, write_value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, float) and "e" in repr(value):
        return f"{Decimal(repr(value)):f}"  # YAML would read an exponent as text
    return value


def _obeying(item: Question | Column, value: Any) -> Any:
    broken = broken_rules(item, value)
    if broken:
        raise UnreadableError.at((), *broken)
    return value


def _parsed(item: Question | Column, text: str) -> Any:
    fault = text_fault(text)
    if fault:
        raise ValueError(fault)
    if item.type in PROSE:
        return text
    if len(text) > _LONGEST_ENTRY:
        raise ValueError(f"長すぎます。{_LONGEST_ENTRY}字以内で書いてください")
    value = _PARSERS[item.type](item, text)
    return _sized(value) if item.type in _NUMBERS else value


def _native(item: Question | Column, raw: Any) -> Any:
    if isinstance(raw, str):
        fault = text_fault(raw)
        if fault:
            raise ValueError(fault)
        if not plain_lines(raw):
            raise ValueError("空です。回答を書くか、行ごと消してください")
        if item.type is QuestionType.MUNICIPALITY and len(raw) == 6 and raw.isascii() and raw.isdecimal():
            return raw  # whether it is a municipality's code is for the check of the answers to say
        return _parsed(item, plain_lines(raw))
    if item.type is QuestionType.YESNO and isinstance(raw, bool):
        return raw
    if item.type is QuestionType.CHOICES and isinstance(raw, list):
        return read_choices(item, raw)
    if isinstance(raw, bool) or not isinstance(raw, (int, float)):
        raise ValueError(f"{_shape(raw)}は書けません。{_EXPECTED[item.type]}を書いてください")
    return _native_number(item, raw)


def _native_number(item: Question | Column, raw: int | float) -> Any:
    raw = _sized(raw)
    if item.type in PROSE and isinstance(raw, float):
        raise ValueError(f'小数「{raw}」は末尾の0が消えることがあります。"{raw}" のように引用符で囲んでください')
    if item.type is QuestionType.NUMBER:
        return raw
    if item.type in (QuestionType.INTEGER, QuestionType.MONEY) and isinstance(raw, int):
        return raw
    return _parsed(item, str(raw))


def _sized(value: int | float) -> int | float:
    if abs(value) < _LARGEST and (value == 0 or abs(value) >= _SMALLEST):
        return value
    raise ValueError("数の桁が多すぎます。桁を確かめてください")


def _shape(raw: Any) -> str:
    if isinstance(raw, bool):
        return f"「{str(raw).lower()}」"
    return (
        "「名前: 値」の並び" if isinstance(raw, dict) else "「- 」で始まる並び" if isinstance(raw, list) else "空の値"
    )


_PARSERS: Mapping[QuestionType, Callable[[Question | Column, str], Any]] = MappingProxyType(
    {
        QuestionType.INTEGER: lambda item, text: parse_integer(text, item.unit),
        QuestionType.NUMBER: lambda item, text: parse_number(text, item.unit),
        QuestionType.MONEY: lambda _, text: parse_money(text),
        QuestionType.YESNO: read_yesno,
        QuestionType.CHOICE: read_choice,
        QuestionType.CHOICES: read_choices,
        QuestionType.DATE: lambda _, text: parse_date(text),
        QuestionType.YEAR: lambda _, text: parse_year(text),
        QuestionType.MUNICIPALITY: lambda _, text: read_municipality(text),
    }
)
_EXPECTED: Mapping[QuestionType, str] = MappingProxyType(
    {
        QuestionType.TEXT: "文字（数字や true、false は引用符で囲みます）",
        QuestionType.LONGTEXT: "文章（数字や true、false は引用符で囲みます）",
        QuestionType.DEPARTMENT: "課の名前",
        QuestionType.INTEGER: "整数",
        QuestionType.NUMBER: "数",
        QuestionType.MONEY: "千円単位の整数",
        QuestionType.YESNO: "はい か いいえ",
        QuestionType.CHOICE: "選択肢の id か表示名を一つ",
        QuestionType.CHOICES: "選択肢の並び",
        QuestionType.DATE: "日付（2026-11-23 又は 令和8年11月23日）",
        QuestionType.YEAR: "年度（2026 又は 令和8年度）",
        QuestionType.MUNICIPALITY: "団体コード6桁",
        QuestionType.TABLE: "行の並び",
    }
)
