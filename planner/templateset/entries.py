"""The kinds of entries of a template set's YAML files, by the name of the file or folder."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from planner.templateset.buying import BUYING
from planner.templateset.facts import FACTS
from planner.templateset.judging import JUDGING
from planner.templateset.kind import EntryKind
from planner.templateset.saying import SAYING

ENTRIES: Mapping[str, EntryKind] = MappingProxyType({**JUDGING, **FACTS, **SAYING, **BUYING})


def kinds_with(*marks: str) -> tuple[str, ...]:
    """Return the names of the files and folders whose entries may hold texts with one of the marks."""
    return tuple(name for name, kind in ENTRIES.items() if any(map(kind.has, marks)))
