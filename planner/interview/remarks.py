"""Remarks on an answer, typed after it on its line or on a line of their own: 出典, 時点, 備考."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from planner.answers.characters import text_fault, without_forbidden
from planner.answers.model import Answer
from planner.answers.reading import read_text
from planner.japanese.era import approximate
from planner.questionnaire.model import PROSE, Column, Question, QuestionType

FIELDS: Mapping[str, str] = MappingProxyType({"出典": "source", "時点": "as_of", "備考": "note"})
_NAMES = {field: name for name, field in FIELDS.items()}
_MARK = r"(出典|時点|備考)\s*[:：]\s*"
_IN_TEXT = re.compile(rf"(?:^|(?<=[\s。])){_MARK}")  # in a sentence 「（出典：…）」 may be meant to be printed
_BESIDE_VALUE = re.compile(rf"[\s、，,（(]*{_MARK}")
_BRACKET = re.compile(r"(?P<value>[^（(]*[^（(\s])\s*[（(](?P<note>.+)[）)]\s*")
_ONE_VALUE = (
    QuestionType.INTEGER,
    QuestionType.NUMBER,
    QuestionType.MONEY,
    QuestionType.YESNO,
)  # a bracket after it can only explain it


def parted(text: str, item: Question | Column | None) -> tuple[str, dict[str, str]]:
    """Return what was typed as the answer to `item`, and the remarks beside it by the field of the answer.

    What is noted twice in one text is joined, for both were meant.
    """
    lines: list[str] = []
    remarks: dict[str, str] = {}
    for line in text.split("\n"):
        rest, found = _parted_line(line, item is None or item.type in PROSE)
        if isinstance(item, Question) and item.type in _ONE_VALUE and not found:
            rest, found = _explained(line, item)
        remarks = _joined(remarks, found.items())
        if rest.strip() or not found:
            lines.append(rest)
    return "\n".join(lines), remarks


def _parted_line(line: str, is_prose: bool) -> tuple[str, dict[str, str]]:
    """Return a line up to its first remark, and the remarks: each reaches to the next."""
    if "\t" in line:  # a row from a spreadsheet
        return line, {}
    rest, *found = (_IN_TEXT if is_prose else _BESIDE_VALUE).split(line)
    if not found:
        return line, {}
    texts = [without_forbidden(text).strip(" 　、，,") for text in found[1::2]]
    if not is_prose:
        texts = [text if "（" in text or "(" in text else text.rstrip("）)") for text in texts]
    return rest.rstrip(), _joined({}, zip(map(FIELDS.__getitem__, found[0::2]), texts, strict=True))


def _joined(remarks: Mapping[str, str], more: Iterable[tuple[str, str]]) -> dict[str, str]:
    joined = dict(remarks)
    for field, text in more:
        before = joined.get(field, "")
        joined[field] = f"{before}、{text}" if before and text and before != text else text or before
    return joined


def _explained(line: str, item: Question) -> tuple[str, dict[str, str]]:
    """Return a value without the bracket that explains it, and this as 備考: 8か所（うち離島が5）."""
    match = _BRACKET.fullmatch(line)
    if not match or _readable(item, line) or not _readable(item, match["value"]):
        return line, {}
    return match["value"], {"note": match["note"].strip()}


def _readable(item: Question, text: str) -> bool:
    try:
        read_text(item, text)
    except ValueError:
        return False
    return True


def remark_fault(remarks: Mapping[str, str]) -> str:
    """Return why remarks cannot be kept and what to do, empty if they can."""
    told = remarks.get("as_of")
    if told and approximate(told) is None:
        return "時点は「令和7年度」「2025-04-01」のように、年が分かる形で入力してください。"
    return next((f"{_NAMES[field]}が{fault}。" for field, text in remarks.items() if (fault := text_fault(text))), "")


def shared_remarks(question: Question | None, answer: Answer | None) -> dict[str, str]:
    """Return the remarks of the present answer that what is typed next shares: those of a table, to which it adds."""
    if question is None or answer is None or question.type is not QuestionType.TABLE:
        return {}
    return {"source": answer.source, "as_of": answer.as_of, "note": answer.note}


def told_replaced(before: Mapping[str, str], remarks: Mapping[str, str]) -> str:
    """Return which remarks take the place of others typed for the same answer, and how to keep both; empty if none."""
    gone = {field: text for field, text in before.items() if text and remarks.get(field, text) != text}
    if not gone:
        return ""
    new = told_remarks({field: remarks[field] for field in gone})
    return f"{told_remarks(gone)}は、{new}に替えました。両方を残すときは、「、」で続けて1度に入力してください。"


def told_remarks(remarks: Mapping[str, str]) -> str:
    """Return remarks as people read them; an empty one is told as taken away."""
    return "、".join(
        f"{_NAMES[field]}「{text}」" if text else f"{_NAMES[field]}なし" for field, text in remarks.items()
    )
