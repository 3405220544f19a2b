"""The shipped steps, and calendars and rules made of what a test says."""

from collections.abc import Callable
from typing import Any

import pytest

from planner.missing import Missing
from planner.procurement.calendar import Calendar
from planner.procurement.load import load_steps
from planner.procurement.stages import PROPOSAL, Step, steps_of
from planner.procurement.timetable import Rules
from tests.shipped import BASE

CLOSURE = ((12, 29), (1, 3))


@pytest.fixture(scope="session")
def steps() -> tuple[Step, ...]:
    """Return those of the way that takes longest."""
    return steps_of(load_steps(BASE), PROPOSAL)


@pytest.fixture(scope="session")
def rules(steps: tuple[Step, ...]) -> Callable[..., Rules]:
    """Return what makes rules out of the months that a municipality knows; 0 and () stand for unknown."""
    open_days = Calendar(CLOSURE)

    def make(request: int = 10, council: tuple[int, ...] = (3, 6, 9, 12), given: Any = steps) -> Rules:
        return Rules(given, open_days, request or Missing(), council or Missing(), 6, 6)

    return make
