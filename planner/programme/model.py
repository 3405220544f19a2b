"""Measures as the catalogue has them, and as they were chosen for one municipality."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from planner.assessment.model import Side
from planner.questionnaire.condition import Condition


@dataclass(frozen=True, slots=True)
class Growth:
    """Person-days added for every full `per` of the value at the path `of`, such as 300 of all staff, and why."""

    of: str
    per: float
    setup: float
    running: float
    why: str


@dataclass(frozen=True, slots=True)
class Effort:
    """Person-days (人日) of the staff in charge of IT: once for set-up, each year for running, and their basis.

    `grows` says how they grow with the size of the municipality. In a chosen measure the growth is already added, and
    None if there was nothing to add. `gaps` are the days of the security controls that are left, where these make up
    the set-up; then `basis` does not tell of it.
    """

    setup: float
    running: float
    basis: str
    grows: Growth | None = None
    gaps: float = 0


@dataclass(frozen=True, slots=True)
class Cost:
    """Ranges in 千円, once for set-up and each year for running, `running` None where nobody can say it yet.

    `sure` is true if a source says so.
    """

    setup: tuple[int, int]
    running: tuple[int, int] | None
    basis: str
    sure: bool

    @property
    def free(self) -> bool:
        """Whether nothing is paid to anybody outside."""
        return self.setup[1] == 0 and self.running is not None and self.running[1] == 0


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a measure: what is done, the role that does it, and when, counted from the start."""

    do: str
    who: str
    when: str


@dataclass(frozen=True, slots=True)
class Variant:
    """How a measure is done where the domain's level today is at most `up_to_level`. `content` is Jinja text.

    `when` narrows it further, to municipalities of one size for instance; one whose condition holds goes before those
    without a condition.
    """

    up_to_level: int
    content: str
    steps: tuple[Step, ...]
    effort: Effort
    cost: Cost | None
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Indicator:
    """How success is measured. `baseline` and `target` are Jinja texts; `outcome` is false for a count of outputs."""

    name: str
    formula: str
    baseline: str
    target: str
    measured_by: str
    outcome: bool


@dataclass(frozen=True, slots=True)
class Case:
    """A real case in another municipality, with its source; `size` is its class of population."""

    id: str
    theme: str
    municipality: str
    prefecture: str
    size: str
    year: int | None
    what: str
    result: str | None
    cost: str | None
    source_title: str
    source_url: str


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure of the catalogue. `because` is Jinja text that must quote the situation.

    `addresses` are issue ids; `applies` may narrow it further. `effect` is 1 to 3. `deadline` and `funding` are ids
    of legal facts, `owner` a role of the questionnaire's table of departments, `release` the reason why the measure
    may appear in a public document although narrower answers chose it. `foundation` is the reason why the others stand
    on it, so that it is placed whatever its points; empty for most. Once `fulfilled` holds,
    what it is to bring is there: it is listed as done. Behind a legal duty it goes on, without its `deadline`, where an
    issue calls for it. With `closes_gaps` its set-up takes at least the person-days of the security controls left to
    those in charge of IT.
    """

    id: str
    title: str
    domain: str
    side: Side
    addresses: tuple[str, ...]
    applies: Condition | None
    because: str
    variants: tuple[Variant, ...]
    effect: int
    owner: str
    indicator: Indicator
    deadline: str
    funding: tuple[str, ...]
    prerequisites: tuple[str, ...]
    cases: tuple[str, ...]
    exit: str
    release: str
    foundation: str = ""
    fulfilled: Condition | None = None
    closes_gaps: bool = False


@dataclass(frozen=True, slots=True)
class Points:
    """Priority by printed criteria, each 1 to 3; more is earlier. `wish` is 1 if the town put the domain first."""

    effect: int
    urgency: int
    lightness: int
    feasibility: int
    wish: int

    @property
    def total(self) -> int:
        return self.effect * 2 + self.urgency * 2 + self.lightness + self.feasibility + self.wish * 2


class Phase(Enum):
    """What happens to a measure in one year; the value is printed in the roadmap."""

    STUDY = "検討"
    PREPARE = "準備"
    DO = "実施"
    REVIEW = "評価"
    NONE = ""


@dataclass(frozen=True, slots=True)
class ChosenMeasure:
    """A measure in the programme: its number, the variant that fits, points, and the phase of each year.

    `owner` is the 課 as the municipality calls it, or the role's general name with `owner_known` false. `overtakes`
    are the ids of measures that ought to be done before, for which a legal deadline leaves no time.
    `funding` are the schemes it may use here, of those the catalogue names. `fulfilled` are the paths that show its
    legal duty to be met already, empty if they do not. `ahead` if its legal deadline lies so near the plan's beginning
    that it is prepared before.
    """

    id: str
    number: str
    measure: Measure
    variant: Variant
    points: Points
    issues: tuple[str, ...]
    issue_numbers: tuple[str, ...]
    owner: str
    owner_known: bool
    cases: tuple[Case, ...]
    funding: tuple[str, ...]
    phases: tuple[Phase, ...]
    first_year: int
    overtakes: tuple[str, ...]
    reads: tuple[str, ...]
    fulfilled: tuple[str, ...] = ()
    ahead: bool = False

    @property
    def due(self) -> bool:
        """Whether a legal duty that is not met yet stands behind it."""
        return bool(self.measure.deadline) and not self.fulfilled


class WhyNot(Enum):
    """Why a measure is not in the programme; the value is printed."""

    CAPACITY = "計画期間の余力に収まらない"
    COUNT = "情報担当の人数と会議の回数で決まる件数を超える"
    LATE = "先に行う施策が終わった後、計画期間に実施の年度が残らない"
    NOT_APPLICABLE = "本団体の条件に当てはまらない"
    FULFILLED = "回答から、済んでいることが分かる"
    NO_ISSUE = "回答と統計からは、対応する課題が認められない"
    UNDECIDED = "回答が足りず、課題があるかどうかを決められない"
    UNDECIDED_FIT = "回答が足りず、本団体の条件に当てはまるかどうかを決められない"
    PREREQUISITE = "先に行う施策が計画期間に収まらない"


@dataclass(frozen=True, slots=True)
class NotDone:
    """A measure of the catalogue that is not carried out in this period, with the reason."""

    id: str
    measure: Measure
    why: WhyNot
    issue_numbers: tuple[str, ...]
    reads: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class YearLoad:
    """Person-days in one fiscal year: what the measures need, and what the staff can give."""

    year: int
    needed: float
    capacity: float

    @property
    def over(self) -> float:
        return round(max(0.0, self.needed - self.capacity), 1)


@dataclass(frozen=True, slots=True)
class YearCost:
    """Ranges in 千円 of what the measures cost in one fiscal year, as far as it is known.

    Set-up is counted in the year a measure starts, running from the next year on; what is prepared ahead starts in the
    year before the plan. `open_setup` and `open_running` count the measures of the year whose amount nobody knows yet.
    """

    year: int
    setup: tuple[int, int]
    running: tuple[int, int]
    open_setup: int
    open_running: int

    @property
    def open(self) -> int:
        """How many measures have an amount in this year that nobody knows yet."""
        return self.open_setup + self.open_running


@dataclass(frozen=True, slots=True)
class Programme:
    """The chosen measures by rank, what is not done, and the load and the cost of each year.

    `eve` is the load of what is prepared in the rest of the year before the plan, None if nothing is; what these days
    do not suffice for is counted in the plan's first year.

    `assumed` says in words which part of the capacity is our assumption; empty if the answers give all of it.
    `fulfilled` are the measures that the answers show to be done; they are not among `not_done`.
    `orphans` are the numbers of issues for which no measure was chosen.
    """

    years: tuple[int, ...]
    measures: tuple[ChosenMeasure, ...]
    not_done: tuple[NotDone, ...]
    loads: tuple[YearLoad, ...]
    costs: tuple[YearCost, ...]
    assumed: str
    orphans: tuple[str, ...]
    fulfilled: tuple[NotDone, ...] = ()
    eve: YearLoad | None = None
