"""Choices as an author writes them, and the choice that somebody means by what they typed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from types import MappingProxyType
from typing import Any

from planner.questionnaire.model import Choice
from planner.questionnaire.schema import ID
from planner.schema import Fault

# what every prompt of the interview takes as a word of its own, so no choice may be called so
WORDS_OF_THE_INTERVIEW = ("分からない", "該当なし", "後で", "戻る", "一覧", "説明", "中断")

# what people write for the label of a choice
_SAME = MappingProxyType({"該当する": "当たる", "該当しない": "当たらない", "該当": "当たる", "非該当": "当たらない"})
_YES_NO = MappingProxyType({"はい": "yes", "いいえ": "no"})  # for a choice whose author gave it that id
_LEFT_OFF = ("まで", "モデル")
_ALIKE = str.maketrans({"´": "'", "’": "'", "‘": "'", "′": "'", "`": "'", "＇": "'"})


@cache
def folded(text: str) -> str:
    """Return `text` without differences that people do not see: width, case, spaces, kinds of apostrophe."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text.translate(_ALIKE))).casefold()


def choice_named(choices: Sequence[Choice], text: str) -> Choice | None:
    """Return the choice of that id or label, or of a label that says the same; None if there is none."""
    wanted = (folded(text), _SAME.get(folded(text)), _YES_NO.get(folded(text)))
    return next((choice for choice in choices if {folded(choice.id), folded(choice.label)} & set(wanted)), None)


def choice_meant(choices: Sequence[Choice], text: str) -> Choice | None:
    """Return the choice of that id or label, of a part of only one label, or of that number; None if there is none.

    A part is 洪水 of 洪水・内水, 利用料 of 利用料（クラウド）, 半日 of 半日まで, α of αモデル. Numbers count from 1.
    """
    found = choice_named(choices, text) or _choice_of_part(choices, folded(text))
    number = int(folded(text)) if re.fullmatch(r"[0-9]{1,3}", folded(text)) else 0
    return choices[number - 1] if found is None and 1 <= number <= len(choices) else found


def _choice_of_part(choices: Sequence[Choice], wanted: str) -> Choice | None:
    found = [choice for choice in choices if wanted in _parts(folded(choice.label))]
    return found[0] if len(found) == 1 else None


def _parts(label: str) -> set[str]:
    shorter = (label.removesuffix(ending) for ending in _LEFT_OFF)
    return {*re.split("[・･]", label), label.partition("(")[0], *shorter}


def written_choices(raw: Any) -> tuple[Choice, ...]:
    """Return the choices in `{id: label}` or `[{id, label}]`; what `choice_faults` complains about is left out."""
    return tuple(Choice(key, label) for _, key, label in _pairs(raw) if isinstance(key, str) and isinstance(label, str))


def choice_faults(raw: Any) -> Iterator[Fault]:
    """Yield what is wrong with the choices that an author wrote."""
    seen: set[str] = set()
    for keys, choice_id, label in _pairs(raw):
        if not isinstance(choice_id, str) or not isinstance(label, str) or not label.strip():
            remedy = "「id: 表示名」の形で書いてください。数字や true、false は引用符で囲んでください"
            yield Fault(keys, "malformed-choice", f"選択肢「{choice_id}」の書き方が正しくありません", remedy)
            continue
        names = {folded(choice_id), folded(label)}
        if names & seen:
            remedy = "id も表示名も、選択肢ごとに違うものにしてください"
            yield Fault(keys, "duplicate-choice", f"選択肢「{choice_id}: {label}」が他と同じです", remedy)
        seen |= names
        yield from _name_faults(keys, choice_id, label)


def _name_faults(keys: tuple[str | int, ...], choice_id: str, label: str) -> Iterator[Fault]:
    if not re.fullmatch(ID, choice_id):
        remedy = "英小文字で始め、英小文字、数字、下線（_）だけで書いてください"
        yield Fault(keys, "bad-id", f"選択肢の id「{choice_id}」は使えません", remedy)
    if folded(label) in map(folded, WORDS_OF_THE_INTERVIEW):
        what = f"表示名「{label}」は、どの設問にも使える回答の言葉と同じです"
        yield Fault(keys, "reserved-label", what, "選択肢から除くか、別の言い方にしてください")


def _pairs(raw: Any) -> Iterator[tuple[tuple[str | int, ...], Any, Any]]:
    if isinstance(raw, dict):
        yield from (((key,), key, label) for key, label in raw.items())
        return
    for index, item in enumerate(raw):
        known = isinstance(item, dict) and set(item) == {"id", "label"}
        yield (index,), item["id"] if known else None, item["label"] if known else None
