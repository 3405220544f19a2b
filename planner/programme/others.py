"""What the programme does not begin of the catalogue, and what becomes of it."""

from __future__ import annotations

from msgspec.structs import replace

from planner.programme.candidate import Candidate, Rejected
from planner.programme.model import NotDone, Programme
from planner.programme.reasons import WhyNot
from planner.programme.schedule import Schedule


def not_begun(plan: Schedule, rejected: tuple[Rejected, ...]) -> tuple[NotDone, ...]:
    """Return what the schedule left out and what is no candidate, each with the reason."""
    return (*(_late(item, why) for item, why in plan.left_out), *map(_rejected, rejected))


def parted(programme: Programme, rest: tuple[NotDone, ...]) -> Programme:
    """Return the programme with what it does not begin, by what becomes of it."""
    called = tuple(item for item in rest if item.issue_numbers)
    return replace(
        programme,
        put_off=tuple(item for item in called if item.why.puts_off),
        declined=tuple(item for item in rest if item.why.declines),
        not_done=tuple(item for item in rest if item.why.puts_off and item not in called),
        fulfilled=tuple(item for item in rest if item.why is WhyNot.FULFILLED),
        kept=tuple(item for item in rest if item.why is WhyNot.KEPT),
    )


def _late(item: Candidate, why: WhyNot) -> NotDone:
    why, effort = WhyNot.KEPT if item.practised else why, item.variant.effort
    return NotDone(item.measure.id, item.measure, why, _numbers(item), item.reads, item.points, item.practised, effort)


def _rejected(item: Rejected) -> NotDone:
    shown_by = item.reads if item.why is WhyNot.FULFILLED else ()
    return NotDone(item.measure.id, item.measure, item.why, _numbers(item), item.reads, shown_by=shown_by)


def _numbers(item: Candidate | Rejected) -> tuple[str, ...]:
    return tuple(issue.number for issue in item.issues)
