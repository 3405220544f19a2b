"""Which measure takes up each work of the town's own list (業務の一覧), and in which year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from planner.missing import is_known
from planner.programme.figures import Taken
from planner.programme.model import ChosenMeasure, Meeting
from planner.programme.varying import Works
from planner.situation.inventory import weightiest
from planner.situation.model import Situation
from planner.situation.told import TASKS

_FIRST = "derived.first_works"
READS = (TASKS.path, _FIRST)
Row = Mapping[str, Any]


def taken_up(
    situation: Situation, measures: Sequence[ChosenMeasure], *meetings: Sequence[Meeting]
) -> tuple[tuple[Taken, ...], ...]:
    """Return for each work what takes it up within the plan, by year; nothing where no measure does.

    A measure that meets the work or its rework (`meetings`) begins it in its first year. One with `works` takes up so
    many a year, the weightiest first: one for a single system those kept in it, the other what nobody else takes up,
    after those that it names itself.
    """
    rows, first = _rows(situation, TASKS.path), _rows(situation, _FIRST)
    begins = {item.number: item.first_year for item in measures}
    taken = [
        {number: begins[number] for met in of_row for number in met.numbers} for of_row in zip(*meetings, strict=True)
    ]
    for item, works in _by_turns(measures):
        for at, year in _turns(works, item.first_year, rows, taken, first):
            taken[at].setdefault(item.number, year)
    last = situation.value("derived.plan_years")[-1]
    return tuple(_in_order(of_row, last) for of_row in taken)


def _by_turns(measures: Sequence[ChosenMeasure]) -> list[tuple[ChosenMeasure, Works]]:
    """Return the measures that take up works by turns, those for a single system first."""
    found = [(item, item.variant.works) for item in measures if item.variant.works]
    return sorted(found, key=lambda pair: not pair[1].kept_in)


def _turns(
    works: Works, begins: int, rows: Sequence[Row], taken: Sequence[Mapping[str, int]], first: Sequence[Row]
) -> Iterator[tuple[int, int]]:
    """Yield the place of each work that a measure takes up by turns, with the year of its turn."""
    named = [rows.index(row) for row in first if row in rows] if not works.kept_in else []
    left = [at for at in weightiest(rows) if _is_open(works, rows[at], taken[at]) and at not in named]
    for place, at in enumerate((*named, *left)):
        turn = place // works.a_year
        yield at, begins + (turn + works.next_from - 2 if turn else 0)


def _is_open(works: Works, row: Row, taken: Mapping[str, int]) -> bool:
    if works.kept_in:
        return is_known(row["system"]) and bool(row["system"] == works.kept_in)
    return not taken


def _in_order(taken: Mapping[str, int], last: int) -> tuple[Taken, ...]:
    turns = sorted(taken.items(), key=lambda turn: turn[1])
    return tuple(Taken(number, year) for number, year in turns if year <= last)


def _rows(situation: Situation, path: str) -> tuple[Row, ...]:
    rows = situation.value(path) if path in situation else ()
    return rows if is_known(rows) else ()
