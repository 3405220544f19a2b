"""What a measure takes: person-days of the staff in charge of IT, and money."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from planner.questionnaire.condition import Condition


class Growth(Struct, frozen=True):
    """Person-days added for every full `per` of the value at the path `of`, such as 300 of all staff, and why."""

    of: str
    per: float
    setup: float
    running: float
    why: str


class Effort(Struct, frozen=True):
    """Person-days (人日) of the staff in charge of IT: once for set-up, each year for running, and their basis.

    `grows` says how they grow with the size of the municipality. In a chosen measure the growth is already added, and
    None if there was nothing to add. `gaps` are the days that the security controls left take beyond these; they are
    added to the set-up as well. `told` if the municipality told them itself; else they are assumed.
    """

    setup: float
    running: float
    basis: str
    grows: Growth | None = None
    gaps: float = 0
    told: bool = False

    @property
    def parts(self) -> tuple[str, ...]:
        """The basis, sentence by sentence: the work at first, the work of each year, what is done beside both."""
        return tuple(filter(None, self.basis.split("。")))

    @property
    def none(self) -> bool:
        """Whether the staff in charge of IT have nothing to do."""
        return not self.setup and not self.running


Range = tuple[int, int]


class Count(Struct, frozen=True):
    """How many units are needed where `when` holds, or in all others: `count` and the number at the path `of`."""

    count: int
    when: Condition | None = None
    of: str = ""


class Addition(Struct, frozen=True):
    """What is paid if the office buys `what` beside its own work: ranges in 千円, None where nobody can say it yet.

    It is known only where `when` holds, for sources tell of municipalities of one size. `unit`, `counts` and `count`
    are as those of `Cost`.
    """

    what: str
    setup: Range | None
    running: Range | None
    basis: str
    unit: str = ""
    counts: tuple[Count, ...] = ()
    count: int = 0
    when: Condition | None = None

    @property
    def known(self) -> bool:
        """Whether both parts can be said."""
        return self.setup is not None and self.running is not None

    def times(self, count: int) -> Addition:
        """Return what `count` units cost."""
        return replace(self, setup=_times(self.setup, count), running=_times(self.running, count), count=count)


class Cost(Struct, frozen=True):
    """Ranges in 千円, once for set-up and each year for running, `running` None where nobody can say it yet.

    It is known only where `when` holds, for sources tell of municipalities of one size. `sure` is true if a source
    says so. With `counts` the ranges are those of one `unit` (か所); the first whose condition holds tells how many
    there are. In a chosen measure the ranges are those of all, and `count` is their number, 0 where no unit is told.
    `adds` are the sources of what may be bought beside it, each for municipalities of one size; in a chosen measure
    none but the first that tells of this one.
    """

    setup: Range
    running: Range | None
    basis: str
    sure: bool
    unit: str = ""
    counts: tuple[Count, ...] = ()
    count: int = 0
    adds: tuple[Addition, ...] = ()
    when: Condition | None = None

    @property
    def known(self) -> bool:
        """Whether both parts can be said."""
        return self.running is not None

    def times(self, count: int) -> Cost:
        """Return what `count` units cost."""
        setup = self.setup[0] * count, self.setup[1] * count
        return replace(self, setup=setup, running=_times(self.running, count), count=count)

    @property
    def free(self) -> bool:
        """Whether nothing is paid to anybody outside."""
        return self.setup[1] == 0 and self.running is not None and self.running[1] == 0

    @property
    def added(self) -> Addition | None:
        """What may be bought beside it, None where nothing is known of that."""
        return self.adds[0] if self.adds else None

    @property
    def once(self) -> Range:
        """What is paid for set-up: at least without what may be bought beside it, at most with it."""
        return _with(self.setup, self.added.setup if self.added else None)

    @property
    def yearly(self) -> Range | None:
        """What is paid each year, likewise; None where nobody can say it yet."""
        return self.running and _with(self.running, self.added.running if self.added else None)

    @property
    def certain(self) -> str:
        """The basis without the sentences that say what nobody knows of an addition that is known."""
        if not self.adds:
            return self.basis
        return "".join(f"{part}。" for part in self.basis.split("。") if part and "未定" not in part)


def _with(least: Range, addition: Range | None) -> Range:
    return least[0], least[1] + (addition[1] if addition else 0)


def _times(one: Range | None, count: int) -> Range | None:
    return one and (one[0] * count, one[1] * count)
