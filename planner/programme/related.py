"""Which measures meet the other plans of the municipality (関連計画) and what its residents ask for, told by words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from planner.assessment.model import Issue
from planner.missing import is_known
from planner.programme.matters import ISSUES, Matter, matters
from planner.programme.measure import Measure
from planner.programme.model import ChosenMeasure, Meeting, NotDone
from planner.situation.model import Situation

PLANS = "upper.related_plans"
VOICES = "derived.most_told"
NOT_DO = "priorities.not_do"
_SENTENCE = re.compile(r"[。\n]")


def related(situation: Situation, measures: tuple[ChosenMeasure, ...]) -> tuple[tuple[str, ...], ...]:
    """Return for each related plan, in the order answered, the numbers of the measures that meet it."""
    plans = situation.value(PLANS)
    return tuple(tuple(_meeting(plan, measures)) for plan in plans) if is_known(plans) else ()


def _meeting(plan: Mapping[str, Any], measures: tuple[ChosenMeasure, ...]) -> Iterable[str]:
    """Return the numbers of what meets the relation that was told, or where nothing does, the plan by its name."""
    for column in ("relation", "name"):
        said = [plan[column]] if is_known(plan[column]) else []
        if found := [item.number for item in measures if _meets(item.measure, said)]:
            return found
    return ()


def met(
    situation: Situation,
    path: str,
    issues: tuple[Issue, ...],
    measures: tuple[ChosenMeasure, ...],
    rest: tuple[NotDone, ...],
) -> tuple[Meeting, ...]:
    """Return for each row of a table (issues, findings of residents, projects, tasks) what meets it."""
    late = tuple(item for item in rest if item.issue_numbers and not item.why.goes_on)
    return tuple(_met(matter, issues, measures, late) for matter in matters(situation, path))


def _met(
    matter: Matter, issues: tuple[Issue, ...], measures: tuple[ChosenMeasure, ...], late: tuple[NotDone, ...]
) -> Meeting:
    return Meeting(
        tuple(item.number for item in measures if _meets(item.measure, matter.said)),
        tuple(item for item in late if _meets(item.measure, matter.said)),
        tuple(issue.number for issue in issues if _has(issue.about, matter.said)),
        matter.topic,
        matter.treatment,
    )


def unmet(meetings: tuple[Meeting, ...]) -> tuple[Meeting, ...]:
    """Return those issues of the region that no measure meets, chosen or put off; `meetings` are of `met`."""
    return tuple(meeting for meeting in meetings if not meeting.numbers and not meeting.later)


def is_declined(measure: Measure, values: Mapping[str, Any]) -> bool:
    """Whether the municipality has decided not to do what a measure does; what ends with ため is a reason."""
    told = values.get(NOT_DO)
    sentences = _SENTENCE.split(told) if isinstance(told, str) else []
    decided = [sentence for sentence in sentences if not sentence.rstrip().endswith("ため")]
    return any(word in sentence for sentence in decided for word in measure.declined_by)


def is_asked_for(measure: Measure, values: Mapping[str, Any]) -> bool:
    """Whether a measure meets an issue of the region, or what more than half of the residents asked told."""
    issues, voices = (values.get(path, ()) for path in (ISSUES, VOICES))
    topics = [row["topic"] for row in issues] if is_known(issues) else []
    told = [row["finding"] for row in voices] if is_known(voices) else []
    return _meets(measure, [*topics, *told])


def _meets(measure: Measure, said: Iterable[str]) -> bool:
    return _has(measure.relates, said)


def _has(words: Iterable[str], said: Iterable[str]) -> bool:
    return any(word in text for text in said for word in words)
