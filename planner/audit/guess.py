"""Whose text is it? A guess by somebody who sees it masked and has the answers of several municipalities."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from planner.audit.known import Town
from planner.audit.likeness import MaskedDocument


def clues(text: Collection[str], towns: Sequence[Town], others: Sequence[MaskedDocument]) -> dict[str, float]:
    """Return how strongly a masked text points to each town.

    A run of five characters points to those in whose answers it is, less to each the more they are. What the same
    text of another municipality has too points to nobody: that is the wording of a template.
    """
    known = Counter(gram for town in towns for gram in town.grams)
    said = Counter(gram for other in others for gram in other.grams)
    by_town = {other.town: other.grams for other in others}
    found = {}
    for town in towns:
        own = by_town.get(town.name, frozenset())
        grams = (gram for gram in town.grams.intersection(text) if said[gram] == (gram in own))
        found[town.name] = sum(1 / known[gram] for gram in grams)
    return found
