"""What a measure takes: person-days of the staff in charge of IT, and money."""

from __future__ import annotations

from dataclasses import dataclass

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
    None if there was nothing to add. `gaps` are the days that the security controls left take beyond these; they are
    added to the set-up as well.
    """

    setup: float
    running: float
    basis: str
    grows: Growth | None = None
    gaps: float = 0

    @property
    def parts(self) -> tuple[str, ...]:
        """The basis, sentence by sentence: the work at first, the work of each year, what is done beside both."""
        return tuple(filter(None, self.basis.split("。")))

    @property
    def none(self) -> bool:
        """Whether the staff in charge of IT have nothing to do."""
        return not self.setup and not self.running


@dataclass(frozen=True, slots=True)
class Count:
    """How many units a municipality needs where `when` holds, or in all others."""

    count: int
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Cost:
    """Ranges in 千円, once for set-up and each year for running, `running` None where nobody can say it yet.

    `sure` is true if a source says so. With `counts` the ranges are those of one `unit` (か所); the first whose
    condition holds tells how many there are. In a chosen measure the ranges are those of all, and `count` is their
    number, 0 where no unit is told.
    """

    setup: tuple[int, int]
    running: tuple[int, int] | None
    basis: str
    sure: bool
    unit: str = ""
    counts: tuple[Count, ...] = ()
    count: int = 0

    @property
    def known(self) -> bool:
        """Whether both parts can be said."""
        return self.running is not None

    @property
    def free(self) -> bool:
        """Whether nothing is paid to anybody outside."""
        return self.setup[1] == 0 and self.running is not None and self.running[1] == 0
