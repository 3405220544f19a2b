"""No hour of the expert from outside is given to two measures."""

from datetime import date
from types import MappingProxyType

import pytest
from msgspec.structs import replace

from planner.missing import Missing, Reason
from planner.programme.candidate import Candidate
from planner.programme.expert import HOURS, hours, shared_out
from planner.situation.model import Fact, Origin, OriginKind, Situation
from tests.programme.ranked import candidate


def asking(name: str, wanted: float) -> Candidate:
    plain = candidate(name, 5)
    return replace(plain, variant=replace(plain.variant, expert=wanted))


def town(told: object) -> Situation:
    facts = {HOURS: Fact(HOURS, told, "", Origin(OriginKind.ANSWER))}
    return Situation(date(2026, 11, 23), MappingProxyType(facts))


def test_measures_get_their_hours_by_rank_as_long_as_there_are_enough() -> None:
    ranked = [asking("first", 10), asking("none", 0), asking("second", 12), asking("third", 6)]
    assert shared_out(ranked, town(24)) == {"first": 10, "second": 12}
    assert shared_out(ranked, town(16)) == {"first": 10, "third": 6}


@pytest.mark.parametrize("told", [0, Missing(HOURS, Reason.UNKNOWN)])
def test_where_nobody_told_any_hours_no_measure_counts_on_them(told: object) -> None:
    assert hours(town(told)) == 0
    assert shared_out([asking("m", 6)], town(told)) == {}
