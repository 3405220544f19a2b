"""The places without mobile phones, told in one answer with what is known of each, as their households, in brackets."""

from __future__ import annotations

import re

from planner.missing import Missing, Reason

_PLACES = re.compile(r"(?:[^、（(]|[（(][^）)]*[）)])+")
_HOUSEHOLDS = re.compile(r"(\d[\d,]*)世帯")
_REMARK = re.compile(r"[（(][^）)]*[）)]")
# What names a stretch that people pass, or water: nobody lives there, unless it tells homes
_ON_THE_WAY = re.compile(r"国道|[県道府]道|林道|農道|高速|峠|トンネル|登山|山頂|の上$|磯|沖$|沖合|海上")
_HOMES = re.compile(r"集落|地区|世帯|[家戸]")
_NOTHING = Missing(reason=Reason.UNKNOWN)


def places(told: str) -> str:
    """Return the names of the places without the brackets: what stands in these may point to one house."""
    return "、".join(name for place in _places(told) if (name := _REMARK.sub("", place).strip()))


def nobody_lives_in(told: str) -> str | Missing:
    """Return the names of the places where all of them are roads, mountain tops or water; not known otherwise."""
    found = _places(told)
    passed = found and all(_ON_THE_WAY.search(place) and not _HOMES.search(place) for place in found)
    return places(told) if passed else _NOTHING


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
    return [_HOUSEHOLDS.findall(place) for place in _places(told)]


def _places(told: str) -> list[str]:
    return [place for place in _PLACES.findall(told.strip("。 \n")) if place.strip()]


def _number(found: list[str]) -> int:
    return int(found[0].replace(",", ""))
