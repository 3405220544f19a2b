"""Measures and cases as the catalogue of a template set has them."""

from __future__ import annotations

from msgspec import Struct

from planner.assessment.model import Side
from planner.programme.effort import Addition, Cost, Effort
from planner.programme.varying import UNRULED, CountedFirst, Joint, Reach, RoleWhere, Ruled, WordsWhere, Works
from planner.questionnaire.condition import Condition


class Step(Struct, frozen=True):
    """One step of a measure: what is done, the role that does it, and when, counted from the start."""

    do: str
    who: str
    when: str

    @property
    def year(self) -> int:
        """The year of the measure in which it is first taken, 1 where its time names none."""
        return int(self.when[0]) if self.when[1:3] == "年目" else 1


class Variant(Struct, frozen=True):
    """How a measure is done where the domain's level today is at most `up_to_level`. `content` is Jinja text.

    `when` narrows it further, to municipalities of one size for instance; one whose condition holds goes before those
    without a condition. `expert` are the hours a year that it takes of an expert from outside. For an amount
    that is open, `asked` is who is asked for it if not vendors at large, and `guide`, Jinja text, what an answer or a
    source tells of it; both may be empty. `works` are those of the town's own list that it takes up, None if none are.
    """

    up_to_level: int
    content: str
    steps: tuple[Step, ...]
    effort: Effort
    cost: Cost | None
    when: Condition | None = None
    expert: float = 0
    asked: str = ""
    guide: str = ""
    works: Works | None = None

    @property
    def free(self) -> bool:
        """Whether it is known that nothing is paid to anybody outside."""
        return self.cost is not None and self.cost.free

    @property
    def unpriced(self) -> bool:
        """Whether nobody can say yet what is paid once or what is paid each year."""
        return self.cost is None or self.cost.running is None

    @property
    def adds(self) -> Addition | None:
        """What may be bought beside it for an amount that is known at least in part."""
        return self.cost.added if self.cost else None

    @property
    def may_add(self) -> bool:
        """Whether nothing is paid unless something is added."""
        return self.cost is not None and self.cost.free and ("未定" in self.cost.basis or self.adds is not None)

    @property
    def may_add_unpriced(self) -> bool:
        """Whether nothing is paid unless something is added, for an amount that nobody can say yet in whole."""
        return self.may_add and (self.adds is None or not self.adds.known)

    @property
    def guided(self) -> bool:
        """Whether the guide to its amount is told: it is open, or only what others paid tells it."""
        if self.cost is None or self.free:
            return self.cost is None or (self.may_add and not self.adds)
        return self.unpriced or not self.cost.sure

    @property
    def by_hand(self) -> bool:
        """Whether nothing is paid under any condition: the basis, one sentence, only says by whose hand it is done."""
        return self.cost is not None and self.cost.free and not self.adds and "。" not in self.cost.basis.strip("。")


class Progress(Struct, frozen=True):
    """What the way to a target can be told by: `ratio` is the target over the baseline, None where it is no part of it.

    `to` is the target itself, in `unit`; a baseline above it is to be kept. `of` is the path of the baseline where an
    answer gives it. `within` counts the years from the start in which the target is reached; None for the plan's last
    year.
    """

    ratio: float | None = None
    to: float | None = None
    of: str = ""
    unit: str = ""
    within: int | None = None


class Indicator(Struct, frozen=True):
    """How success is measured. `baseline` and `target` are Jinja texts; `outcome` is false for a count of outputs."""

    name: str
    formula: str
    baseline: str
    target: str
    measured_by: str
    outcome: bool
    progress: Progress = Progress()


class Case(Struct, frozen=True):
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


class Measure(Struct, frozen=True):
    """A measure of the catalogue. `because` is Jinja text that must quote the situation.

    `addresses` are issue ids; `applies` may narrow it further. `effect` is 1 to 3. `deadline` and `funding` are ids
    of legal facts, `owner` a role of the questionnaire's table of departments, `release` the reason why the measure
    may appear in a public document although narrower answers chose it. `foundation` is the reason why the others stand
    on it, so that it is placed whatever its points; empty for most. Once `fulfilled` holds,
    what it is to bring is there: it is listed as done. Behind a legal duty it goes on, without its `deadline`, where an
    issue calls for it. A measure of the plan before whose name is about one of the words `takes_up` or `relates` goes
    on in this one; another plan whose name, or whose relation to this one, is about one of `relates` is met by it, and
    so is what is told in the municipality (`planner/situation/told.py` tells how such words are written). The words of
    `relates_where` are among them only where its condition holds. With
    `closes_gaps` its set-up takes at least the person-days of the security controls left to those in charge
    of IT. `finish` is the path of the fiscal year in which it is to be finished, whether a law says so or not;
    `ends` is why that year comes whatever the plan decides, so that it is set up before it even over capacity; empty
    for most. With one of `declined_by` in what the municipality has decided not to do, it is no candidate. `life` is
    the reason why lives depend on it, so that it is urgent where one of the heaviest issues calls for it; empty for
    most. Where `practised`
    holds, what its title says is done already, and if it is put off it is told as going on. Once it is carried out, the
    board meets at least `meetings` times a year. `reaches` are the criteria of maturity that its target meets. One that
    `tries_what_is_left` is called for only while something told is left that no other measure meets and that can be
    tried out in a district, or may be once somebody has counted it.
    `ruled` are the matters whose measure the town told, against which no word counts.
    `owner_where` names another `owner` for some municipalities, `counted_by` the role that counts its baseline where
    that is not the owner. One with `counts_first` is called for only where the
    town has told something of it, since statistics of area and population tell nothing of the matter itself.
    `unless`, Jinja text, is what follows if this very measure is left, told where others told of its issues.
    `replaced_by` is the path of the answers that tell days, costs, baseline or target of it in place of the catalogue,
    empty if none does. `joint` is what of it can be shared with others, None where only the own staff can do it.
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
    takes_up: tuple[str, ...] = ()
    fulfilled: Condition | None = None
    closes_gaps: bool = False
    relates: tuple[str, ...] = ()
    relates_where: WordsWhere | None = None
    ruled: Ruled = UNRULED
    finish: str = ""
    ends: str = ""
    declined_by: tuple[str, ...] = ()
    life: str = ""
    practised: Condition | None = None
    meetings: int = 0
    reaches: tuple[Reach, ...] = ()
    tries_what_is_left: bool = False
    replaced_by: str = ""
    owner_where: RoleWhere | None = None
    counted_by: str = ""
    counts_first: CountedFirst | None = None
    unless: str = ""
    joint: Joint | None = None
