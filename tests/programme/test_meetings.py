"""The plan proposes as many meetings of the board as keep its agenda from holding measures up, and no more."""

from msgspec.structs import replace

from planner.programme.candidate import Candidate
from planner.programme.capacity import Capacity, with_meetings
from planner.programme.meetings import agenda
from tests.programme.ranked import YEARS, candidate


def board(meetings: int) -> Capacity:
    """Return the room of a board that decides about two measures at each of its meetings, at most four a year."""
    return with_meetings(Capacity(100, per_meeting=2, most_meetings=4, decided_after=2), meetings)


def measures(count: int) -> list[Candidate]:
    return [candidate(f"m{number}", 1, office=f"課{number}") for number in range(count)]


def test_the_fewest_meetings_are_proposed_by_which_no_measure_is_held_up() -> None:
    found = [agenda(measures(count), YEARS, board(2)) for count in (4, 5, 7)]
    assert [(item.room.meetings, item.held_up) for item in found] == [(2, 0), (3, 1), (4, 3)]


def test_more_meetings_than_bring_anything_new_are_never_proposed() -> None:
    found = agenda(measures(20), YEARS, board(2))
    assert (found.room.meetings, found.room.at_once, found.held_up) == (4, 8, 16)


def test_a_board_that_meets_more_often_keeps_its_meetings() -> None:
    found = agenda(measures(20), YEARS, board(6))
    assert (found.room.meetings, found.held_up) == (6, 0)


def test_a_measure_asks_for_its_meetings_and_where_nobody_knows_of_any_none_are_proposed() -> None:
    asking = candidate("a", 1)
    asking = replace(asking, measure=replace(asking.measure, meetings=2))
    assert agenda([asking], YEARS, board(1)).room.meetings == 2
    assert agenda(measures(3), YEARS, Capacity(100, at_once=1, most_meetings=4)).room.meetings == 0
