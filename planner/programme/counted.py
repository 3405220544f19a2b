"""Whether the town has told anything of what a measure is about, or its matter is to be counted first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from planner.missing import is_known
from planner.programme.measure import Measure
from planner.situation.told import FINDINGS, ISSUES, LESSONS, OF_TROUBLES, PROJECTS, TASKS, is_trouble
from planner.subjects import is_about

_TABLES = (*OF_TROUBLES, LESSONS, TASKS, PROJECTS)
TOLD_IN = tuple(dict.fromkeys(table.path for table in _TABLES))


def is_to_be_counted(measure: Measure, values: Mapping[str, Any]) -> bool:
    """Whether a measure waits for a figure: only statistics of area and population call for it."""
    first = measure.counts_first
    return first is not None and not any(is_about(first.told, said) for said in _said(values))


def _said(values: Mapping[str, Any]) -> Iterator[str]:
    """Yield all that the town tells: troubles, works with their volume, projects, and the facts of its issues."""
    for table in _TABLES:
        rows = values.get(table.path, ())
        for row in rows if is_known(rows) else ():
            if table is FINDINGS and not is_trouble(table, row):
                continue
            yield table.subject(row)
            if table is ISSUES and is_known(row["fact"]):
                yield str(row["fact"])
