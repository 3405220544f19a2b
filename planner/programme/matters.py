"""What the rows of a table tell, each with what is told of the same matter elsewhere: one matter has one answer."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from planner.missing import is_known
from planner.situation.local_issues import UNTREATED, Treatment, treatment
from planner.situation.model import Situation
from planner.situation.told import FINDINGS, ISSUES, MOST_TOLD, PROJECTS, STAFF, Table, is_trouble
from planner.subjects import is_about

Row = Mapping[str, Any]
_QUOTED = re.compile(r"「([^」]{2,})」")
# What a topic is of (赤潮 of 赤潮と魚病の知らせ), and the office that a sentence of the staff begins with (水産課は)
_HEAD = re.compile(r"[^とやのをにはがもで、・（「\s]{2,}(?=[とやのをにはがもで、・（「]|$)")
_OFFICE = re.compile(r"^[^、。]{1,10}?[課室係局所]は")
# What topics of all kinds are of, so that two that begin with it may be two matters
_OF_ALL_KINDS = frozenset(
    (
        *("高校", "学校", "小学校", "中学校", "病院", "役場", "役所", "支所", "窓口", "道路", "地域", "集落", "観光"),
        *("職員", "住民", "町民", "市民", "村民", "高齢者", "子ども", "若者"),
        *("災害", "情報", "システム", "手続", "申請", "業務"),
    )
)
# How a project is told to have ended: no measure carries it on
_ENDED = ("終わった", "終えた", "終了 -予定 -見込 -終了する", "続けていない", "年だけの実証", "年度だけの実証")


class Matter(Struct, frozen=True):
    """What is said of one matter, with the topic and the treatment of the issue of the region that tells it, if any.

    `source` is where it is told, empty where nobody knows.
    """

    said: tuple[str, ...]
    topic: str = ""
    treatment: Treatment = UNTREATED
    source: str = ""


class Trial(Struct, frozen=True):
    """The measure that tries out what no other meets: its title, and its number; empty where none does or it waits."""

    title: str = ""
    number: str = ""


NO_TRIAL = Trial()


def matters(situation: Situation, table: Table) -> tuple[Matter, ...]:
    """Return the matter of each row of a table; none where it is not known."""
    return tuple(_matter(situation, table, row) for row in _rows(situation, table))


def _matter(situation: Situation, table: Table, row: Any) -> Matter:
    own = table.subject(row)
    if table is ISSUES:
        voices = (FINDINGS.subject(voice) for voice in _rows(situation, FINDINGS) if _is_same(row, voice))
        return Matter((own, *voices), own, treatment(own, row["fact"]), _source(row))
    if table is FINDINGS and not is_trouble(table, row):
        return Matter(())
    if table in (FINDINGS, MOST_TOLD):
        issue = next((issue for issue in _rows(situation, ISSUES) if _is_same(issue, row)), None)
        if issue:
            return _matter(situation, ISSUES, issue)
        return Matter((own, *_of_projects(situation, own)), source=_source(row))
    if table is STAFF:
        issue = next((issue for issue in _rows(situation, ISSUES) if _is_of(issue["topic"], own)), None)
        return replace(_matter(situation, ISSUES, issue), said=(own, issue["topic"])) if issue else Matter((own,))
    if table is PROJECTS and has_ended(own):
        return Matter(())
    return Matter((own,))


def has_ended(what: str) -> bool:
    """Whether a project is told to have ended."""
    return is_about(_ENDED, what)


def _source(row: Row) -> str:
    source = row.get("source", "")
    return str(source) if is_known(source) else ""


def _of_projects(situation: Situation, voice: str) -> tuple[str, ...]:
    """Return what is told of the projects whose quoted name (「…」) a voice has."""
    told = (PROJECTS.subject(row) for row in _rows(situation, PROJECTS))
    return tuple(what for what in told if any(name in voice for name in _QUOTED.findall(what)))


def _is_same(issue: Row, voice: Row) -> bool:
    """Whether a voice is of an issue: it begins with what the issue is of (熊 of 熊の情報), or one source tells both.

    Then the voice has the issue's name, or the issue's fact the voice's value.
    """
    if voice["finding"].startswith(issue["topic"]) or _is_of(issue["topic"], voice["finding"]):
        return True
    if not is_known(issue["source"]) or not is_known(voice["source"]) or issue["source"] != voice["source"]:
        return False
    value, fact = voice["value"], issue["fact"]
    return issue["topic"] in voice["finding"] or (is_known(value) and is_known(fact) and value in fact)


def _is_of(topic: str, said: str) -> bool:
    """Whether what is said begins with the very word that a topic begins with, whatever office says it."""
    ours, theirs = _HEAD.match(topic), _HEAD.match(_OFFICE.sub("", said))
    return ours is not None and theirs is not None and ours[0] == theirs[0] and ours[0] not in _OF_ALL_KINDS


def _rows(situation: Situation, table: Table) -> tuple[Any, ...]:
    rows = situation.value(table.path) if table.path in situation else ()
    return rows if is_known(rows) else ()
