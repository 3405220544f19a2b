"""Whatever way a name is read, the log says so."""

from collections.abc import Callable
from typing import Any

import pytest
from msgspec import Struct

from planner.namespace import Log, Namespace


class Step(Struct, frozen=True):
    do: str


class Measure(Struct, frozen=True):
    id: str
    steps: tuple[Step, ...]

    @property
    def count(self) -> int:
        return len(self.steps)


class Load(Struct, frozen=True):
    needed: int


class Programme(Struct, frozen=True):
    years: tuple[int, ...]
    measures: tuple[Measure, ...]
    loads: tuple[Load, ...]


LEDGER = ({"work": "税", "cost": 5}, {"work": "住基", "cost": 7})
VALUES: dict[str, Any] = {
    "a.staff": 3,
    "a.words": ("x", "y"),
    "a.ledger": LEDGER,
    "law.act": Measure("act", (Step("守る"),)),
    "programme": Programme((2027,), (Measure("one", (Step("集める"),)),), (Load(5),)),
}


@pytest.mark.parametrize(
    ("read", "log"),
    [
        (lambda names: names["a"].staff, {"a.staff"}),
        (lambda names: names["a"]["words"][0], {"a.words"}),
        (lambda names: len(names["a"].ledger), {"a.ledger"}),
        (lambda names: bool(names["a"].ledger), {"a.ledger"}),
        (lambda names: [row.cost for row in names["a"].ledger], {"a.ledger", "a.ledger.cost"}),
        (lambda names: names["a"].ledger[0].work, {"a.ledger", "a.ledger.work"}),
        (lambda names: names["a"].ledger[1:][0]["work"], {"a.ledger", "a.ledger.work"}),
        (lambda names: [row.work for row in reversed(names["a"].ledger)], {"a.ledger", "a.ledger.work"}),
        (lambda names: names["law"].act.id, {"law.act"}),
        (lambda names: names["law"].act.steps[0].do, {"law.act"}),
        (lambda names: names["programme"].years, {"programme.years"}),
        (lambda names: [x.needed for x in names["programme"].loads], {"programme.loads", "programme.loads.needed"}),
        (lambda names: [x.id for x in names["programme"].measures], {"programme.measures", "programme.measures.one"}),
        (
            lambda names: [x.count for x in names["programme"].measures],
            {"programme.measures", "programme.measures.one"},
        ),
        (
            lambda names: [step.do for x in names["programme"].measures for step in x.steps],
            {"programme.measures", "programme.measures.one"},
        ),
    ],
)
def test_a_read_is_logged(read: Callable[[dict[str, Any]], Any], log: set[str]) -> None:
    found: Log = []
    names = Namespace(VALUES, found).top_level()
    found.clear()
    assert read(names) is not None
    assert set(found) == log
