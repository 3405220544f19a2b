"""What is told in the municipality, table by table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from msgspec import Struct

from planner.missing import is_known

_PRAISE, _ENDED, _ACHIEVED, _CHANGED = "praise", "ended", "achieved", "changed"


class Table(Struct, frozen=True):
    """A table of what is told, and the column that names its subject: a fact also names what lies beside it.

    Without a column each row is a text.
    """

    path: str
    column: str = ""

    def subjects(self, values: Mapping[str, Any]) -> tuple[str, ...]:
        """Return the subject of each row, empty where nobody told it; nothing if nobody knows of any row."""
        return tuple(map(self.subject, self.rows(values)))

    def rows(self, values: Mapping[str, Any]) -> tuple[Any, ...]:
        """Return the rows; nothing if nobody knows of any."""
        rows = values.get(self.path, ())
        return tuple(rows) if is_known(rows) else ()

    def subject(self, row: Any) -> str:
        """Return the subject of a row, empty where nobody told it."""
        told = row[self.column] if self.column else row
        return str(told) if is_known(told) else ""


ISSUES = Table("basics.local_issues", "topic")
FINDINGS = Table("voices.findings", "finding")
MOST_TOLD = Table("derived.most_told", "finding")
STAFF = Table("derived.staff_told")
RESULTS = Table("previous.results", "measure")
REWORK = Table("work.inventory", "rework")
TASKS = Table("work.inventory", "task")
PROJECTS = Table("data_use.local_projects", "what")
LESSONS = Table("derived.lessons")
OPINIONS = Table("upper.process", "decided")
# What is told in the town, under the names by which a programme has what meets each row
TOLD: Mapping[str, Table] = MappingProxyType(
    {
        "local": ISSUES,
        "voiced": FINDINGS,
        "staff": STAFF,
        "rework": REWORK,
        "previous": RESULTS,
        "lessons": LESSONS,
        "projects": PROJECTS,
        "tasks": TASKS,
        "opinions": OPINIONS,
    }
)
# Where a trouble is told
OF_TROUBLES = (ISSUES, FINDINGS, STAFF, RESULTS, REWORK)


class Trouble(Struct, frozen=True):
    """A trouble that is told in the municipality, and the path of the table that tells it."""

    path: str
    subject: str


def troubles(values: Mapping[str, Any]) -> tuple[Trouble, ...]:
    """Return the troubles that the municipality tells, table by table.

    They are the issues of the region, what residents told but for praise, what the staff told, what the plan before
    left undone or is to change and not to end, and what has to be done twice in a task.
    """
    return tuple(trouble for table in OF_TROUBLES for trouble in _troubles(table, values))


def _troubles(table: Table, values: Mapping[str, Any]) -> Iterator[Trouble]:
    for row in table.rows(values):
        if subject := table.subject(row) if is_trouble(table, row) else "":
            yield Trouble(table.path, subject)


def is_trouble(table: Table, row: Any) -> bool:
    """Whether a row of a table of troubles tells one: no praise, and nothing to end or achieved and kept as it is."""
    if table is FINDINGS:
        return not _is(row["kind"], _PRAISE)
    if table is RESULTS:
        return goes_on(row) and (_is(row["next"], _CHANGED) or not _is(row["result"], _ACHIEVED))
    return True


def goes_on(row: Any) -> bool:
    """Whether this plan goes on with a row of the plan before: as the town said, else with what was not achieved."""
    return not _is(row["next"], _ENDED) if is_known(row["next"]) else not _is(row["result"], _ACHIEVED)


def is_undecided(row: Any) -> bool:
    """Whether a row of the plan before goes on although the town has not said so."""
    return not is_known(row["next"]) and goes_on(row)


def _is(cell: Any, value: str) -> bool:
    return is_known(cell) and bool(cell == value)
