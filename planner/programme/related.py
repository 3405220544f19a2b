"""Which measures meet the other plans of the municipality (関連計画) and what its residents ask for, told by words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from planner.assessment.model import Issue
from planner.missing import is_known
from planner.programme.measure import Measure
from planner.programme.model import ChosenMeasure, Meeting, NotDone
from planner.situation.model import Situation

PLANS = "upper.related_plans"
ISSUES, VOICES = "basics.local_issues", "derived.most_told"
FINDINGS = "voices.findings"
NOT_DO = "priorities.not_do"
PROJECTS, TASKS = "data_use.local_projects", "work.inventory"
_SENTENCE = re.compile(r"[。\n]")
# What names the subject: a fact also names what lies beside it
_TOLD = {ISSUES: "topic", FINDINGS: "finding", PROJECTS: "what", TASKS: "task"}


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
    rows = situation.value(path)
    if not is_known(rows):
        return ()
    told = ([row[_TOLD[path]]] for row in rows)
    late = tuple(item for item in rest if item.issue_numbers and not item.why.goes_on)
    return tuple(
        Meeting(
            tuple(item.number for item in measures if _meets(item.measure, said)),
            tuple(item for item in late if _meets(item.measure, said)),
            tuple(issue.number for issue in issues if _has(issue.about, said)),
        )
        for said in told
    )


def unmet(situation: Situation, meetings: tuple[Meeting, ...]) -> tuple[str, ...]:
    """Return the topics of issues of the region that no measure meets, chosen or put off; `meetings` are of `met`."""
    rows = situation.value(ISSUES)
    pairs = zip(rows, meetings, strict=True) if is_known(rows) else ()
    return tuple(row["topic"] for row, meeting in pairs if not meeting.numbers and not meeting.later)


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
