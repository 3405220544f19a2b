"""The fictitious municipalities that travel with the planner, with complete answers to try templates on."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from planner.errors import ExitStatus, Place, PlannerError, Problem
from planner.nearest import suggestion
from planner.shipped import shipped_folder


class Example(Struct, frozen=True):
    """One fictitious municipality: its answers, and the table of municipalities that has its row."""

    id: str
    answers: Path
    municipalities: Path


def examples() -> tuple[Example, ...]:
    """Return all of them, by id."""
    folder = shipped_folder("examples/reference")
    files = sorted(folder.glob("*/answers.yaml"))
    return tuple(Example(file.parent.name, file, folder / "municipalities.csv") for file in files)


def example(name: str) -> Example:
    """Return the example of that id; raises `PlannerError` naming those there are."""
    by_id = {item.id: item for item in examples()}
    if name not in by_id:
        what = f"見本の団体「{name}」がありません"
        remedy = suggestion(name, by_id, f"次から選んでください: {'、'.join(by_id)}")
        raise PlannerError([Problem("examples/unknown", Place(), what, remedy)], ExitStatus.WRONG_USE)
    return by_id[name]
