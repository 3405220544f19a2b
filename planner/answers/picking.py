"""Answers picked from a list: yes or no, choices by id, label or number, a municipality by code or name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from planner.municipality.model import Municipality
from planner.municipality.table import distinguish, load_municipalities
from planner.nearest import nearest
from planner.questionnaire.choices import choice_meant, choice_named, folded
from planner.questionnaire.model import Choice, Column, Question

_YES = frozenset(("はい", "有", "有り", "あり", "ある", "y", "yes", "true", "○", "〇", "◯"))
_NO = frozenset(("いいえ", "無", "無し", "なし", "ない", "n", "no", "false", "×", "x"))
_NONE = frozenset(("なし", "無し", "無"))
_SEPARATOR = re.compile(r"[、,，､;；・･\s]+")
_MOST_LISTED = 5


def read_yesno(item: Question | Column, text: str) -> bool:
    """Return yes or no, in the words of the question as well; raises `ValueError`."""
    word = folded(text)
    yes, no = map(folded, item.words) if isinstance(item, Question) else ("", "")
    if word in (*_YES, *_NO, yes, no):
        return word in _YES or word == yes
    raise ValueError(f"「{text}」が はい か いいえ か分かりません。「はい」又は「いいえ」と書いてください")


def read_choice(item: Question | Column, text: str) -> str:
    """Return the id of the choice meant; raises `ValueError` that lists the choices."""
    found = choice_meant(item.choices, text)
    if found is None:
        raise ValueError(_no_such_choice(item.choices, text) + _beside_choices(item))
    return found.id


def read_choices(item: Question | Column, given: str | Sequence[object]) -> tuple[str, ...]:
    """Return the ids of the choices meant, in the order given, each once; raises `ValueError`.

    `given` is text parted by 、 or comma or space, or a list with one choice each; 「なし」 picks none.
    """
    if isinstance(given, str):
        if folded(given) in _NONE and choice_named(item.choices, given) is None:
            return ()
        found = _picked(item.choices, [part for part in _SEPARATOR.split(given.strip()) if part])
    else:
        found = _each(item, [_one(part) for part in given])
    return tuple(dict.fromkeys(found))


def _each(item: Question | Column, texts: Sequence[str]) -> list[str]:
    meant = [choice_meant(item.choices, text) for text in texts]
    if unknown := [text for text, choice in zip(texts, meant, strict=True) if choice is None]:
        raise ValueError(_no_such_choice(item.choices, *unknown) + _beside_choices(item))
    return [choice.id for choice in meant if choice]


def _one(part: object) -> str:
    if isinstance(part, bool) or not isinstance(part, (str, int)):
        raise ValueError(f"選択肢「{part}」が読めません。選択肢の id か表示名を一つずつ書いてください")
    return str(part)


def _beside_choices(item: Question | Column) -> str:
    """Return what a cell may hold instead of a choice, empty if it must hold one."""
    is_free = isinstance(item, Column) and not item.required
    return "。当てはまるものがなければ「該当なし」、分からなければ「分からない」と書きます" if is_free else ""


def _picked(choices: Sequence[Choice], parts: list[str]) -> list[str]:
    """Take the longest run of parts that names a choice, again and again: labels may hold a separator themselves."""
    found: list[str] = []
    unknown: list[str] = []
    while parts:
        length, choice = next(
            ((size, named) for size in range(len(parts), 1, -1) if (named := _named_by(choices, parts[:size]))),
            (1, choice_meant(choices, parts[0])),
        )
        if choice is None:
            unknown.append(parts[0])
        else:
            found.append(choice.id)
        parts = parts[length:]
    if unknown:
        raise ValueError(_no_such_choice(choices, *unknown))
    return found


def _named_by(choices: Sequence[Choice], parts: list[str]) -> Choice | None:
    joined = folded("".join(parts))
    return next((choice for choice in choices if folded(_SEPARATOR.sub("", choice.label)) == joined), None)


def _no_such_choice(choices: Sequence[Choice], *texts: str) -> str:
    """Return what is wrong with all `texts` at once, and what there is to choose from."""
    near = [nearest(text.strip(), [choice.label for choice in choices]) for text in texts]
    hint = "".join(f"「{label}」ではありませんか。" for label in dict.fromkeys(near) if label)
    named = "".join(f"「{text}」" for text in texts)
    listed = "、".join(f"{number} {choice.label}（{choice.id}）" for number, choice in enumerate(choices, 1))
    return f"{named}という選択肢はありません。{hint}次から選んでください: {listed}"


def offered(item: Question | Column, text: str) -> str:
    """Return the usual answer whose number was typed where such are offered, alone or before it, else the text."""
    typed = unicodedata.normalize("NFKC", text).split()
    for number, offer in enumerate(item.offers, 1):
        if typed in ([str(number)], [str(number), *unicodedata.normalize("NFKC", offer).split()]):
            return offer
    return text


def read_municipality(text: str) -> str:
    """Return the six-digit code of the municipality with this code or name; raises `ValueError` with candidates."""
    table = load_municipalities()
    digits = unicodedata.normalize("NFKC", text).strip()
    found = table.search(text)
    exact = [item for item in found if folded(text) in map(folded, _names(item))]
    if digits.isdecimal() and len(digits) in (5, 6):
        exact = [item for item in found if item.code == digits.zfill(6) or item.code[:5] == digits]
    if len(exact) == 1:
        return exact[0].code
    candidates = "、".join(distinguish(item) for item in (exact or found)[:_MOST_LISTED])
    if len(exact) > 1:
        raise ValueError(f"「{text}」に当たる団体が{len(exact)}つあります。6桁のコードで書いてください: {candidates}")
    hint = f"候補は {candidates} です" if candidates else "都道府県名から書くか、6桁のコードを書いてください"
    raise ValueError(f"「{text}」という団体は見つかりません。{hint}")


def _names(item: Municipality) -> tuple[str, ...]:
    return item.name, item.full_name, item.kana
