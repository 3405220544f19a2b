"""Sorts the issues of a region by what one district could try out and count, and tells what they say."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from enum import Enum, auto
from typing import Any

from planner.missing import is_known

Row = Mapping[str, Any]

# What a topic names when it is about the town hall's own money, contracts and staff: no district can try that out.
_OF_THE_OFFICE = (
    "物件費",
    "人件費",
    "経費",
    "税収",
    "財政",
    "交付税",
    "起債",
    "基金",
    "契約",
    "利用料",
    "時間外",
    "赤字",
    "繰出",
    "繰り出し",
)
# What a topic names when it is about who works there.
_OF_THE_STAFF = ("職員", "採用", "退職", "情報の担当", "情報担当")
# What a topic names when it is about building: no half year with borrowed tools tells anything of it.
_OF_BUILDINGS = ("耐震", "跡地", "建替え", "建て替え", "改修")
# What a fact says of what has not happened: a district cannot count it before and after.
_NOT_HAPPENED = ("想定", "見込", "推計", "試算", "迎える")
_HALF = 50
_PRAISE = "praise"
_SHARE = re.compile(r"(\d+(?:\.\d+)?)[%％]")
# A count of what is done in the ordinary way: nobody wants fewer of them.
_USE = re.compile(r"(申込み?|申請|登録|来庁|利用|加入)(者|の件数|数)?[はがも]\d")
# What a topic says of what dwindles: its fact counts what is left, not whom or how often it troubles.
_DWINDLES = re.compile(r"減(って|少|る)")
# A number in figures or in kanji; 一人 is left out, since 一人暮らし counts nobody
_NUMBER = r"(?:\d[\d,.万千百]*|(?<!第)[二三四五六七八九十百千][一二三四五六七八九十百千万〇]*)"
_COUNT = re.compile(rf"{_NUMBER}(人(?!暮らし)|世帯|件|軒|校|回(?!線))(?!の時間|の費用|当たり)|(人|世帯)は\d")


class Kind(Enum):
    """Whether a district can try it out, nobody has counted whom or how often it troubles, or it is the hall's own.

    The hall's own is about its money and contracts, about its staff, or about what it builds.
    """

    COUNTED = auto()
    UNCOUNTED = auto()
    OF_THE_OFFICE = auto()
    OF_THE_STAFF = auto()
    OF_BUILDINGS = auto()


def of_kind(kind: Kind) -> Callable[..., tuple[Row, ...]]:
    """Return what picks the rows of a kind."""

    def pick(rows: tuple[Row, ...], topics: tuple[str, ...], facts: tuple[Any, ...]) -> tuple[Row, ...]:
        told = zip(rows, topics, facts, strict=True)
        return tuple(row for row, topic, fact in told if _kind(topic, str(fact) if is_known(fact) else "") is kind)

    return pick


def _kind(topic: str, fact: str) -> Kind:
    if any(word in topic for word in _OF_THE_OFFICE):
        return Kind.OF_THE_OFFICE
    if any(word in topic for word in _OF_THE_STAFF):
        return Kind.OF_THE_STAFF
    if any(word in topic for word in _OF_BUILDINGS):
        return Kind.OF_BUILDINGS
    troubled = not _USE.search(fact) and not any(word in fact for word in _NOT_HAPPENED)
    counted = _COUNT.search(fact) and not _DWINDLES.search(topic)
    return Kind.COUNTED if troubled and counted else Kind.UNCOUNTED


def troubles(findings: tuple[Row, ...], kinds: tuple[Any, ...]) -> tuple[Row, ...]:
    """Return the findings that nobody told as praise."""
    return tuple(row for row, kind in zip(findings, kinds, strict=True) if not (is_known(kind) and kind == _PRAISE))


def most(findings: tuple[Row, ...], kinds: tuple[Any, ...], values: tuple[Any, ...]) -> tuple[Row, ...]:
    """Return the troubles that more than half of those asked told, as far as their value is a share in percent."""
    told = {id(row) for row in troubles(findings, kinds)}
    shares = ((row, _SHARE.match(str(value))) for row, value in zip(findings, values, strict=True) if id(row) in told)
    return tuple(row for row, share in shares if share and float(share[1]) > _HALF)


def told(topics: tuple[Any, ...], facts: tuple[Any, ...]) -> str:
    """Return all that the topics and facts say, in which a word can be looked for."""
    return "。".join(str(cell) for cell in (*topics, *facts) if is_known(cell))
