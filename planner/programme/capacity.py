"""How much new work there is room for: person-days of the staff in charge of IT (余力), and how many measures."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from planner.japanese.era import fiscal_year
from planner.missing import is_known
from planner.situation.departments import department_of
from planner.situation.formulas import capacity_days
from planner.situation.model import Situation


class Capacity(Struct, frozen=True):
    """What fits into one year.

    `days` are person-days of `people`, of which `reserved` are kept for measures that reach the region, as is the part
    `outside` of all measures. At most `starts` measures begin in the same year, `of_office` of them in one office (課)
    or `of_it_office`, each growing with its staff, in the one in charge of IT. At most `at_once` are under way, as many
    as the board can decide about at its `meetings` a year, `per_meeting` at each, which grows with the full-time staff
    that sorts out beforehand what needs no debate (more than `most_meetings` bring nothing new); where nobody knows how
    often it meets (0), as many as the staff in charge of IT can follow (`followed`), which also bounds what their own
    office has under way. A measure is, until the board decides about it, `decided_after` years of its being carried
    out. What a law wants comes on top. `eve` are the days left in the year before the plan, whole months only, 0 once
    the plan has begun. Of what nobody in the town raised, `unraised` begin in the same year. At most `alone` measures
    are under way that their offices carry out without these people, `alone_of_office` of them in one. `share` is the
    part of their time, in percent, that `days` are, and `most_share` the part to which it may rise where days are
    missing. `assumed` says in Japanese which part of `days` was assumed, empty if the answers give it all.
    """

    days: float
    reserved: float = 0
    starts: int = 1_000
    at_once: int = 1_000
    followed: int = 1_000
    eve: float = 0
    assumed: str = ""
    reads: tuple[str, ...] = ()
    people: int = 1
    outside: float = 0
    of_office: int = 1_000
    of_it_office: int = 1_000
    it_office: str = ""
    alone: int = 1_000
    alone_of_office: int = 1_000
    decided_after: int = 1_000
    meetings: int = 0
    per_meeting: int = 1_000
    most_meetings: int = 0
    share: float = 0
    most_share: float = 0
    unraised: int = 1_000

    @property
    def of_one(self) -> float:
        """The days of one person in charge."""
        return self.days / self.people

    def starts_in(self, office: str) -> int:
        """Return how many measures may begin in the same year in an office."""
        return self.of_it_office if office == self.it_office else self.of_office


_STAFF = ("organisation.it_staff_fulltime", "organisation.it_staff_parttime")
_SHARE = "organisation.new_work_share"
_PARTTIME = "organisation.parttime_share"
_ASSUMPTIONS = ("assumption.workdays", "assumption.new_work_share", "assumption.parttime_share")
_HIRED_SHARE = "assumption.hired_share"
_MOST_SHARE, _UNRAISED = "assumption.most_share", "assumption.starts_unraised"
_OFFICE_STAFF, _PER_ONE = "stats.staff_general_admin_20240401", "assumption.staff_per_it"
_PER_OFFICE_START = "assumption.staff_per_office_start"
_MEETINGS, _PER_MEETING = "organisation.headquarters_meetings", "assumption.measures_per_meeting"
_MOST_MEETINGS = "assumption.most_meetings"
_LIMITS = (
    "assumption.outside_share",
    "assumption.starts_per_fulltime",
    "assumption.starts_per_parttime",
    "assumption.starts_per_office",
    "assumption.starts_in_it_office",
    "assumption.it_staff_per_start",
    "assumption.measures_per_fulltime",
    "assumption.measures_per_parttime",
    "assumption.alone_in_all",
    "assumption.alone_per_office",
    "assumption.low_use_years",
    "assumption.it_staff_per_decision",
    _MOST_MEETINGS,
    _MEETINGS,
    _PER_MEETING,
)
_LAST_MONTH = 3  # of a fiscal year
_YEARS = "derived.plan_years"
_READS = (
    *_STAFF,
    _SHARE,
    _MOST_SHARE,
    _UNRAISED,
    _OFFICE_STAFF,
    _PER_ONE,
    _PER_OFFICE_START,
    *_ASSUMPTIONS,
    *_LIMITS,
    _YEARS,
)


def tenths(days: float) -> int:
    """Return person-days as a whole number of tenths, in which sums are exact."""
    return round(days * 10)


def capacity(situation: Situation, *, hired: int = 0) -> Capacity:
    """Return how much new work fits, `hired` full-time people being added to those there are.

    Those who are there carry the daily work, so that who is added has a larger share of the time for new work.
    An expert from outside advises and does none of this work (`programme/expert.py`).
    """
    staff, office = _staff(situation, hired), department_of(situation, "it")
    outside, of_full, of_part, of_office, of_it, *counted, meetings, per_meeting = (
        situation.value(path) for path in _LIMITS
    )
    per_start, per_full, per_part, alone, alone_of_office, decided_after, per_decision, most = counted
    decided = per_meeting + staff.full // per_decision
    followed = max(staff.full * per_full + staff.part * per_part, per_part)
    return Capacity(
        days=staff.days,
        reserved=staff.days * outside / 100,
        outside=outside / 100,
        people=staff.people,
        starts=max(staff.full * of_full + staff.part * of_part, of_part),
        of_office=of_office + _for_size(situation),
        of_it_office=of_it + staff.full // per_start,
        it_office=office.name,
        alone=alone,
        alone_of_office=alone_of_office,
        followed=followed,
        at_once=meetings * decided if is_known(meetings) else followed,
        decided_after=decided_after,
        meetings=meetings if is_known(meetings) else 0,
        per_meeting=decided,
        most_meetings=most,
        eve=round(staff.days * _months_before(situation) / 12, 1),
        assumed="、".join(staff.assumed),
        share=staff.share,
        most_share=situation.value(_MOST_SHARE),
        unraised=situation.value(_UNRAISED),
        reads=(*_READS, *office.reads),
    )


class _Staff(Struct, frozen=True):
    """The full-time and part-time people in charge of IT, their days for new work, and in words what is assumed.

    `share` is the part of their time that is for new work, in percent.
    """

    full: int
    part: int
    days: float
    share: float
    assumed: tuple[str, ...]

    @property
    def people(self) -> int:
        return max(self.full + self.part, 1)


def _staff(situation: Situation, hired: int) -> _Staff:
    """Return staff × working days × share of time for new work, each part that no answer gives being assumed.

    Where nobody has said how many people there are, they are assumed by the size of the office, at least one.
    """
    workdays, usual_share, part_share = (situation.value(path) for path in _ASSUMPTIONS)
    full, part, share = (situation.value(path) for path in (*_STAFF, _SHARE))
    by_size, rule = _by_size(situation) if not is_known(full) and not is_known(part) else (0, "")
    there, besides = full if is_known(full) else by_size, part if is_known(part) else 0
    given = share if is_known(share) else usual_share
    assumed = (
        (not is_known(full), f"情報担当の専任を{there}人{rule}"),
        (not is_known(part), "兼任を0人"),
        (besides and not _is_told(situation), f"兼任1人が情報の仕事に充てる割合を{part_share}%"),
        (not is_known(share), f"新しい仕事に充てられる時間の割合を{given}%"),
        (True, f"1人の年間の勤務日数を{workdays}日"),
    )
    days = capacity_days(there, besides, given, workdays, part_share)
    if hired:
        days += capacity_days(hired, 0, max(given, situation.value(_HIRED_SHARE)), workdays, part_share)
    return _Staff(there + hired, besides, days, given, tuple(told for holds, told in assumed if holds))


def with_meetings(room: Capacity, meetings: int) -> Capacity:
    """Return what fits if the board meets at least so many times a year."""
    if room.meetings >= meetings:
        return room
    return replace(room, meetings=meetings, at_once=meetings * room.per_meeting)


def _for_size(situation: Situation) -> int:
    """Return how many measures more an office begins in a year because the staff of all is as large as it is."""
    staff, per_start = situation.value(_OFFICE_STAFF), situation.value(_PER_OFFICE_START)
    return int(staff // per_start) if is_known(staff) else 0


def _is_told(situation: Situation) -> bool:
    """Return whether an answer says how much of a part-time person's hours goes to IT."""
    return _PARTTIME in situation and is_known(situation.value(_PARTTIME))


def _by_size(situation: Situation) -> tuple[int, str]:
    """Return how many full-time people are assumed, and the rule in Japanese where it gives more than one."""
    staff, per_one = situation.value(_OFFICE_STAFF), situation.value(_PER_ONE)
    people = int(staff // per_one) if is_known(staff) else 0
    return (people, f"（一般行政職員{per_one}人に1人）") if people > 1 else (1, "")


def _months_before(situation: Situation) -> int:
    """Return the whole months that are left of the year before the plan."""
    before = situation.value(_YEARS)[0] - 1
    year = fiscal_year(situation.on)
    return (_LAST_MONTH - situation.on.month) % 12 if year == before else 12 if year < before else 0
