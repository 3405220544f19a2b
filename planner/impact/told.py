"""What was understood of each matter told in free words: the measures and issues that its words were found to mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from planner.japanese.era import fiscal_year_label
from planner.missing import is_known
from planner.programme.model import Meeting, Programme
from planner.programme.rulings import PATH as RULINGS
from planner.situation.departments import department_of
from planner.situation.model import Situation
from planner.situation.told import (
    FINDINGS,
    ISSUES,
    OPINIONS,
    PROJECTS,
    RESULTS,
    STAFF,
    TASKS,
    TOLD,
    Table,
    is_trouble,
)

_NOTHING = "言葉の当たる施策はない"
_ONLY_IF_FOUND = (OPINIONS, TASKS)
_LISTED = (ISSUES, FINDINGS, STAFF, RESULTS)  # of which each row waits for an answer


class Understood(Struct, frozen=True):
    """One matter as it was told, and what becomes of it; `issues` and `measures` are numbers of the plan."""

    subject: str
    issues: tuple[str, ...]
    measures: tuple[str, ...]
    text: str

    def __str__(self) -> str:
        return f"「{self.subject}」: {self.text}"


def understood(situation: Situation, programme: Programme, path: str) -> tuple[Understood, ...]:
    """Return what was understood of each matter that the answer at `path` tells; nothing if it tells none.

    What need not be taken up, a meeting or a task, is left out where nothing was found for it.
    """
    tables = ((name, table) for name, table in TOLD.items() if _is_told_by(situation, table, path))
    return tuple(item for name, table in tables for item in _of_table(situation, programme, name, table))


def listed(situation: Situation, programme: Programme) -> Mapping[str, tuple[Understood, ...]]:
    """Return what was understood of what was raised and of the plan before, by the name of what tells it."""
    tables = {name: table for name, table in TOLD.items() if table in _LISTED and table.path in situation}
    found = {
        situation[table.path].label: tuple(_of_table(situation, programme, name, table))
        for name, table in tables.items()
    }
    return {label: items for label, items in found.items() if items}


def told_as(situation: Situation, programme: Programme, text: str) -> Iterator[tuple[str, Understood]]:
    """Yield each matter in whose words `text` stands, with the name of what tells it."""
    for name, table in TOLD.items():
        if text and table.path in situation:
            label = situation[table.path].label
            yield from ((label, item) for item in _of_table(situation, programme, name, table) if text in item.subject)


def _is_told_by(situation: Situation, table: Table, path: str) -> bool:
    return table.path in situation and path in (table.path, *situation[table.path].origin.inputs)


def _of_table(situation: Situation, programme: Programme, name: str, table: Table) -> Iterator[Understood]:
    rows = situation.value(table.path)
    for row, meeting in zip(rows if is_known(rows) else (), getattr(programme, name), strict=False):
        subject = table.subject(row)
        is_found = meeting.issues or _by_measures(programme, meeting)
        if not subject or (table in _ONLY_IF_FOUND and not is_found):
            continue
        if not meeting.goes_on:
            yield Understood(subject, (), (), "達成したか終えるので、引き継がない")
        elif table is FINDINGS and not is_trouble(table, row):
            yield Understood(subject, (), (), "良い評価なので、困りごととして扱わない")
        elif table is RESULTS and not is_trouble(table, row) and not is_found:
            yield Understood(subject, (), (), "達成した仕事として続け、施策は置かない")
        elif table is PROJECTS and not is_found:
            yield Understood(subject, (), (), f"{_NOTHING}。施策の外で続ける取組として、連携する相手の表に載せる")
        else:
            yield Understood(subject, meeting.issues, meeting.numbers, _said(situation, programme, meeting))


def _said(situation: Situation, programme: Programme, meeting: Meeting) -> str:
    quoted = f"{'、'.join(meeting.issues)}に引く。" if meeting.issues else ""
    if meeting.ruling is not None and not meeting.numbers:
        return f"{quoted}「{situation[RULINGS].label}」の回答により、施策では扱わない"
    found = _by_measures(programme, meeting) or _by_issues(programme, meeting) or _left(situation, meeting)
    return f"{quoted}{_by_works(situation, programme, meeting) or found}"


def _by_works(situation: Situation, programme: Programme, meeting: Meeting) -> str:
    """Return the measure that takes up the work in which it is told too, where no measure has a word of it today."""
    if not meeting.works or meeting.numbers or meeting.going_on:
        return ""
    at = meeting.works[0]
    taken, task = programme.works[at][0], TASKS.subject(situation.value(TASKS.path)[at])
    return f"同じことの業務「{task}」を、{taken.number}が{fiscal_year_label(taken.year)}に取り上げる"


def _by_measures(programme: Programme, meeting: Meeting) -> str:
    """Return the measures that have a word of it, or why there is none of those today; empty if no word was found."""
    if meeting.numbers:
        titles = {item.number: item.measure.title for item in programme.measures}
        return "、".join(f"{number}「{titles[number]}」" for number in meeting.numbers)
    if meeting.going_on:
        return f"今の取組「{meeting.going_on[0].measure.title}」を続ける"
    if meeting.later:
        return f"「{meeting.later[0].measure.title}」は後回し（{meeting.later[0].why.value}）"
    if meeting.declined:
        return f"「{meeting.declined[0].measure.title}」は自ら行わないと決めた"
    return ""


def _by_issues(programme: Programme, meeting: Meeting) -> str:
    """Return the first measures for the issues that quote it."""
    found = [item for item in programme.measures if set(item.issue_numbers) & set(meeting.issues)]
    return f"その課題に応える{found[0].number}「{found[0].measure.title}」" if found else ""


def _left(situation: Situation, meeting: Meeting) -> str:
    """Return how it is treated without a measure, and why."""
    if meeting.decided:
        return f"自ら決めたこと（{meeting.decided}）による"
    treatment = meeting.treatment
    if treatment.role:
        office = department_of(situation, treatment.role).name
        return f"{_NOTHING}（{treatment.reason}）。受け持つのは{office}で、手段は{treatment.means}"
    if meeting.trial.title:
        late = "" if meeting.trial.number else "（後回し）"
        return f"{meeting.trial.number}「{meeting.trial.title}」{late}で、一つの地区で試す候補とする"
    if treatment.kind == "count":
        return f"{_NOTHING}。{treatment.reason}ので、数えてから試すかを決める"
    return _NOTHING
