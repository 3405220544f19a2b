"""Each way to buy has its own days, counted back over the budget and the council, or ahead from today."""

from collections.abc import Callable
from datetime import date

import pytest

from planner.missing import Missing, is_known
from planner.procurement.cutover import Cutover, Cutovers
from planner.procurement.load import load_steps
from planner.procurement.stages import PROPOSAL, QUOTES, TENDER
from planner.procurement.timetable import Rules
from planner.procurement.ways import Way, ways
from tests.shipped import BASE

TODAY = date(2026, 11, 27)
OTHER = Cutover("other", "その他", (), (), 2, "週末に切り替える")
FISCAL = Cutover("fiscal", "年度", ("会計",), (), 0, "年度の初め")
CASE = (date(2028, 10, 2), ("施設予約",))
Make = Callable[..., dict[str, Way]]


@pytest.fixture
def found(rules: Callable[..., Rules]) -> Make:
    steps = load_steps(BASE)

    def make(
        request: int = 11, council: tuple[int, ...] = (3, 6, 9, 12), quiet: tuple[int, ...] = ()
    ) -> dict[str, Way]:
        given = rules(request, council, steps)
        cutovers = Cutovers((FISCAL, OTHER), given.calendar, frozenset(quiet))
        return {way.id: way for way in ways(given, cutovers, TODAY, CASE)}

    return make


def test_each_way_takes_less_than_the_next(found: Make) -> None:
    made = found()
    plans = [made[way].case for way in (QUOTES, TENDER, PROPOSAL)]
    starts = [plan.start_by for plan in plans if not isinstance(plan, Missing)]
    assert len(starts) == 3
    assert starts == sorted(starts, reverse=True)
    assert made[QUOTES].now.contract < made[TENDER].now.contract < made[PROPOSAL].now.contract


def test_a_small_purchase_waits_for_no_gate_before_its_budget_is_requested(found: Make) -> None:
    small = found()[QUOTES].next
    assert not isinstance(small, Missing)
    assert small.request == date(2027, 11, 1)
    assert small.stages[0].last == date(2027, 10, 29)


def test_money_that_is_there_waits_for_no_vote(found: Make) -> None:
    now = found()[QUOTES].now
    assert not is_known(now.vote)
    assert date(2027, 2, 1) > now.live > now.start > TODAY


def test_what_is_requested_already_waits_only_for_the_vote(found: Make) -> None:
    for way in found().values():
        assert way.asked is not None
        assert way.asked.vote == date(2027, 3, 1)
        assert way.asked.notice >= date(2027, 4, 1)
        assert not isinstance(way.next, Missing)
        assert way.next.request == date(2027, 11, 1)


def test_nothing_is_told_of_a_request_before_its_month(found: Make) -> None:
    before = found(request=1)[QUOTES]
    assert before.asked is None
    assert not isinstance(before.next, Missing)
    assert before.next.request == date(2027, 1, 4)


def test_without_the_month_of_the_request_only_money_that_is_there_has_days(found: Make) -> None:
    for way in found(request=0).values():
        assert isinstance(way.next, Missing)
        assert way.asked is None
        assert way.now.live > TODAY


def test_nothing_goes_live_in_months_in_which_nothing_new_is_begun(found: Make) -> None:
    quiet = (1, 2, 10, 11, 12)
    for way in found(quiet=quiet).values():
        assert way.now.live.month not in quiet
        assert not isinstance(way.next, Missing)
        assert way.next.live.month not in quiet


def test_a_system_bound_to_the_year_and_one_left_without_a_month_do_not_wait(rules: Callable[..., Rules]) -> None:
    busy = Cutover("tax", "税", ("税",), (2, 3, 4, 5, 6), 3, "課税まで")
    cutovers = Cutovers((busy, FISCAL, OTHER), rules().calendar, frozenset((1, 4, 9, 10)))
    assert cutovers.day(("会計",), date(2028, 4, 1)) == date(2028, 4, 3)
    assert cutovers.day(("施設予約",), date(2028, 10, 31)).month == 8
    assert not cutovers.keeps_quiet(busy)


def test_only_kinds_of_what_is_due_are_told_with_all_the_months_that_they_avoid(rules: Callable[..., Rules]) -> None:
    busy = Cutover("tax", "税", ("税",), (2, 3), 3, "課税まで")
    cutovers = Cutovers((busy, FISCAL, OTHER), rules().calendar, frozenset((11, 12)))
    told = {kind.id: kind.avoid for kind in cutovers.applied((("固定資産税",), ("財務会計",)))}
    assert told == {"tax": (2, 3, 11, 12), "fiscal": ()}
