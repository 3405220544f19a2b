"""The months in which nobody has time for something new, by what the municipality tells in its own words."""

from __future__ import annotations

import re
from typing import NamedTuple

from planner.missing import Missing, Reason

_MONTH = r"(?<![年\d])(\d{1,2})月(?:[上中下]旬)?"
_FROM_TO = re.compile(rf"{_MONTH}(?:から|～|〜|－|–|-|―){_MONTH}")
_ONE = re.compile(_MONTH)
# What is not done in such months, or how it is there
_BUSY = re.compile(
    r"始めない|始めるのは|始められ|新しいこと|新しい仕組み|動かさない|切り替えない|避け"
    r"|手が(?:回ら|離せ|空か)|余裕がな|忙し|繁忙|仕事が止ま|人が出払"
)
_OFFICE = re.compile(r"([一-龥ァ-ヶーA-Za-z]{2,12}(?:課|室|係|局|支所|センター))は")
_YEAR = 12
_MOST = 6  # months; half a year is no time to wait for


class Busy(NamedTuple):
    """What was told of the months; `office` is empty where it is told of no office or of several."""

    office: str
    told: str
    months: tuple[int, ...]


def busy_times(told: str) -> tuple[Busy, ...]:
    """Return each clause that tells months in which there is no time for something new."""
    found = (_busy(clause) for sentence in re.split(r"[。\n]", told) for clause in _clauses(sentence))
    return tuple(item for item in found if item)


def quiet_months(told: str) -> tuple[int, ...] | Missing:
    """Return the months in which, as was decided, nothing new is begun; missing if none are told, or half a year."""
    months = tuple(sorted({month for item in busy_times(told) for month in item.months}))
    return months if months and len(months) <= _MOST else Missing(reason=Reason.UNKNOWN)


def _clauses(sentence: str) -> list[str]:
    """Return the parts of a sentence that tell of one office each, else the sentence."""
    starts = [match.start() for match in _OFFICE.finditer(sentence)]
    if len(starts) < 2:
        return [sentence]
    return [sentence[first:last] for first, last in zip(starts, [*starts[1:], None], strict=True)]


def _busy(clause: str) -> Busy | None:
    if not _BUSY.search(clause):
        return None
    rest, months = _FROM_TO.sub("", clause), set[int]()
    for first, last in _FROM_TO.findall(clause):
        months |= {(int(first) + later - 1) % _YEAR + 1 for later in range((int(last) - int(first)) % _YEAR + 1)}
    months |= {int(month) for month in _ONE.findall(rest)}
    fit = tuple(sorted(month for month in months if 1 <= month <= _YEAR))
    office = _OFFICE.search(clause)
    return Busy(office[1] if office else "", clause.strip("、 "), fit) if fit and len(fit) <= _MOST else None
