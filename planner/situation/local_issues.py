"""Tells the issues of a region that one district can try out from those of the town hall itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from planner.missing import is_known

Row = Mapping[str, Any]

# What a topic names when it is about the town hall's own money, contracts and staff: no district can try that out.
_OF_THE_OFFICE = ("物件費", "人件費", "経費", "税収", "財政", "交付税", "起債", "基金", "契約", "利用料", "時間外")


def topics_of(the_office: bool) -> Callable[..., tuple[Row, ...]]:
    """Return what picks the rows whose topic is about the town hall itself, or the others."""

    def pick(rows: tuple[Row, ...], topics: tuple[str, ...]) -> tuple[Row, ...]:
        told = zip(rows, topics, strict=True)
        return tuple(row for row, topic in told if any(word in topic for word in _OF_THE_OFFICE) == the_office)

    return pick


def told(topics: tuple[Any, ...], facts: tuple[Any, ...]) -> str:
    """Return all that the topics and facts say, in which a word can be looked for."""
    return "。".join(str(cell) for cell in (*topics, *facts) if is_known(cell))
