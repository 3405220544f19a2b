"""What happens to a measure in each year once its place in the roadmap is known."""

from __future__ import annotations

from planner.japanese.era import fiscal_year
from planner.programme.candidate import Candidate
from planner.programme.figures import Phase


def phases_of(
    candidate: Candidate, start: int, ready: int, years: tuple[int, ...], *, early: bool
) -> tuple[Phase, ...]:
    """Return 検討 and 準備 while it is set up, 実施 after, and 評価 in the plan's last year if 実施 came before.

    `start` and `ready` are the indices of the first year and of that in which the set-up ends. From the year on in
    which the law wants it, or the answers its end, it is carried out, set up or not, and what is set up `early`, before
    the plan, from the first. What goes on already is carried out while more of it is set up. 廃止 is what a review
    decides; what the answers date (`derived.retired_in`) is no measure.
    """
    wanted = (fiscal_year(candidate.deadline) if candidate.deadline else None, candidate.finish)
    first = years[0] if early else None
    in_force = min((year - years[0] for year in (*wanted, first) if year is not None), default=len(years))
    phases: list[Phase] = []
    for year in range(len(years)):
        if year < start:
            phases.append(Phase.NONE)
        elif year <= ready and year < in_force and not candidate.practised:
            phases.append(Phase.STUDY if year < ready else Phase.PREPARE)
        else:
            reviewed = year == len(years) - 1 and Phase.DO in phases
            phases.append(Phase.REVIEW if reviewed else Phase.DO)
    return tuple(phases)
