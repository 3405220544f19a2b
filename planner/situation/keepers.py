"""Which office says what is done with what no measure meets: who counted or told it, else whose field it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from planner.answers.respondents import DEPARTMENTS
from planner.missing import is_known
from planner.situation.departments import department_of
from planner.situation.model import Situation
from planner.subjects import is_about

_LEDGER = "systems.ledger"
_LEAST = 4  # characters of a name of a system; a shorter one may be part of another word
_OFFICES = ((DEPARTMENTS, "name"), ("work.inventory", "department"), (_LEDGER, "department"))
READS = tuple(path for path, _ in _OFFICES)
_ABOVE = re.compile(r"^.*(?:部|局|室|委員会)(?=.{2,}[課室係班所]$)")  # the division before the name of an office
_SCHOOL_BOARD = "教育委員会"
_EDUCATION = "education"
# By the role of an office what is told of its field, the narrower fields first
_FIELDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "tax": ("宿泊税", "入湯税"),
        "education": ("部活動", "通学", "給食", "中学生", "学校 統合", "学校 再編"),
        "health": ("医療", "診療", "患者", "救急 搬送"),
        "disaster": ("氾濫", "大水", "内水", "豪雨", "安否", "避難", "消防団"),
        "works": ("雪下ろし", "雪かき", "除雪", "村道", "町道", "市道", "盛土"),
        "transport": ("バス", "乗合", "渡船", "定期船"),
        "fishery": ("漁", "磯", "赤潮", "魚病", "養殖"),
        "farming": (
            *("農業", "林業", "不作", "養鯉", "錦鯉", "獣害", "猿 -猿橋"),
            *("熊 -熊本 -熊谷 -熊野 -熊取", "鹿 -鹿児島 -鹿角 -鹿島 -鹿沼"),  # names of places have them too
        ),
        "environment": ("ごみ",),
        "tourism": ("観光", "温泉 湯"),
        "elderly": ("買い物", "買物", "年寄り", "見守り"),
    }
)


def keeper(situation: Situation, said: Sequence[str], source: str) -> str:
    """Return the office that a source begins with (水産課の集計), else the one that is named as troubled.

    Such a name begins what is said (水産課は土日も電話番) or stands in brackets at its end (仕事が止まる（水産課）).
    Else it is the one that has the system named in what is `said`, else that of its field.
    An empty name if neither tells one: then whoever keeps the plan has to find one.
    """
    for office in _offices(situation):
        names = (office, _ABOVE.sub("", office))
        begins = tuple(f"{name}{particle}" for name in names for particle in "はがもでの")
        ends = tuple(f"（{name}）" for name in names)
        if source.startswith(names) or any(text.endswith(ends) or text.startswith(begins) for text in said):
            return office
    for row in _systems(situation):
        if any(row["work"] in text for text in said):
            return str(row["department"])
    roles = (role for role, words in _FIELDS.items() if any(is_about(words, text) for text in said))
    for role in (*((_EDUCATION,) if source.startswith(_SCHOOL_BOARD) else ()), *roles):
        if (found := department_of(situation, role)).known:
            return found.name
    return ""


def _systems(situation: Situation) -> Iterator[Mapping[str, Any]]:
    """Yield the rows of the ledger whose name and office are told, the name long enough to be one."""
    rows = situation.value(_LEDGER) if _LEDGER in situation else ()
    for row in rows if is_known(rows) else ():
        if is_known(row["work"]) and is_known(row["department"]) and len(row["work"]) >= _LEAST:
            yield row


def _offices(situation: Situation) -> Iterator[str]:
    """Yield every office that is told by name, the longer names first."""
    told = (
        row[column]
        for path, column in _OFFICES
        if path in situation and is_known(situation.value(path))
        for row in situation.value(path)
    )
    yield from sorted({str(name) for name in told if is_known(name) and name}, key=len, reverse=True)
