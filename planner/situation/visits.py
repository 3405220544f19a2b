"""How often an expert from outside comes and for how long, by what the municipality tells of the expert's role."""

from __future__ import annotations

import re
from typing import NamedTuple

from planner.missing import Missing, Reason

_OFTEN = re.compile(r"(年|月)に?(?:計)?(\d+)回")
_LONG = re.compile(r"1回(?:に|当たり|あたり)?(\d+)時間")
_MONTHS = 12


class Visits(NamedTuple):
    """The times a year and the hours of each."""

    times: int
    hours: int


def visits(told: str) -> Visits | Missing:
    """Return the visits that a text tells, as 年6回、1回4時間; missing unless it tells both numbers."""
    often, long = _OFTEN.search(told), _LONG.search(told)
    if not often or not long or not int(long[1]):
        return Missing(reason=Reason.UNKNOWN)
    return Visits(int(often[2]) * (_MONTHS if often[1] == "月" else 1), int(long[1]))
