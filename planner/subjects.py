"""Whether what somebody told is about what some words name; words are written as in a search."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

_WITHOUT = "-"
# Letters and figures of full width (ＲＰＡ, ３課) are read as the plain ones in which words are written
_PLAIN = {wide: wide - 0xFEE0 for wide in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
# What towns call their branch offices; those of a prefecture (総合振興局, 県の振興局) are none of the town
_BRANCH = re.compile(
    r"(?<!総合)(?<![都道府県]の)(?<![都道府県])(?:振興局|振興室|振興事務所|地域局|地域事務所|総合事務所|行政センター|地区事務所|市民サービスセンター|連絡所|窓口センター)"
)
# How people say what the words of the catalogue say otherwise
_SAID_OTHERWISE = (
    (_BRANCH, "支所"),
    (re.compile(r"ハンコ|はんこ|判子"), "印鑑"),
    (re.compile(r"(?<![A-Za-z])HP(?![A-Za-z])"), "ホームページ"),
    (re.compile(r"エクセル|(?<![A-Za-z])(?i:excel)(?![A-Za-z])"), "表計算"),
    (re.compile(r"(?<![A-Za-z])PC(?![A-Za-z])"), "パソコン"),
    (re.compile(r"スマホ"), "スマートフォン"),
    (re.compile(r"(?:独り|ひとり|1人)(?=暮らし)"), "一人暮らし"),
    (re.compile(r"いのしし"), "イノシシ"),
    (re.compile(r"(?:人の(?:いない|住まない)|誰も(?:いない|住まない))家"), "空き家"),
)


def is_about(words: Iterable[str], subject: str) -> bool:
    """Whether a subject is about what one of `words` names.

    A word is written as in a search: with a blank between them (オンライン 申請) all parts must stand in the subject,
    and what stands behind a minus sign (予約 -バス) must not. A word also names what people call by another (支所 a
    振興局, 印鑑 a ハンコ); letters of full width are read as the plain ones.
    """
    said = _also_plainly(subject)
    return any(_is_said(word, said) for word in words)


def _is_said(word: str, said: str) -> bool:
    needed, unwanted = _parts(word)
    for part in needed:  # most words are one part, and most of them are not there
        if part not in said:
            return False
    return not any(part in said for part in unwanted)


@cache
def _also_plainly(subject: str) -> str:
    """Return a subject in plain letters, with the word of the catalogue behind each that people have for it."""
    said = subject.translate(_PLAIN)
    for otherwise, word in _SAID_OTHERWISE:
        said = otherwise.sub(rf"\g<0>（{word}）", said)
    return said


@cache
def _parts(word: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    parts = word.split()
    needed = tuple(part for part in parts if not part.startswith(_WITHOUT))
    return needed, tuple(part[len(_WITHOUT) :] for part in parts if part.startswith(_WITHOUT))
