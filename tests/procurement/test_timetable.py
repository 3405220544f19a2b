"""Timetables run back from the day of going live, over open days, and skip nothing that must not be skipped."""

from collections.abc import Callable
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from planner.missing import Missing
from planner.procurement.calendar import WEEK
from planner.procurement.stages import Step, Timetable
from planner.procurement.timetable import Rules, shortest, standard

TODAY = date(2026, 11, 25)
days = st.dates(date(2026, 11, 26), date(2035, 12, 31))
months = st.integers(0, 12)
councils = st.sets(st.integers(1, 12), max_size=6).map(lambda found: tuple(sorted(found)))


def both(rules: Rules, live: date) -> tuple[Timetable, Timetable]:
    return standard(rules, live, TODAY), shortest(rules, live, TODAY)


def titles(plan: Timetable) -> list[str]:
    return [stage.title for stage in plan.stages]


@given(live=days, request_month=months, council=councils)
def test_steps_follow_each_other_on_open_days_and_end_before_going_live(
    rules: Callable[..., Rules], live: date, request_month: int, council: tuple[int, ...]
) -> None:
    made = rules(request_month, council)
    for plan in both(made, live):
        ends = [day for stage in plan.stages for day in (stage.first, stage.last)]
        assert ends == sorted(ends)
        assert all(before.last < after.first for before, after in zip(plan.stages, plan.stages[1:], strict=False))
        assert all(map(made.calendar.is_open, ends))
        assert ends[-1] < plan.live


@given(live=days, request_month=months, council=councils)
def test_a_step_has_as_many_open_days_as_its_weeks_say(
    rules: Callable[..., Rules], live: date, request_month: int, council: tuple[int, ...]
) -> None:
    made = rules(request_month, council)
    for stage in both(made, live)[0].stages:
        assert made.calendar.back(stage.last, stage.weeks * WEEK - 1) == stage.first


@given(live=days, council=councils)
def test_what_must_not_be_skipped_is_in_both(
    rules: Callable[..., Rules], steps: tuple[Step, ...], live: date, council: tuple[int, ...]
) -> None:
    must = [step.title for step in steps if step.must]
    for plan in both(rules(10, council), live):
        assert [title for title in titles(plan) if title in must] == must


@given(live=days, request_month=st.integers(1, 12), session=st.sampled_from((2, 3)))
def test_the_budget_is_requested_after_the_first_gate_and_voted_on_before_the_notice(
    rules: Callable[..., Rules], live: date, request_month: int, session: int
) -> None:
    plan = standard(rules(request_month, (6, 9, 12, session)), live, TODAY)
    gate = [stage for stage in plan.stages if stage.phase == "prepare"][-1]
    assert gate.last < plan.request
    assert plan.vote.month == session
    assert plan.request.replace(day=1) <= plan.vote
    assert (plan.vote.year, plan.vote.month) < (plan.notice.year, plan.notice.month)


@given(live=days, council=councils)
def test_the_weeks_a_day_is_missed_by_are_the_fewest_that_help(
    rules: Callable[..., Rules], live: date, council: tuple[int, ...]
) -> None:
    made = rules(10, council)
    for make in (standard, shortest):
        plan = make(made, live, TODAY)
        assert plan.live == live + timedelta(weeks=plan.late_weeks)
        assert plan.start > TODAY
        assert (plan.start_by <= TODAY) == (plan.late_weeks > 0)
        if plan.late_weeks:
            assert make(made, plan.live - timedelta(weeks=1), TODAY).start_by <= TODAY


def test_the_shortest_takes_about_four_months_of_work_up_to_the_contract(
    rules: Callable[..., Rules],
) -> None:
    plan = shortest(rules(council=()), date(2028, 4, 3), TODAY)
    assert plan.weeks == 17
    assert (plan.contract - plan.start).days <= 17 * 7 + 14  # with the holidays between


@given(live=days, council=councils.filter(bool))
def test_the_shortest_asks_for_money_after_the_first_gate_and_gives_notice_after_the_vote(
    rules: Callable[..., Rules], live: date, council: tuple[int, ...]
) -> None:
    made = rules(10, council)
    plan = shortest(made, live, TODAY)
    gate = [stage for stage in plan.stages if stage.phase == "prepare"][-1]
    assert gate.last < plan.request
    assert made.calendar.back(made.calendar.on_or_after(plan.vote), made.session_weeks * WEEK) == plan.request
    assert plan.vote.month in council
    assert (plan.vote.year, plan.vote.month) < (plan.notice.year, plan.notice.month)


def test_without_the_months_of_budget_and_council_none_is_made_up(rules: Callable[..., Rules]) -> None:
    plan = standard(rules(0, ()), date(2028, 4, 3), TODAY)
    assert isinstance(plan.request, Missing)
    assert isinstance(plan.vote, Missing)


def test_a_missed_day_can_be_told_by_hand(rules: Callable[..., Rules]) -> None:
    plan = standard(rules(10, (3, 6, 9, 12)), date(2029, 1, 4), TODAY)
    assert (plan.start_by, plan.late_weeks, plan.live) == (date(2026, 6, 4), 2, date(2029, 1, 18))
    assert (plan.request, plan.vote) == (date(2027, 10, 1), date(2028, 3, 1))
    assert plan.stages[-1].last == date(2029, 1, 17)


def test_a_missed_day_is_put_off_to_the_next_fit_one(rules: Callable[..., Rules]) -> None:
    plan = standard(rules(10, (3, 6, 9, 12)), date(2029, 1, 4), TODAY, lambda day: date(2029, 4, 2))
    assert (plan.start_by, plan.late_weeks, plan.live) == (date(2026, 6, 4), 2, date(2029, 4, 2))
    assert plan.stages[-1].last == date(2029, 3, 30)


def test_building_gets_back_the_weeks_that_wait_for_the_council_anyway(rules: Callable[..., Rules]) -> None:
    live = date(2027, 11, 29)
    plan = shortest(rules(council=(3, 6, 9, 12)), live, TODAY)
    build = next(stage for stage in plan.stages if stage.id == "build")
    waits = plan.stages[[stage.id for stage in plan.stages].index("specify")].first
    assert build.weeks > 13
    assert isinstance(plan.vote, date)
    assert plan.vote < plan.notice
    assert waits < date(2027, 4, 1)
