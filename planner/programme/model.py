"""What was chosen from the catalogue for one municipality: measures with points and years, and why others were not."""

from __future__ import annotations

from msgspec import Struct

from planner.assessment.model import Sign
from planner.programme.effort import Effort
from planner.programme.figures import Goal, Milestone, Phase, Stretch, Taken, YearCost, YearLoad
from planner.programme.funding import Barred, Closed, closed
from planner.programme.gain import Lift
from planner.programme.matters import NO_TRIAL, Trial
from planner.programme.measure import Measure, Step, Variant
from planner.programme.nearness import Nearby
from planner.programme.reasons import SettledBy, WhyNot
from planner.programme.relief import Relief
from planner.programme.score import Points
from planner.programme.seasons import Season
from planner.situation.local_issues import UNTREATED, Treatment

_OF_ANYTHING = ("財源", "費用", "予算", "計画", "整備", "推進", "見直し", "数字", "連絡")


class ChosenMeasure(Struct, frozen=True):
    """A measure in the programme: its number, the variant that fits, points, and the phase of each year.

    `owner` is the 課 as the municipality calls it, or the role's general name where nobody knows it. `overtakes`
    are the ids of measures that ought to be done before, for which a legal deadline leaves no time. `settled_by`
    tells why it starts in that year and in none before. `funding` are the schemes it may use here, of those the
    catalogue names, `barred` the others, each with what bars it. `fulfilled` are the paths that show its legal duty
    to be met already, empty if they do not. `ahead` if its legal deadline lies so near the plan's beginning that it
    is prepared before. `milestones` are those of its indicator, one for each phase. `alone` if its office carries
    it out without the staff in charge of IT, `within_office` if its head decides about it. `steps` are those of the
    variant at the times at which they are taken here, `avoided` the ids of the seasons that moved one, `moved` the
    months left with those in their place; `opens` is the month of the first year before which its office takes
    none, since it has the rest of what is prepared before the plan to do. `lacks` are the person-days that miss for
    all that is to be set up by its legal day, `covers` the percent of its days that there are, `stretch` how that
    day could still be kept, `expert_hours` the hours a year that it gets of the expert from outside. `unless` are
    the signs whose consequence its sheet tells, `unless_at` the number of the measure that tells it where neither
    they nor the catalogue do. `counted` tells by year whether the limits of what is under way
    hold it, `counter` who counts its baseline, `leads` whether the town `decided` it or put its domain first.
    """

    id: str
    number: str
    measure: Measure
    variant: Variant
    points: Points
    issues: tuple[str, ...]
    issue_numbers: tuple[str, ...]
    owner: str
    cases: tuple[Nearby, ...]
    funding: tuple[str, ...]
    phases: tuple[Phase, ...]
    first_year: int
    overtakes: tuple[str, ...]
    reads: tuple[str, ...]
    fulfilled: tuple[str, ...] = ()
    ahead: bool = False
    milestones: tuple[Milestone, ...] = ()
    settled_by: SettledBy = SettledBy.RANK
    alone: bool = False
    within_office: bool = False
    steps: tuple[Step, ...] = ()
    avoided: tuple[str, ...] = ()
    moved: tuple[tuple[int, int], ...] = ()
    opens: int = 4
    lacks: float = 0
    covers: int = 100
    stretch: Stretch | None = None
    expert_hours: float = 0
    unless: tuple[Sign, ...] = ()
    unless_at: str = ""
    counted: tuple[bool, ...] = ()
    leads: bool = False
    decided: bool = False
    raised: bool = False
    counter: str = ""
    barred: tuple[Barred, ...] = ()

    @property
    def due(self) -> bool:
        """Whether a legal duty that is not met yet stands behind it."""
        return bool(self.measure.deadline) and not self.fulfilled

    @property
    def kept_for(self) -> str:
        """Why it is placed whatever its points where no law wants it; empty for most."""
        return self.measure.ends if self.settled_by is SettledBy.ENDS else self.measure.foundation

    @property
    def judged(self) -> int:
        """How many years of it, carried out, a review within the plan can look back on."""
        return sum(phase in (Phase.DO, Phase.REVIEW) for phase in self.phases[:-1])


class NotDone(Struct, frozen=True):
    """A measure of the catalogue that is not carried out in this period, with the reason.

    `points` are those of a candidate that was put off, None for one that no issue calls for or that does not fit.
    `shown_by` are the paths of the answers that show what it is about to be done already, `effort` the days of the
    variant that fits.
    """

    id: str
    measure: Measure
    why: WhyNot
    issue_numbers: tuple[str, ...]
    reads: tuple[str, ...]
    points: Points | None = None
    shown_by: tuple[str, ...] = ()
    effort: Effort | None = None


class Meeting(Struct, frozen=True):
    """What meets something told: the numbers of chosen measures, measures put off, numbers of issues that quote it.

    `going_on` are the measures whose matter the answers show to be done already, `declined` those that the town has
    decided not to carry out, `decided` its words on what it will not do about it. `topic` is that of the issue of the
    region that tells it too, and `treatment` how that is treated where no measure meets it; both are empty for what is
    no issue of the region. `ruling` is the place of the row of `priorities.rulings` that says that no measure meets it.
    `works` and `projects` are the places of the works that a measure takes up, and of the projects, that tell the same.
    `keeper` is the office that says what is done with it where nothing meets it, `trial` the measure that tries it out.
    What the plan before achieved or this one ends is none that `goes_on`; it is `undecided` if only its result says so.
    """

    numbers: tuple[str, ...]
    later: tuple[NotDone, ...]
    issues: tuple[str, ...]
    going_on: tuple[NotDone, ...] = ()
    declined: tuple[NotDone, ...] = ()
    topic: str = ""
    treatment: Treatment = UNTREATED
    ruling: int | None = None
    works: tuple[int, ...] = ()
    projects: tuple[int, ...] = ()
    keeper: str = ""
    trial: Trial = NO_TRIAL
    decided: str = ""
    goes_on: bool = True
    undecided: bool = False

    @property
    def is_settled(self) -> bool:
        """Whether a measure meets it, takes up its work, has met it or will meet it, or the town ruled or decided."""
        met = self.numbers or self.works or self.later or self.going_on or self.declined
        return bool(met or self.decided) or self.ruling is not None


class Answered(Struct, frozen=True):
    """The numbers of the measures that meet a part of another plan's relation, or the plan as a whole by its name.

    `going_on` are the measures whose matter is done already, `later` those that are put off. Nothing meets it where
    there are none of them, unless this plan as a whole carries it out (`by_all`).
    """

    said: str
    numbers: tuple[str, ...]
    going_on: tuple[NotDone, ...] = ()
    later: tuple[NotDone, ...] = ()
    by_all: bool = False

    @property
    def kernel(self) -> str:
        """What the part is of: 回線 of 学校の回線; the whole where that is of anything (財源 of 輸送の財源)."""
        last = self.said.rsplit("の", 1)[-1]
        return self.said if last in _OF_ANYTHING else last


class Programme(Struct, frozen=True):
    """The chosen measures by rank, what is not done, and the load and the cost of each year.

    What is not done is `put_off` if an issue calls for it, `declined` if the town has decided against it, else
    `not_done`. `eve` is the load of what is prepared in the rest of the year before the plan, None if nothing is; what
    these days do not suffice for is counted in the plan's first year.
    `assumed` says in words which part of the capacity is our assumption; empty if the answers give all of it.
    `fulfilled` are the measures that the answers show to be done, `kept` those without room of which they show so much
    as goes on. `orphans` are the numbers of issues without a chosen measure. `related` are for each related plan what
    meets each part of its relation; `local`, `voiced`, `staff`, `previous`, `lessons`, `projects`, `tasks`, `rework`
    and `opinions` (on the way to the plan) the same for each row of the tables of what is told, also with what is put
    off, and `unmet` the issues of the region that no measure at all meets. `of_one` are the person-days of one person
    in charge of IT in a year, `at_once` is how many measures no law wants may be under way, `followed` how many of them
    the office in charge of IT, `meetings` how often the board meets a year, 0 where nobody knows, `per_meeting` how
    many it decides at each, `held_up` how many measures fewer meetings would hold up, and `starts_in_it` and
    `starts_in_office` how many the office in charge of IT and another may begin in a year. `lifts` are what one limit
    more would change. `seasons` are those that hold here, `expert_left` the hours a year of the expert from outside
    that no measure takes, `goals` the level that each domain is to reach, `relief` what more days would come from.
    """

    years: tuple[int, ...]
    measures: tuple[ChosenMeasure, ...]
    not_done: tuple[NotDone, ...]
    loads: tuple[YearLoad, ...]
    costs: tuple[YearCost, ...]
    assumed: str
    orphans: tuple[str, ...]
    fulfilled: tuple[NotDone, ...] = ()
    kept: tuple[NotDone, ...] = ()
    put_off: tuple[NotDone, ...] = ()
    declined: tuple[NotDone, ...] = ()
    eve: YearLoad | None = None
    related: tuple[tuple[Answered, ...], ...] = ()
    local: tuple[Meeting, ...] = ()
    unmet: tuple[Meeting, ...] = ()
    voiced: tuple[Meeting, ...] = ()
    staff: tuple[Meeting, ...] = ()
    rework: tuple[Meeting, ...] = ()
    previous: tuple[Meeting, ...] = ()
    lessons: tuple[Meeting, ...] = ()
    projects: tuple[Meeting, ...] = ()
    tasks: tuple[Meeting, ...] = ()
    opinions: tuple[Meeting, ...] = ()
    works: tuple[tuple[Taken, ...], ...] = ()
    of_one: float = 0
    at_once: int = 0
    followed: int = 0
    starts_in_it: int = 0
    seasons: tuple[Season, ...] = ()
    expert_left: float = 0
    goals: tuple[Goal, ...] = ()
    meetings: int = 0
    per_meeting: int = 0
    held_up: int = 0
    relief: Relief | None = None
    starts_in_office: int = 0
    lifts: tuple[Lift, ...] = ()

    @property
    def others(self) -> tuple[NotDone, ...]:
        """All measures of the catalogue that the programme does not begin."""
        return (*self.put_off, *self.declined, *self.not_done, *self.fulfilled, *self.kept)

    @property
    def eve_year(self) -> int:
        """The fiscal year before the plan, in which what is `ahead` is prepared."""
        return self.years[0] - 1

    @property
    def closed(self) -> tuple[Closed, ...]:
        """The schemes that the catalogue names for its measures and that none of them may use."""
        return closed(self.measures)
