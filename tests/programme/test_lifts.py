"""What is put off is offered as a decision: which limit, one more of it, and what would begin then."""

from types import MappingProxyType

import pytest

from planner.programme.capacity import capacity
from planner.programme.gain import Lift, LiftedBy
from planner.programme.lifts import lifts
from planner.programme.schedule import schedule
from planner.situation.model import Situation
from tests.programme.ranked import YEARS, candidate
from tests.programme.test_capacity import situation
from tests.reference.towns import TOWNS, built


def found(known: Situation, *names: str, office: str = "") -> dict[LiftedBy, Lift]:
    room = capacity(known)
    ranked = [candidate(name, 1, office=office or name) for name in names]
    return {lift.by: lift for lift in lifts(schedule(ranked, YEARS, room), ranked, YEARS, room, known)}


def test_one_more_meeting_begins_what_the_board_could_not_decide_about() -> None:
    offered = found(situation(9, 0, 20, meetings=1), *"abcdefghijklmnopqrst")[LiftedBy.MEETING]
    assert [(item.measure.id, item.year) for item in offered.begins] == [(name, 2027) for name in "jklmnopqr"]


def test_a_board_that_meets_every_quarter_is_asked_for_no_more_meetings() -> None:
    known = situation(9, 0, 20, meetings=4)
    assert LiftedBy.MEETING not in found(known, *(f"m{number}" for number in range(60)))


def test_one_more_start_in_each_office_lets_measures_begin_sooner() -> None:
    offered = found(situation(9, 0, 20, meetings=1), *"ab", office="税")[LiftedBy.OFFICE]
    assert [(item.measure.id, item.year) for item in offered.sooner] == [("b", 2027)]
    assert offered.begins == offered.instead == ()


def test_one_more_start_in_the_office_in_charge_of_it_lets_its_measures_begin_sooner() -> None:
    known = situation(4, 0, 20, meetings=1)
    offered = found(known, *"abcd", office=capacity(known).it_office)
    assert [(item.measure.id, item.year) for item in offered[LiftedBy.IT_OFFICE].sooner] == [("d", 2027)]
    assert LiftedBy.OFFICE not in offered


def test_where_nobody_knows_how_often_the_board_meets_no_meeting_is_offered() -> None:
    assert found(situation(1, 0, 20), *"abcde").keys() == {LiftedBy.PERSON}


def test_nothing_is_offered_where_all_begins_at_once() -> None:
    assert found(situation(9, 0, 20, meetings=2), *"ab") == MappingProxyType({})


@pytest.mark.xdist_group("towns")
@pytest.mark.parametrize("name", TOWNS)
def test_a_decision_offered_in_a_plan_begins_only_what_the_plan_puts_off(name: str) -> None:
    programme = built(name).decided.programme
    put_off = {item.id for item in (*programme.put_off, *programme.kept)}
    assert all(item.measure.id in put_off for lift in programme.lifts for item in lift.begins)


@pytest.mark.xdist_group("towns")
@pytest.mark.parametrize("name", TOWNS)
def test_each_domain_that_the_town_put_first_has_a_measure_or_the_plan_says_what_is_missing(name: str) -> None:
    result = built(name)
    served = {item.measure.domain for item in result.decided.programme.measures}
    assert set(result.decided.situation.value("priorities.top")) <= served
