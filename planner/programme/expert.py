"""Shares the hours of the expert from outside out among the measures, so that no hour is given twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from planner.missing import is_known
from planner.programme.candidate import Candidate
from planner.situation.model import Situation

HOURS = "organisation.external_hours"


def shared_out(ranked: Sequence[Candidate], situation: Situation) -> Mapping[str, float]:
    """Return by id the hours a year that each measure gets, by rank, none where nobody told how many there are.

    Those who rank lower get what is left; one for which less is left than it asks for gets nothing.
    """
    left = hours(situation)
    given: dict[str, float] = {}
    for item in ranked:
        if 0 < item.variant.expert <= left:
            given[item.measure.id] = item.variant.expert
            left -= item.variant.expert
    return given


def hours(situation: Situation) -> float:
    """Return the hours a year for which the expert can be asked, 0 where nobody told them."""
    told = situation.value(HOURS) if HOURS in situation else 0
    return told if is_known(told) else 0
