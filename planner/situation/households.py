"""How many households an answer names that tells of places with their households in brackets."""

from __future__ import annotations

import re

from planner.missing import Missing, Reason

_PLACES = re.compile(r"(?:[^、（(]|[（(][^）)]*[）)])+")
_HOUSEHOLDS = re.compile(r"(\d[\d,]*)世帯")
_NOTHING = Missing(reason=Reason.UNKNOWN)


def households(told: str) -> int | Missing:
    """Return the sum over all places; not known as soon as one of them does not tell its households just once."""
    counts = _counts(told)
    return sum(map(_number, counts)) if counts and all(len(found) == 1 for found in counts) else _NOTHING


def households_of_some(told: str) -> int | Missing:
    """Return the sum over the places that tell their households; not known where all places do, or none."""
    counts = _counts(told)
    telling = [found for found in counts if len(found) == 1]
    return sum(map(_number, telling)) if telling and len(telling) < len(counts) else _NOTHING


def _counts(told: str) -> list[list[str]]:
    return [_HOUSEHOLDS.findall(place) for place in _PLACES.findall(told.strip("。 \n")) if place.strip()]


def _number(found: list[str]) -> int:
    return int(found[0].replace(",", ""))
