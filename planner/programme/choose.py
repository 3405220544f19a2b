"""Chooses the measures that the issues call for and the variant that fits, and puts them in order by their points."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from planner.assessment.model import Assessment, Issue
from planner.missing import Missing, is_known
from planner.programme.candidate import Candidate, Rejected
from planner.programme.capacity import Capacity
from planner.programme.counted import TOLD_IN, is_to_be_counted
from planner.programme.effect import READS as EFFECT_READS
from planner.programme.effect import effect
from planner.programme.fit import carried_on, fitting, is_within_office
from planner.programme.funding import eligible
from planner.programme.measure import Measure, Variant
from planner.programme.points import (
    DECIDED,
    TOP,
    cost,
    feasibility,
    is_decided,
    is_wished,
    lightness,
    pressed,
    support,
    urgency,
)
from planner.programme.raised import READS as RAISED_READS
from planner.programme.raised import raised, with_needed
from planner.programme.reasons import WhyNot
from planner.programme.related import (
    NOT_DO,
    declined_through,
    is_asked_for,
    is_ended,
    is_left_to_try,
    is_left_undone,
    told_by,
)
from planner.programme.score import Points, Pressed
from planner.questionnaire.condition import Condition
from planner.situation.departments import department_of
from planner.situation.model import Situation
from planner.situation.told import ISSUES, MOST_TOLD, RESULTS

_FIRST = "derived.plan_first_year"  # in which a scheme is to be open, as far as the points go
_WISHES = (TOP, DECIDED, ISSUES.path, MOST_TOLD.path)


def candidates(
    measures: tuple[Measure, ...], assessment: Assessment, situation: Situation, room: Capacity
) -> tuple[tuple[Candidate, ...], tuple[Rejected, ...]]:
    """Return the candidates by rank and then in the order of the catalogue, and the others.

    What the plan before left undone is not done, whatever the answers show, and fits, since the town had chosen it.
    """
    values = situation.values()
    called: list[_Called] = []
    rejected: list[Rejected] = []
    for measure in measures:
        told = told_by(assessment.issues, measure, values)
        issues = tuple(issue for issue in assessment.issues if issue.is_addressed(measure.addresses) or issue in told)
        applies, reads = measure.applies.evaluate(values) if measure.applies else (True, ())
        shown_by = _shown_by(measure.fulfilled, values)
        if shown_by and not measure.deadline and is_left_undone(measure, values):
            applies, reads, shown_by = True, (*shown_by, RESULTS.path), ()
        if not issues:
            rejected.append(_not_called_for(measure, assessment, shown_by))
        elif refused := _refused(measure, issues, values):
            rejected.append(refused)
        elif shown_by and not measure.deadline:
            rejected.append(Rejected(measure, WhyNot.FULFILLED, shown_by, issues))
        elif unfit := _unfit(measure, issues, applies, reads, values):
            rejected.append(unfit)
        else:
            called.append(_Called(measure, issues, reads, shown_by))
    called, needless = _without_needless_trials(called, rejected, situation)
    town = raised((item.measure for item in called), values)
    here = _Here(assessment, situation, values, room, {item.measure.id: item for item in called}, town)
    chosen = (_candidate(item, here) for item in called)
    return with_needed(sorted(chosen, key=lambda item: item.rank)), (*rejected, *needless)


def _unfit(
    measure: Measure, issues: tuple[Issue, ...], applies: object, reads: tuple[str, ...], values: Mapping[str, Any]
) -> Rejected | None:
    """Return why a measure that issues call for does not fit here, None if it does; `applies` is what was found."""
    if isinstance(applies, Missing) and not applies.is_settled:
        return Rejected(measure, WhyNot.UNDECIDED_FIT, reads, issues)
    if applies is not True:
        return Rejected(measure, WhyNot.NOT_APPLICABLE, reads)
    if is_to_be_counted(measure, values):
        return Rejected(measure, WhyNot.UNCOUNTED, TOLD_IN, issues)
    return None


def _without_needless_trials(
    called: Sequence[_Called], rejected: Sequence[Rejected], situation: Situation
) -> tuple[list[_Called], list[Rejected]]:
    """Return the measures called for and those that would try out what other measures meet, put off or done already."""
    trials = [item for item in called if item.measure.tries_what_is_left]
    others = [item for item in called if not item.measure.tries_what_is_left]
    met_by = [item.measure for item in others]
    met_by += [item.measure for item in rejected if item.issues or item.why.goes_on]
    if not trials or is_left_to_try(situation, met_by):
        return list(called), []
    return others, [Rejected(item.measure, WhyNot.NO_ISSUE, (ISSUES.path, MOST_TOLD.path)) for item in trials]


def _not_called_for(measure: Measure, assessment: Assessment, shown_by: tuple[str, ...]) -> Rejected:
    """Return why no issue calls for a measure: the answers do not tell yet, it is done, or there is none."""
    open_rules = [rule for rule in assessment.undecided if rule.id in measure.addresses]
    if open_rules:
        return Rejected(measure, WhyNot.UNDECIDED, tuple(f"undecided.{rule.id}" for rule in open_rules))
    return Rejected(measure, WhyNot.FULFILLED if shown_by else WhyNot.NO_ISSUE, shown_by)


def _shown_by(condition: Condition | None, values: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the paths that show a condition to hold, none if it does not or nobody knows."""
    holds, reads = condition.evaluate(values) if condition else (False, ())
    return reads if holds is True else ()


class _Here(Struct, frozen=True):
    assessment: Assessment
    situation: Situation
    values: Mapping[str, Any]
    room: Capacity
    called: Mapping[str, _Called]
    raised: frozenset[str]


class _Called(Struct, frozen=True):
    """A measure that issues call for, with the paths that showed that it applies and that it is done already."""

    measure: Measure
    issues: tuple[Issue, ...]
    applies: tuple[str, ...]
    fulfilled: tuple[str, ...]


def _candidate(item: _Called, here: _Here) -> Candidate:
    measure, fulfilled = item.measure, item.fulfilled
    owner = department_of(here.situation, measure.owner)
    counter = department_of(here.situation, measure.counted_by or measure.owner)
    variant, variant_reads = fitting(measure, here.assessment, here.values, by_it=owner.name == here.room.it_office)
    variant = carried_on(variant) if fulfilled else variant
    practised = _shown_by(measure.practised, here.values)
    deadline = None if fulfilled else _deadline(measure, here.values)
    finish = _year(here.values[measure.finish]) if measure.finish else None
    by = pressed(item.issues, (deadline, date(finish + 1, 3, 31) if finish else None), here.situation.on)
    read = (*item.applies, *variant_reads, *fulfilled, *practised, *_weighed(item, here))
    return Candidate(
        measure=measure,
        variant=variant,
        points=_points(item, variant, by, here),
        issues=item.issues,
        deadline=deadline,
        reads=(*read, *owner.reads, *counter.reads, *filter(None, [measure.finish, measure.replaced_by])),
        owner=owner,
        fulfilled=fulfilled,
        heaviest=here.assessment.issues.index(item.issues[0]),
        finish=finish,
        practised=practised,
        wished=is_wished(measure, here.values),
        decided=is_decided(measure, here.values),
        not_before=_not_before(measure, here.values),
        within_office=is_within_office(variant, (owner.name, here.room.it_office), here.situation),
        raised=measure.id in here.raised or bool(practised or finish),
        counter=counter.name,
    )


def _points(item: _Called, variant: Variant, by: Pressed, here: _Here) -> Points:
    measure, values = item.measure, here.values
    gain, counted = effect(measure, values)
    schemes = eligible(measure, variant, values[_FIRST], here.situation) if measure.funding else ()
    return Points(
        effect=gain,
        urgency=urgency(measure, by),
        lightness=lightness(variant, here.room.of_one),
        cost=cost(variant, schemes),
        feasibility=feasibility(measure, here.called),
        wish=is_wished(measure, values) + (is_decided(measure, values) or is_asked_for(measure, values)),
        support=support(variant, len(_resting_on(measure, here)), here.room.days),
        counted=counted,
        pressed=by,
    )


def _weighed(item: _Called, here: _Here) -> tuple[str, ...]:
    """Return the paths of what is weighed of every measure: its issues, wishes, what was told, and who has it."""
    measure = item.measure
    issues = (f"issues.{issue.id}" for issue in item.issues)
    declining = (NOT_DO,) if measure.declined_by else ()
    owned = measure.owner_where.when.evaluate(here.values)[1] if measure.owner_where else ()
    told = (*_WISHES, *EFFECT_READS, *RAISED_READS, *declining)
    return (*issues, f"maturity.{measure.domain}", *told, *_called_by(_resting_on(measure, here)), *owned)


def _refused(measure: Measure, issues: tuple[Issue, ...], values: Mapping[str, Any]) -> Rejected | None:
    """Return how the town has decided against a measure that issues call for, None if it has not or by law cannot."""
    if measure.deadline:
        return None
    if _is_declined(measure, values):
        return Rejected(measure, WhyNot.DECLINED, (NOT_DO,), issues)
    return Rejected(measure, WhyNot.ENDED, (RESULTS.path,), issues) if is_ended(measure, values) else None


def _is_declined(measure: Measure, values: Mapping[str, Any]) -> bool:
    """Whether the town has decided not to do what a measure does up to the end of the plan, or for good.

    The plan's last year alone would be no time to carry it out.
    """
    through, last = declined_through(measure, values), values.get("derived.plan_last_year")
    return through is not None and not (isinstance(last, int) and through < last - 1)


def _not_before(measure: Measure, values: Mapping[str, Any]) -> int | None:
    through = None if measure.deadline else declined_through(measure, values)
    return None if through is None else through + 1


def _resting_on(measure: Measure, here: _Here) -> tuple[_Called, ...]:
    """Return the measures called for that ought to wait for this one."""
    return tuple(item for item in here.called.values() if measure.id in item.measure.prerequisites)


def _called_by(items: tuple[_Called, ...]) -> tuple[str, ...]:
    issues = (f"issues.{issue.id}" for item in items for issue in item.issues)
    return (*issues, *(path for item in items for path in item.applies))


def _deadline(measure: Measure, values: Mapping[str, Any]) -> date | None:
    fact = values.get(f"law.{measure.deadline}") if measure.deadline else None
    return fact.since if fact else None


def _year(value: object) -> int | None:
    return int(value) if isinstance(value, int) and is_known(value) else None
