"""Months in which those a step needs, or the work outdoors, are not to be had (手順を置かない月)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from planner.assessment.load import entry_problem, read_entries
from planner.errors import PlannerError, Problem
from planner.missing import is_known
from planner.programme.measure import Step
from planner.questionnaire.condition import Condition
from planner.questionnaire.roles import ROLES
from planner.situation.departments import Department
from planner.templateset.model import TemplateSet
from planner.templateset.overlay import Entry

MONTHS = 12
_LASTS = "か月"  # a step that tells how many months it takes is not made shorter


class Season(Struct, frozen=True):
    """The `months` in which no step is put that one of the roles `who` takes, or whose text has one of `words`.

    A step whose text has one of `own` is the work of the season itself and stays. `of` is the path of a value that
    gives the months instead, each of which lasts for `lasts`; where it is not known, `months` hold. The season holds
    only where `when` does. `title` and `reason` are printed; `release` is the reason why the months may be published
    though the answer may not. `named` are the paths of the offices that brought further roles to `who` here.
    """

    id: str
    title: str
    who: tuple[str, ...]
    reason: str
    months: tuple[int, ...] = ()
    words: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    of: str = ""
    lasts: int = 1
    when: Condition | None = None
    release: str = ""
    named: tuple[str, ...] = ()

    def holds_back(self, step: Step) -> bool:
        """Whether a step is not to be put into these months."""
        needed = step.who in self.who or any(word in step.do for word in self.words)
        return needed and not any(word in step.do for word in (*self.own, _LASTS))

    @property
    def reads(self) -> tuple[str, ...]:
        """The paths that tell the months here."""
        return (*filter(None, [self.of]), *(self.when.names if self.when else ()), *self.named)


def load_seasons(template_set: TemplateSet) -> tuple[Season, ...]:
    """Read `seasons.yaml`; raises `PlannerError` with the problems of every entry."""
    entries = template_set.overlay("seasons")
    problems = [problem for entry in entries for problem in _unknown_roles(entry)]
    if problems:
        raise PlannerError(problems)
    return read_entries(entries, _season)


def seasons_here(
    seasons: Iterable[Season], values: Mapping[str, Any], offices: Mapping[str, Department]
) -> tuple[Season, ...]:
    """Return those that hold here, with the months that the answers give; one whose months nobody told is none.

    `offices` tells which office has each role: a 係 or 班 is as busy as the 課 that it is a part of.
    """
    told = (replace(item, months=_months(item, values)) for item in seasons if _holds(item, values))
    return tuple(_with_parts(item, offices) for item in told if item.months)


def _with_parts(season: Season, offices: Mapping[str, Department]) -> Season:
    """Return `season` for the parts of its offices too."""
    whole = tuple(offices[role].name for role in season.who if offices[role].known)
    parts = [role for role, office in offices.items() if _is_part(office, whole) and role not in season.who]
    named = dict.fromkeys(path for role in parts for path in offices[role].reads)
    return replace(season, who=(*season.who, *parts), named=tuple(named))


def _is_part(office: Department, whole: tuple[str, ...]) -> bool:
    return office.known and any(office.name.startswith(name) and office.name != name for name in whole)


def _holds(season: Season, values: Mapping[str, Any]) -> bool:
    return season.when is None or season.when.evaluate(values)[0] is True


def _months(season: Season, values: Mapping[str, Any]) -> tuple[int, ...]:
    if not season.of:
        return season.months
    answer = values.get(season.of)
    if answer is None or not is_known(answer):
        return season.months
    first = [answer] if isinstance(answer, int) else [int(str(month).removeprefix("m")) for month in answer]
    return tuple(dict.fromkeys((month + later - 1) % MONTHS + 1 for month in first for later in range(season.lasts)))


def _season(data: Mapping[str, Any]) -> Season:
    return Season(
        id=data["id"],
        title=data["title"],
        who=tuple(data["who"]),
        reason=data["reason"],
        months=tuple(data.get("months") or ()),
        words=tuple(data.get("words") or ()),
        own=tuple(data.get("own") or ()),
        of=data.get("of") or "",
        lasts=data.get("lasts") or 1,
        when=Condition(data["when"]) if data.get("when") else None,
        release=data.get("release") or "",
    )


def _unknown_roles(entry: Entry) -> Iterator[Problem]:
    for name in entry.data["who"]:
        if name not in ROLES:
            yield entry_problem(
                entry, "who", f"役割「{name}」がありません", f"次から選んでください: {'、'.join(ROLES)}"
            )
