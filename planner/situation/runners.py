"""Which office runs a kind of work, as the list of works, the ledger of systems or the source of an answer tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from types import MappingProxyType
from typing import Any

from msgspec import Struct

from planner.answers.respondents import DEPARTMENTS
from planner.answers.staleness import old_year
from planner.missing import is_known
from planner.situation.by_name import LINES
from planner.situation.model import Situation
from planner.situation.system_names import in_full
from planner.subjects import is_about

_NAMED = (("work.inventory", "task"), ("systems.ledger", "work"))
_OFFICE = "department"
_BY_AN_OFFICE = re.compile(r"^([^、。「」（）\s]{1,20}[課室係班])の")  # 生涯学習課の報告書
_SEVERAL = re.compile(r"各|、|及び")


class _Signs(Struct, frozen=True):
    """What shows who runs a kind of work: its own name, words in names of works and systems, and what it counts."""

    words: tuple[str, ...] = ()
    counts: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


_SIGNS: Mapping[str, _Signs] = MappingProxyType(
    {
        "lessons": _Signs(counts=("inclusion.lessons", "inclusion.lesson_people")),
        "elderly": _Signs(("見守り", "緊急通報")),
        "library": _Signs(("図書館",)),
        "halls": _Signs(("施設 予約", "体育館 予約", "公民館 予約", "公民館 鍵", "体育館 鍵", "部屋貸し")),
        "schools": _Signs(("校務",)),
        "diseases": _Signs(("精神科病院", "感染症", "病院 立入")),
        "homes": _Signs(("空き家", "空家")),
        "lines": _Signs(LINES),
        "fishery": _Signs(("赤潮", "養殖", "漁港", "漁業"), named=("水産", "漁")),
        "roads": _Signs(("除雪", "路面", "道路 維持", "道路 巡回", "雪 電話")),
        "transport": _Signs(("デマンド", "乗合", "コミュニティバス", "バスロケ")),
        "tourism": _Signs(("観光", "人流")),
        "water": _Signs(("水道料金", "上下水道")),
        "highschool": _Signs(("高校 -高校生", "寮費"), named=("高校",)),
        "hospital": _Signs(("電子カルテ", "医事会計", "病院 会計"), named=("病院", "診療所")),
        "council": _Signs(("議会だより", "議会 会議録", "議会 中継"), named=("議会",)),
    }
)


def runner(situation: Situation, role: str) -> tuple[str, tuple[str, ...]]:
    """Return the office that runs the work of a role and what told it; an empty name if no answer of today tells."""
    signs = _SIGNS.get(role, _Signs())
    found = (_by_name(situation, signs.named), _of_works(situation, signs.words), _of_counts(situation, signs.counts))
    for office, reads in chain(*found):
        return office, reads
    return "", ()


def _by_name(situation: Situation, words: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for row in _rows(situation, DEPARTMENTS) if words else ():
        if is_known(row["name"]) and is_about(words, row["name"]):
            yield row["name"], (DEPARTMENTS,)


def _of_works(situation: Situation, words: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for path, column in _NAMED:
        for row in _rows(situation, path) if words else ():
            office = row[_OFFICE]
            if is_known(office) and not _SEVERAL.search(office) and is_about(words, in_full(str(row[column]))):
                yield office, (f"{path}.{column}", f"{path}.{_OFFICE}")


def _of_counts(situation: Situation, paths: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for path in paths:
        found = _BY_AN_OFFICE.match(situation[path].origin.source) if _is_fresh(situation, path) else None
        if found:
            yield _in_full(situation, found[1]), (path,)


def _in_full(situation: Situation, name: str) -> str:
    """Return the name of an office with the division above it, as other answers have it."""
    tables = (*((path, _OFFICE) for path, _ in _NAMED), (DEPARTMENTS, "name"))
    known = (row[column] for path, column in tables for row in _rows(situation, path))
    return next((office for office in known if is_known(office) and office.endswith(name)), name)


def _rows(situation: Situation, path: str) -> tuple[Mapping[str, Any], ...]:
    rows = situation.value(path) if _is_fresh(situation, path) else ()
    return rows if is_known(rows) else ()


def _is_fresh(situation: Situation, path: str) -> bool:
    """Whether something is answered there that is not over five years old: town halls rename their offices."""
    return path in situation and old_year(situation[path].origin.as_of, situation.on) is None
