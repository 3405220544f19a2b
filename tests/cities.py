"""The real municipalities of `examples`, composed once for all tests of the group `GROUP`."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from planner.manuscript.apart import parted
from planner.manuscript.compose import compose_all
from planner.manuscript.model import Manuscript
from planner.manuscript.names import Context
from planner.pipeline import Checked, Decided, check, decide_all
from planner.shipped import shipped_folder
from planner.workspace import Workspace

ON = date(2026, 11, 25)
EXAMPLES = Path(__file__).parents[1] / "examples"
GROUP = pytest.mark.xdist_group("cities")


@cache
def checked(city: str, on: date = ON) -> Checked:
    return check(workspace(EXAMPLES / city / "answers.yaml", on))


@cache
def decided(city: str, on: date = ON) -> Decided:
    return decide_all(workspace(EXAMPLES / city / "answers.yaml", on), checked(city, on))


def workspace(answers: Path, on: date = ON) -> Workspace:
    """Return what is read where an answers file is built on a day."""
    return Workspace(answers, shipped_folder("questionnaires"), shipped_folder("plan_templates"), on)


@cache
def composed(city: str, on: date = ON) -> tuple[Manuscript, ...]:
    item = decided(city, on)
    return compose_all(item.template_set, Context(item.situation, item.assessment, item.programme))


def written(city: str) -> tuple[Manuscript, ...]:
    """Return the documents and the parts of them that are files of their own."""
    pairs = zip(composed(city), decided(city).template_set.documents, strict=True)
    parts = [parted(manuscript, spec) for manuscript, spec in pairs]
    return (*(whole for whole, _ in parts), *(leaflet for _, apart in parts for leaflet in apart))
