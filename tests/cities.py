"""The real municipalities of `examples`, composed once for all tests of the group `GROUP`."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from planner.manuscript.compose import compose_all
from planner.manuscript.model import Manuscript
from planner.manuscript.names import Context
from planner.pipeline import Decided, Workspace, check, decide_all
from planner.shipped import shipped_folder

ON = date(2026, 11, 25)
EXAMPLES = Path(__file__).parents[1] / "examples"
GROUP = pytest.mark.xdist_group("cities")


@cache
def decided(city: str, on: date = ON) -> Decided:
    return decided_by(EXAMPLES / city / "answers.yaml", on)


def decided_by(answers: Path, on: date = ON) -> Decided:
    """Return what follows from an answers file on a day."""
    workspace = Workspace(answers, shipped_folder("questionnaires"), shipped_folder("plan_templates"), on)
    return decide_all(workspace, check(workspace))


@cache
def composed(city: str, on: date = ON) -> tuple[Manuscript, ...]:
    item = decided(city, on)
    return compose_all(item.template_set, Context(item.situation, item.assessment, item.programme))
