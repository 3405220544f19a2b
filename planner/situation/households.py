"""How many households an answer names that tells of places with their households in brackets."""

from __future__ import annotations

import re

from planner.missing import Missing, Reason

_PLACES = re.compile(r"(?:[^、（(]|[（(][^）)]*[）)])+")
_HOUSEHOLDS = re.compile(r"(\d[\d,]*)世帯")


def households(told: str) -> int | Missing:
    """Return the sum over all places; not known as soon as one of them does not tell its households just once."""
    counts = [_HOUSEHOLDS.findall(place) for place in _PLACES.findall(told.strip("。 \n")) if place.strip()]
    if not counts or any(len(found) != 1 for found in counts):
        return Missing(reason=Reason.UNKNOWN)
    return sum(int(found[0].replace(",", "")) for found in counts)
