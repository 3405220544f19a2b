"""Which works and projects tell the matter of an issue or a voice too, found by the words that their names share."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from msgspec.structs import replace

from planner.missing import is_known
from planner.programme.figures import Taken
from planner.programme.matters import has_ended
from planner.programme.model import Meeting
from planner.situation.model import Situation
from planner.situation.told import FINDINGS, ISSUES, PROJECTS, REWORK, STAFF, TASKS, Table, is_trouble

Row = Mapping[str, Any]
# The tables whose rows works and projects may tell too, under the names by which a programme has what meets them
TIED: Mapping[str, Table] = MappingProxyType({"local": ISSUES, "voiced": FINDINGS, "staff": STAFF})
_TERM = re.compile(r"[一-龥々]{2,}|[ァ-ヶー]{2,}")
# What stands in the names of works of all kinds, and so tells of none
_OF_ALL = frozenset({"令和", "平成", "職員", "住民", "市民", "町民", "村民", "区民", "島民", "件数"})
# What a name has behind a word that people say without it (答弁書)
_PAPER = re.compile(r"(?<=..)[書表簿票]$")
_FEW, _MANY = 2, 3


def tied(
    situation: Situation, table: Table, meetings: Sequence[Meeting], works: Sequence[Sequence[Taken]]
) -> tuple[Meeting, ...]:
    """Return the meetings of the rows of a table with the places of the works and projects that tell the same.

    The works are those of the list (業務の一覧) that a measure takes up (`works`, by place), the first begun before the
    others; the projects are those that have not ended. Praise tells no trouble, so nothing is looked for.
    """
    tasks = _rows(situation, TASKS)
    projects = ["" if has_ended(what) else what for what in map(PROJECTS.subject, _rows(situation, PROJECTS))]
    return tuple(
        replace(meeting, works=_begun(tasks, works, row, table), projects=_telling(projects, row, table))
        if is_trouble(table, row)
        else meeting
        for row, meeting in zip(_rows(situation, table), meetings, strict=True)
    )


def tells_of(name: str, topic: str, said: str) -> bool:
    """Whether the name of a work tells of a topic, of which `said` tells all: they share words.

    Two suffice if the topic has one of them or the name has no others; else it takes three, and all but one.
    """
    terms = [_PAPER.sub("", term) for term in dict.fromkeys(_TERM.findall(name)) if term not in _OF_ALL]
    shared = [term for term in terms if term in said]
    if len(shared) < _FEW:
        return False
    left = len(terms) - len(shared)
    return any(term in topic for term in shared) or left <= (1 if len(shared) >= _MANY else 0)


def is_work_of(task: Row, said: str) -> bool:
    """Whether an office says it (税務課は…) of a work of its own: they share a word."""
    office, name = task["department"], TASKS.subject(task)
    if not is_known(office) or not said.startswith((f"{office}は", f"{office}では")):
        return False
    rest = said.removeprefix(office)
    return any(term in rest for term in _TERM.findall(f"{name}。{REWORK.subject(task)}") if term not in _OF_ALL)


def _begun(tasks: Sequence[Row], works: Sequence[Sequence[Taken]], row: Row, table: Table) -> tuple[int, ...]:
    told = _telling([TASKS.subject(task) for task in tasks], row, table)
    own = (at for at, task in enumerate(tasks) if table is STAFF and is_work_of(task, table.subject(row)))
    found = (at for at in {*told, *own} if works[at])
    return tuple(sorted(found, key=lambda at: works[at][0].year))


def _telling(names: Sequence[str], row: Row, table: Table) -> tuple[int, ...]:
    topic = table.subject(row)
    fact = row["fact"] if table is ISSUES else ""
    said = f"{topic}。{fact}" if is_known(fact) else topic
    return tuple(at for at, name in enumerate(names) if tells_of(name, topic, said))


def _rows(situation: Situation, table: Table) -> tuple[Row, ...]:
    rows = situation.value(table.path) if table.path in situation else ()
    return rows if is_known(rows) else ()
