"""Which measures meet the other plans of the municipality (関連計画) and what is told in it, by words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any

from msgspec.structs import replace

from planner.assessment.model import Issue
from planner.japanese.era import parse_year
from planner.missing import is_known
from planner.programme.decisions import PATH as DECISIONS
from planner.programme.decisions import decision_on
from planner.programme.matters import NO_TRIAL, Matter, Trial, matters
from planner.programme.measure import Measure
from planner.programme.model import Answered, ChosenMeasure, Meeting, NotDone
from planner.programme.rulings import ruling_on
from planner.programme.titles import plain
from planner.situation.keepers import keeper
from planner.situation.local_issues import TRIED
from planner.situation.model import Situation
from planner.situation.told import FINDINGS, ISSUES, LESSONS, MOST_TOLD, RESULTS, Table, goes_on, is_undecided, troubles
from planner.situation.turned_down import turned_down
from planner.subjects import is_about

# The names of policies whose plan this is
_OF_ALL_THIS = ("DX 方針 -人材 -学校 -教育", "DX推進計画", "DX戦略", "デジタル化 方針", "情報化 方針 -学校 -教育")
PLANS = "upper.related_plans"
NOT_DO = "priorities.not_do"
_AND = re.compile(r"、|(?<=[一-龥ァ-ヶー])(?:と|及び|並びに)(?=[一-龥ァ-ヶA-Z])")
_UP_TO = re.compile(r"(?:令和\d+|20\d\d)年度(?=(?:末|中)?まで)")
_YEARS_LONG = re.compile(r"([1-9])年間は")
_FOR_GOOD = 9999  # later than any plan
_OF_THE_PLAN_BEFORE = (RESULTS.path, LESSONS.path)


def related(
    situation: Situation, measures: tuple[ChosenMeasure, ...], rest: tuple[NotDone, ...]
) -> tuple[tuple[Answered, ...], ...]:
    """Return for each related plan, in the order answered, what meets each part of its relation."""
    plans = situation.value(PLANS)
    return tuple(_meeting(plan, measures, rest) for plan in plans) if is_known(plans) else ()


def _meeting(
    plan: Mapping[str, Any], measures: tuple[ChosenMeasure, ...], rest: tuple[NotDone, ...]
) -> tuple[Answered, ...]:
    """Return what meets each part of the relation that was told, or else the whole, or else the plan by its name.

    A policy of the town on the digital as such is carried out by this plan as a whole.
    Nothing meets the plan by its name where the relation is about a measure that is put off: it asks for that one.
    """
    relation, name = ((plan[column] if is_known(plan[column]) else "") for column in ("relation", "name"))
    if is_about(_OF_ALL_THIS, name):
        return (Answered(relation or name, (), by_all=True),)
    parts = tuple(_answered(part, measures, rest) for part in parts_of(relation))
    if any(part.numbers for part in parts):
        return parts
    whole = (_answered(relation, measures, rest),) if relation else ()
    if any(part.numbers for part in whole):
        return whole
    if any(part.later for part in (*parts, *whole)):
        return parts if any(part.later for part in parts) else whole
    named = _answered(name, measures, ())
    return (*parts, named) if named.numbers else parts


def parts_of(relation: str) -> tuple[str, ...]:
    """Return each thing that a related plan asks of this one."""
    return tuple(filter(None, _AND.split(relation)))


def _answered(said: str, measures: tuple[ChosenMeasure, ...], rest: tuple[NotDone, ...]) -> Answered:
    numbers = tuple(item.number for item in measures if is_met_by(item.measure, "", said))
    about = tuple(item for item in rest if is_met_by(item.measure, "", said))
    done = (item for item in about if item.why.goes_on)
    late = (item for item in about if item.issue_numbers and item.why.puts_off)
    return Answered(said, numbers, tuple(done), tuple(late))


def met(
    situation: Situation,
    table: Table,
    issues: tuple[Issue, ...],
    measures: tuple[ChosenMeasure, ...],
    rest: tuple[NotDone, ...],
) -> tuple[Meeting, ...]:
    """Return for each row of a table what meets it."""
    late = tuple(item for item in rest if item.issue_numbers and item.why.puts_off)
    done = tuple(item for item in rest if item.why.goes_on)
    declined = tuple(item for item in rest if item.why.declines)
    values, trial = situation.values(), _trial(measures, rest)
    told = values.get(DECISIONS, ())
    decisions = told if is_known(told) else ()
    return tuple(
        Meeting(
            _numbers(measures, table, row, matter),
            tuple(item for item in late if _meets(item.measure, table, matter)),
            tuple(issue.number for issue in issues if any(is_about(issue.about, said) for said in matter.said)),
            tuple(item for item in done if _meets(item.measure, table, matter)),
            tuple(item for item in declined if _meets(item.measure, table, matter)),
            matter.topic,
            matter.treatment,
            ruling_on(matter.said, values),
            keeper=keeper(situation, matter.said, matter.source),
            trial=trial if matter.treatment == TRIED else NO_TRIAL,
            decided=decision_on(matter.said, decisions),
            goes_on=table is not RESULTS or goes_on(row),
            undecided=table is RESULTS and is_undecided(row),
        )
        for row, matter in zip(table.rows(values), _matters(situation, table, measures, late), strict=True)
    )


def _matters(
    situation: Situation, table: Table, measures: tuple[ChosenMeasure, ...], late: tuple[NotDone, ...]
) -> tuple[Matter, ...]:
    """Return the matters of a table; an issue whose own measure waits is not answered by the voices about it."""
    found = matters(situation, table)
    if table is not ISSUES:
        return found
    return tuple(
        replace(matter, said=(matter.topic,))
        if any(is_met_by(item.measure, table.path, matter.topic) for item in late)
        and not any(is_met_by(item.measure, table.path, matter.topic) for item in measures)
        else matter
        for matter in found
    )


def _numbers(measures: tuple[ChosenMeasure, ...], table: Table, row: Any, matter: Matter) -> tuple[str, ...]:
    """Return the measures that meet a row: those that meet a voice in its own words before all of its matter."""
    own = table.subject(row) if table is FINDINGS and matter.said else ""
    by_own_words = tuple(item.number for item in measures if own and is_met_by(item.measure, table.path, own))
    return by_own_words or tuple(item.number for item in measures if _meets(item.measure, table, matter))


def _trial(measures: tuple[ChosenMeasure, ...], rest: tuple[NotDone, ...]) -> Trial:
    """Return the measure that tries out what is left, begun or put off."""
    begun = (Trial(item.measure.title, item.number) for item in measures if item.measure.tries_what_is_left)
    late = (Trial(item.measure.title, "") for item in rest if item.measure.tries_what_is_left and item.why.puts_off)
    return next(chain(begun, late), NO_TRIAL)


def unmet(meetings: tuple[Meeting, ...], orphans: Sequence[str]) -> tuple[Meeting, ...]:
    """Return those issues of the region for which there is no measure at all; `meetings` are of `met`.

    One that is quoted with an issue for which there is a measure (none of the `orphans`) has that one.
    """
    return tuple(item for item in meetings if not item.is_settled and set(item.issues) <= set(orphans))


def as_related_here(measures: Iterable[Measure], values: Mapping[str, Any]) -> tuple[Measure, ...]:
    """Return the measures with all the words that they relate to in this municipality."""
    return tuple(_as_related_here(measure, values) for measure in measures)


def _as_related_here(measure: Measure, values: Mapping[str, Any]) -> Measure:
    here = measure.relates_where
    if here is None or here.when.evaluate(values)[0] is not True:
        return measure
    return replace(measure, relates=(*measure.relates, *here.words))


def told_by(issues: tuple[Issue, ...], measure: Measure, values: Mapping[str, Any]) -> tuple[Issue, ...]:
    """Return the issues that tell a table in which a trouble stands that the measure meets."""
    tables = tables_met(measure, values)
    return tuple(issue for issue in issues if any(sign.tells in tables for sign in issue.signs))


def tables_met(measure: Measure, values: Mapping[str, Any]) -> frozenset[str]:
    """Return the paths of the tables in which a trouble stands that the measure meets."""
    return frozenset(item.path for item in troubles(values) if is_met_by(measure, item.path, item.subject))


def is_left_undone(measure: Measure, values: Mapping[str, Any]) -> bool:
    """Whether the plan before left undone what the measure takes up, and the town does not end it."""
    return RESULTS.path in tables_met(measure, values)


def is_ended(measure: Measure, values: Mapping[str, Any]) -> bool:
    """Whether the town ends the measure of this very title, as the plan before has it."""
    ended = (row for row in RESULTS.rows(values) if is_known(row["next"]) and not goes_on(row))
    return plain(measure.title) in {plain(RESULTS.subject(row)) for row in ended}


def is_left_to_try(situation: Situation, others: Iterable[Measure]) -> bool:
    """Whether nobody knows the issues of the region, or one is left that no other measure meets and a district can try.

    What is first to be counted may turn out to be one. What more than half of the residents asked told is one as well.
    """
    measures, values = tuple(others), situation.values()
    if not is_known(values.get(ISSUES.path, ())):
        return True
    to_try = (item for item in matters(situation, ISSUES) if item.treatment.may_be_tried)
    told = (*to_try, *matters(situation, MOST_TOLD))
    left = (item for item in told if ruling_on(item.said, values) is None)
    return any(not any(_meets(other, ISSUES, item) for other in measures) for item in left)


def declined_through(measure: Measure, values: Mapping[str, Any]) -> int | None:
    """Return the last fiscal year in which the municipality has decided not to do what a measure does.

    None if it has not. A decision for so many years (2年間は始めない) holds from the plan's first; one that names no
    year (令和10年度まで) holds for good.
    """
    told = values.get(NOT_DO)
    decided = turned_down(told) if isinstance(told, str) else ()
    meant = [clause for clause in decided if is_about(measure.declined_by, clause)]
    return max((_through(sentence, values.get("derived.plan_first_year")) for sentence in meant), default=None)


def _through(sentence: str, first: object) -> int:
    found, years = _UP_TO.search(sentence), _YEARS_LONG.search(sentence)
    if years and isinstance(first, int) and not found:
        return first + int(years[1]) - 1
    return parse_year(found[0]) if found else _FOR_GOOD


def is_asked_for(measure: Measure, values: Mapping[str, Any]) -> bool:
    """Whether a measure meets an issue of the region, or what more than half of the residents asked told."""
    return any(is_met_by(measure, "", said) for table in (ISSUES, MOST_TOLD) for said in table.subjects(values))


def _meets(measure: Measure, table: Table, matter: Matter) -> bool:
    return any(is_met_by(measure, table.path, said) for said in matter.said)


def is_met_by(measure: Measure, path: str, said: str) -> bool:
    """Whether a measure meets what is said in the table at `path`: as the town ruled, else by the measure's words."""
    if any(told in said for told in measure.ruled.met):
        return True
    return is_about(_words(measure, path), said) and not any(told in said for told in measure.ruled.not_met)


def _words(measure: Measure, path: str) -> tuple[str, ...]:
    """Return the words by which a measure meets what a table tells."""
    return (*measure.relates, *measure.takes_up) if path in _OF_THE_PLAN_BEFORE else measure.relates
