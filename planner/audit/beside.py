"""A part of a document beside what is known of other municipalities: whose it is taken for, and who is most alike."""

from __future__ import annotations

from planner.audit.guess import clues
from planner.audit.likeness import similarity
from planner.audit.part import Part

_FIRST = 5


def nearest(part: Part) -> tuple[str, float]:
    """Return whose document is most alike, and how much: 0 (nothing in common) to 1 (the same)."""
    found = ((other.town, similarity(part.masked.grams, other.grams)) for other in part.others)
    return max(found, key=lambda item: item[1], default=("", 0.0))


def guessed(part: Part) -> float:
    """Return the share of the clues to this municipality among those to it and to the next, 0 if there are none."""
    found = clues(part.masked.grams, (part.own, *part.towns), part.others)
    own, next_best = found.pop(part.own.name), max(found.values(), default=0.0)
    return own / (own + next_best) if own else 0.0


def taken_for(part: Part) -> str:
    """Return which other municipality the text points to most; empty if to none."""
    found = clues(part.masked.grams, (part.own, *part.towns), part.others)
    del found[part.own.name]
    town = max(found, key=lambda name: found[name], default="")
    return town if town and found[town] else ""


def same_measures(part: Part) -> tuple[str, float]:
    """Return whose set of measures is most alike, and how much: 0 (none in common) to 1 (the same)."""
    found = ((town.name, similarity(part.own.measures, town.measures)) for town in part.towns)
    return max(found, key=lambda item: item[1], default=("", 0.0))


def same_order(part: Part) -> tuple[str, float]:
    """Return who has most of the first five measures in the same places, and the share of them, 0 to 1."""
    first = part.own.measures[:_FIRST]
    found = (
        (town.name, sum(mine == theirs for mine, theirs in zip(first, town.measures, strict=False)) / len(first))
        for town in part.towns
        if first
    )
    return max(found, key=lambda item: item[1], default=("", 0.0))
