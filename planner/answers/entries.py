"""One entry of the answers file, short or long, becomes an `Answer`, and an `Answer` becomes an entry."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from msgspec.structs import replace

from planner.answers.characters import plain_lines, text_fault
from planner.answers.model import Answer, AnswerState
from planner.answers.reading import check_table, read_value, write_value
from planner.answers.rows import Row
from planner.answers.unreadable import UnreadableError, ValueFault, cut_short, is_after_comma
from planner.answers.words import state_meant, state_named
from planner.japanese.era import approximate, parse_date, parse_year
from planner.nearest import suggestion
from planner.questionnaire.model import Question, QuestionType

_TEXTS = ("as_of", "by", "on", "source", "note")
_FLAGS: Mapping[str, str] = MappingProxyType(
    {"confirm": "確かめが済んだら行ごと消してください", "unfinished": "表を書き終えたら行ごと消してください"}
)
_KEYS = ("value", "state", *_TEXTS, *_FLAGS)


def read_entry(question: Question, raw: Any, line: int | None = None) -> Answer | None:
    """Return the answer in an entry, None if the entry is empty; raises `UnreadableError`.

    The faults lead into `raw`: for the long form their keys begin with `value` and so on.
    """
    if isinstance(raw, dict):
        return _long(question, raw, line)
    return _short(question, raw, line)


def write_entry(question: Question, answer: Answer) -> Any:
    """Return the entry for an answer: the bare value if there is nothing else to say."""
    texts = {name: getattr(answer, name) for name in (*_TEXTS, *_FLAGS) if getattr(answer, name)}
    if not answer.is_answered:
        return {"state": answer.state.value, **texts}
    value = write_value(question, answer.value)
    return {"value": value, **texts} if texts else value


def check_entry(question: Question, answer: Answer, known: tuple[Row, ...] = ()) -> None:
    """Raise `UnreadableError` unless `read_entry` could read the answer again; of a table the rows not in `known`."""
    if question.type is QuestionType.TABLE and answer.is_answered:
        check_table(question, answer.value, known)
        answer = replace(answer, state=AnswerState.LATER, value=None)
    read_entry(question, write_entry(question, answer))


def _short(question: Question, raw: Any, line: int | None) -> Answer | None:
    if _is_empty(raw):
        return None
    state = state_meant(question, raw) if isinstance(raw, str) else None
    if state:
        return Answer(state, line=line)
    return Answer(AnswerState.ANSWERED, read_value(question, raw), line=line)


def _long(question: Question, raw: dict[str, Any], line: int | None) -> Answer | None:
    faults = [_unknown_key(name, raw[name]) for name in raw if name not in _KEYS]
    if faults:
        raise UnreadableError(faults)
    state, value = _state_and_value(question, raw, faults)
    texts = {name: _text(name, raw[name], faults) for name in _TEXTS if not _is_empty(raw.get(name))}
    confirm, unfinished = (_flag(name, raw.get(name), faults) for name in _FLAGS)
    if faults:
        raise UnreadableError(faults)
    return None if state is None else Answer(state, value, confirm=confirm, unfinished=unfinished, line=line, **texts)


def _state_and_value(
    question: Question, raw: Mapping[str, Any], faults: list[ValueFault]
) -> tuple[AnswerState | None, Any]:
    """Return the state and the value that go together; a state of None means that the entry is still blank."""
    try:
        inner = _short(question, raw.get("value"), None)
    except UnreadableError as error:
        faults += [ValueFault(("value", *fault.keys), fault.what, fault.remedy) for fault in error.faults]
        return None, None
    stated = _state(raw.get("state"), faults)
    if stated is None:
        if inner is None and "value" not in raw and not faults:
            faults.append(ValueFault((), "値がありません", "「value: 値」か「state: unknown」の行を加えてください"))
        return (inner.state, inner.value) if inner else (None, None)
    if stated is AnswerState.ANSWERED and inner is None:
        faults.append(ValueFault(("state",), "回答済みなのに値がありません", "「value: 値」の行を加えてください"))
    elif inner and inner.state is not stated:
        remedy = "値が正しければ state の行を、そうでなければ value の行を消してください"
        faults.append(ValueFault(("state",), f"状態が「{stated.label}」なのに値があります", remedy))
    return stated, inner.value if inner else None


def _state(raw: Any, faults: list[ValueFault]) -> AnswerState | None:
    if _is_empty(raw):
        return None
    state = state_named(raw) if isinstance(raw, str) else None
    if state is None:
        listed = "、".join(f"{known.value}（{known.label}）" for known in AnswerState)
        known = [known.value for known in AnswerState]
        faults.append(
            ValueFault(
                ("state",), f"状態「{raw}」はありません", suggestion(str(raw), known, f"使えるのは {listed} です")
            )
        )
    return state


def _text(name: str, raw: Any, faults: list[ValueFault]) -> str:
    if isinstance(raw, (dict, list, bool)):
        faults.append(ValueFault((name,), f"「{name}」は文字で書くところです", "一つの文字列で書いてください"))
        return ""
    text = plain_lines(str(raw))
    try:
        if fault := text_fault(text):
            raise ValueError(fault)
        return {"on": _day, "as_of": _time}.get(name, str)(text)
    except ValueError as error:
        faults.append(ValueFault.said((name,), str(error)))
        return ""


def _flag(name: str, raw: Any, faults: list[ValueFault]) -> bool:
    if raw is None or isinstance(raw, bool):
        return bool(raw)
    faults.append(ValueFault((name,), f"「{name}」は true か false で書くところです", _FLAGS[name]))
    return False


def _day(text: str) -> str:
    return parse_date(text).isoformat()


def _time(text: str) -> str:
    """Return a day, a year or a 年度 in Western digits, or a looser note as written; `ValueError` if it has no year."""
    for parse in (_day, lambda text: f"{parse_year(text)}{'年度' if '年度' in text else ''}"):
        try:
            return parse(text)
        except ValueError:
            continue
    if approximate(text) is None:
        raise ValueError(f"「{text}」がいつの値か分かりません。2013 又は 2025-02-21 のように書いてください")
    return text


def _is_empty(raw: Any) -> bool:
    return raw is None or (isinstance(raw, str) and not raw.strip())


def _unknown_key(name: str, value: Any) -> ValueFault:
    if is_after_comma(name, value, _KEYS):
        return cut_short((name,))
    otherwise = f"書けるのは {'、'.join(_KEYS)} です。表は行ごとに「- 列: 値」の形で書きます"
    return ValueFault((name,), f"「{name}」という項目はありません", suggestion(name, _KEYS, otherwise))
