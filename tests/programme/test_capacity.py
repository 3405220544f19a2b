"""The capacity comes from the answers, and what it assumes is said."""

from datetime import date
from types import MappingProxyType

import pytest

from planner.missing import Missing
from planner.programme.capacity import capacity, with_meetings
from planner.situation.model import Fact, Origin, OriginKind, Situation

UNKNOWN = Missing("x")
NAMES = ("organisation.it_staff_fulltime", "organisation.it_staff_parttime", "organisation.new_work_share")
ASSUMED = {
    "assumption.workdays": 240,
    "assumption.new_work_share": 10,
    "assumption.parttime_share": 25,
    "assumption.hired_share": 50,
    "assumption.most_share": 50,
    "assumption.starts_unraised": 1000,
    "assumption.staff_per_it": 100,
    "assumption.outside_share": 20,
    "assumption.starts_per_fulltime": 2,
    "assumption.starts_per_parttime": 1,
    "assumption.most_meetings": 4,
    "assumption.starts_per_office": 1,
    "assumption.starts_in_it_office": 2,
    "assumption.it_staff_per_start": 3,
    "assumption.measures_per_fulltime": 3,
    "assumption.measures_per_parttime": 2,
    "assumption.alone_in_all": 3,
    "assumption.alone_per_office": 1,
    "assumption.measures_per_meeting": 6,
    "assumption.it_staff_per_decision": 3,
    "assumption.low_use_years": 2,
    "assumption.staff_per_office_start": 1000,
    "derived.plan_years": (2027, 2028, 2029, 2030, 2031),
}

# full-time, part-time, share of time -> person-days, words of what is assumed
CAPACITIES = [
    (2, 0, 20, 96.0, []),
    (1, 2, 10, 36.0, ["25%"]),
    (3, UNKNOWN, UNKNOWN, 72.0, ["兼任を0人", "時間の割合を10%"]),
    (UNKNOWN, 2, 20, 24.0, ["専任を0人", "25%"]),
    (UNKNOWN, UNKNOWN, UNKNOWN, 24.0, ["専任を1人", "兼任を0人", "時間の割合を10%"]),
    (0, 0, 10, 0.0, []),
]


def situation(
    full: object,
    part: object,
    share: object = 10,
    meetings: object = UNKNOWN,
    on: date = date(2026, 11, 23),
    office: object = UNKNOWN,
) -> Situation:
    values = dict(zip(NAMES, (full, part, share), strict=True)) | ASSUMED
    values["organisation.headquarters_meetings"] = meetings
    values["stats.staff_general_admin_20240401"] = office
    facts = {path: Fact(path, value, path, Origin(OriginKind.ANSWER)) for path, value in values.items()}
    return Situation(on, MappingProxyType(facts))


@pytest.mark.parametrize(("full", "part", "share", "days", "words"), CAPACITIES)
def test_the_capacity_is_people_times_days_times_share(
    full: object, part: object, share: object, days: float, words: list[str]
) -> None:
    found = capacity(situation(full, part, share))
    assert found.days == days
    assert found.reserved == days / 5
    assert all(word in found.assumed for word in [*words, "勤務日数を240日"])


def test_a_share_of_part_time_that_was_answered_is_not_said_to_be_assumed() -> None:
    answered = Fact("organisation.parttime_share", 25, "", Origin(OriginKind.ANSWER))
    assert "兼任" not in capacity(situation(1, 2).with_facts([answered])).assumed


@pytest.mark.parametrize(
    ("office", "days", "words"), [(99, 24.0, "専任を1人、"), (658, 144.0, "専任を6人（一般行政職員100人に1人）")]
)
def test_people_whom_nobody_counted_are_assumed_by_the_size_of_the_office(office: int, days: float, words: str) -> None:
    found = capacity(situation(UNKNOWN, UNKNOWN, office=office))
    assert found.days == days
    assert words in found.assumed


def test_an_answer_of_either_kind_of_staff_leaves_the_size_of_the_office_aside() -> None:
    assert [capacity(situation(*staff, office=658)).people for staff in ((2, UNKNOWN), (UNKNOWN, 2))] == [2, 2]


def test_the_days_of_one_person_are_those_of_all_shared_out() -> None:
    assert [capacity(situation(*staff, 20)).of_one for staff in ((2, 0), (1, 1), (0, 0))] == [48.0, 30.0, 0]


# full-time, part-time -> measures that begin in one year, measures under way
COUNTS = [(4, 0, 8, 12), (1, 2, 4, 7), (0, 1, 1, 2), (0, 0, 1, 2), (UNKNOWN, UNKNOWN, 2, 3)]


@pytest.mark.parametrize(("full", "part", "starts", "at_once"), COUNTS)
def test_the_measures_that_the_staff_can_follow_grow_with_its_number(
    full: object, part: object, starts: int, at_once: int
) -> None:
    found = capacity(situation(full, part))
    assert (found.starts, found.followed) == (starts, at_once)


def test_the_office_in_charge_of_it_begins_one_more_for_every_three_of_its_staff() -> None:
    assert [capacity(situation(staff, 0)).of_it_office for staff in (0, 1, 3, 6, 11, UNKNOWN)] == [2, 2, 3, 4, 5, 2]


def test_no_more_measures_are_under_way_than_the_board_can_decide_about() -> None:
    assert [capacity(situation(2, 0, meetings=count)).at_once for count in (1, 2, 3)] == [6, 12, 18]


def test_the_board_decides_about_one_more_for_every_three_who_sort_out_beforehand_what_needs_no_debate() -> None:
    staff = (0, 2, 3, 9, UNKNOWN)
    assert [capacity(situation(full, 0, meetings=3)).at_once for full in staff] == [18, 18, 21, 27, 18]


def test_where_nobody_knows_how_often_the_board_meets_the_staff_bounds_what_is_under_way() -> None:
    assert capacity(situation(4, 0)).at_once == 12


def test_a_board_that_is_to_meet_more_often_decides_about_more_and_never_about_less() -> None:
    assert [with_meetings(capacity(situation(2, 0, meetings=count)), 2).at_once for count in (1, 3)] == [12, 18]
    assert with_meetings(capacity(situation(2, 0)), 2).meetings == 2


def test_an_office_begins_one_more_in_a_year_for_every_thousand_of_the_staff() -> None:
    assert [capacity(situation(4, 0, office=staff)).of_office for staff in (999, 1000, 2500, UNKNOWN)] == [1, 2, 3, 1]


def test_one_more_person_brings_days_and_places() -> None:
    now, then = (capacity(situation(1, 0, 20), hired=hired) for hired in (0, 1))
    assert (then.days - now.days, then.starts - now.starts, then.followed - now.followed) == (120, 2, 3)


def test_one_more_person_gives_no_less_of_the_time_to_new_work_than_those_there_are() -> None:
    now, then = (capacity(situation(1, 0, 60), hired=hired) for hired in (0, 1))
    assert then.days == 2 * now.days


@pytest.mark.parametrize(
    ("on", "days"), [(date(2026, 11, 23), 8.0), (date(2027, 3, 1), 0), (date(2025, 5, 1), 24.0), (date(2027, 4, 1), 0)]
)
def test_only_whole_months_are_left_before_the_plan(on: date, days: float) -> None:
    assert capacity(situation(1, 0, on=on)).eve == days
