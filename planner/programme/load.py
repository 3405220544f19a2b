"""Reads the catalogue of measures, the cases elsewhere and the seasons of a template set."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import partial
from graphlib import CycleError, TopologicalSorter
from typing import Any

from msgspec import Struct

from planner.assessment.load import entry_problem, read_entries, side
from planner.errors import Problem, raise_errors, together
from planner.nearest import suggestion
from planner.programme.effort import Addition, Cost, Count, Effort, Growth
from planner.programme.measure import Case, Indicator, Measure, Progress, Step, Variant
from planner.programme.seasons import Season, load_seasons
from planner.programme.varying import CountedFirst, Joint, Reach, RoleWhere, WordsWhere, Works
from planner.questionnaire.condition import Condition
from planner.questionnaire.roles import ROLES
from planner.situation.law import law_ids
from planner.templateset.model import TemplateSet
from planner.templateset.overlay import Entry


class Catalogue(Struct, frozen=True):
    """Every measure that may be chosen, the cases by id, and the seasons in which steps are not put."""

    measures: tuple[Measure, ...]
    cases: Mapping[str, Case]
    seasons: tuple[Season, ...] = ()


def load_catalogue(template_set: TemplateSet) -> Catalogue:
    """Read `measures/`, `cases.yaml` and `seasons.yaml`; raises `PlannerError` with the problems of every entry."""
    entries = template_set.overlay("measures")
    written = (*entries, *template_set.laid("measures").faulty)
    measures, cases, seasons, *_ = together(
        lambda: read_entries(entries, partial(_measure, _told_words(template_set.overlay("issues")))),
        lambda: {case.id: case for case in read_entries(template_set.overlay("cases"), _case)},
        lambda: load_seasons(template_set),
        lambda: raise_errors(_dangling(written, template_set)),
        lambda: raise_errors(_unreachable(written, template_set.overlay("maturity"))),
        lambda: raise_errors(_circle(entries)),
    )
    return Catalogue(measures, cases, seasons)


def _dangling(entries: tuple[Entry, ...], template_set: TemplateSet) -> Iterator[Problem]:
    """Yield a problem for each id in a measure that names nothing."""
    unsure = {entry.id for entry in template_set.overlay("laws")} - law_ids(template_set.overlay("laws"))
    laws = template_set.ids("laws") - unsure
    known: Mapping[str, tuple[str, Collection[str]]] = {
        "domain": ("領域", template_set.ids("maturity")),
        "addresses": ("課題", template_set.ids("issues")),
        "prerequisites": ("先に行う施策", template_set.ids("measures")),
        "cases": ("事例", template_set.ids("cases")),
        "owner": ("役割", ROLES),
        "counted_by": ("役割", ROLES),
        "deadline": ("法令の事実", laws),
        "funding": ("法令の事実", laws),
    }
    for entry in entries:
        for key, (kind, ids) in known.items():
            value = entry.data.get(key) or ()
            for name in (value,) if isinstance(value, str) else value if isinstance(value, list) else ():
                if isinstance(name, str) and name not in ids:
                    yield _absent(entry, key, kind, name, ids)


def _unreachable(entries: tuple[Entry, ...], domains: tuple[Entry, ...]) -> Iterator[Problem]:
    """Yield a problem for each criterion reached that no domain has."""
    ids = {criterion["id"] for domain in domains for criterion in domain.data["criteria"]}
    for entry in entries:
        reaches = entry.data.get("reaches")
        for reach in reaches if isinstance(reaches, list) else ():
            name = reach.get("criterion") if isinstance(reach, Mapping) else None
            if isinstance(name, str) and name not in ids:
                yield _absent(entry, "reaches", "成熟度の判定項目", name, ids)


def _absent(entry: Entry, key: str, kind: str, name: str, ids: Collection[str]) -> Problem:
    remedy = suggestion(name, ids, "id のつづりを確かめてください")
    return entry_problem(entry, key, f"{kind}「{name}」がありません", remedy)


def _circle(entries: tuple[Entry, ...]) -> Iterator[Problem]:
    waits = {entry.id: entry.data.get("prerequisites") or () for entry in entries}
    try:
        TopologicalSorter(waits).prepare()
    except CycleError as error:
        names = " → ".join(reversed(error.args[1]))
        entry = next(entry for entry in entries if entry.id in error.args[1])
        what = f"先に行う施策が互いを待って回っています: {names}"
        yield entry_problem(entry, "prerequisites", what, "どれか一つの prerequisites から外してください")


def _told_words(issues: tuple[Entry, ...]) -> Mapping[str, tuple[str, ...]]:
    """Return the words of the issues that exist wherever a trouble is about them: what meets the issue meets these."""
    return {entry.id: tuple(entry.data["about"]) for entry in issues if not entry.data.get("when")}


def _measure(told: Mapping[str, tuple[str, ...]], data: Mapping[str, Any]) -> Measure:
    variants = sorted(map(_variant, data["variants"]), key=lambda variant: variant.up_to_level)
    return Measure(
        id=data["id"],
        title=data["title"],
        domain=data["domain"],
        side=side(data["side"]),
        addresses=tuple(data["addresses"]),
        applies=Condition(data["applies"]) if data.get("applies") else None,
        because=data["because"].strip(),
        variants=tuple(variants),
        effect=int(data["effect"]),
        owner=data["owner"],
        indicator=_indicator(data["indicator"]),
        deadline=data.get("deadline") or "",
        funding=tuple(data.get("funding") or ()),
        prerequisites=tuple(data.get("prerequisites") or ()),
        cases=tuple(data.get("cases") or ()),
        exit=data["exit"].strip(),
        release=data.get("release") or "",
        foundation=data.get("foundation") or "",
        takes_up=tuple(data.get("takes_up") or ()),
        fulfilled=Condition(data["fulfilled"]) if data.get("fulfilled") else None,
        closes_gaps=bool(data.get("closes_gaps")),
        relates=(
            *(data.get("relates") or ()),
            *(word for name in data["addresses"] for word in told.get(name, ())),
        ),
        relates_where=_words_where(data.get("relates_where")),
        finish=data.get("finish") or "",
        ends=data.get("ends") or "",
        declined_by=tuple(data.get("declined_by") or ()),
        life=data.get("life") or "",
        practised=Condition(data["practised"]) if data.get("practised") else None,
        meetings=data.get("meetings") or 0,
        reaches=tuple(map(_reach, data.get("reaches") or ())),
        tries_what_is_left=bool(data.get("tries_what_is_left")),
        owner_where=_role_where(data.get("owner_where")),
        counted_by=data.get("counted_by") or "",
        counts_first=_counted_first(data.get("counts_first")),
        unless=(data.get("unless") or "").strip(),
        joint=Joint(**data["joint"]) if data.get("joint") else None,
    )


def _reach(data: Mapping[str, Any]) -> Reach:
    return Reach(data["criterion"], Condition(data["when"]) if data.get("when") else None)


def _words_where(data: Mapping[str, Any] | None) -> WordsWhere | None:
    return WordsWhere(Condition(data["when"]), tuple(data["words"])) if data else None


def _role_where(data: Mapping[str, Any] | None) -> RoleWhere | None:
    return RoleWhere(Condition(data["when"]), data["role"]) if data else None


def _counted_first(data: Mapping[str, Any] | None) -> CountedFirst | None:
    return CountedFirst(data["what"].strip(), tuple(data["told"])) if data else None


def _variant(data: Mapping[str, Any]) -> Variant:
    return Variant(
        up_to_level=int(data["up_to_level"]),
        content=data["content"].strip(),
        steps=tuple(Step(**step) for step in data["steps"]),
        effort=_effort(data["effort"]),
        cost=_cost(data.get("cost")),
        when=Condition(data["when"]) if data.get("when") else None,
        expert=data.get("expert") or 0,
        asked=data.get("asked") or "",
        guide=(data.get("guide") or "").strip(),
        works=Works(**data["works"]) if data.get("works") else None,
    )


def _indicator(data: Mapping[str, Any]) -> Indicator:
    return Indicator(**{**data, "progress": Progress(**data.get("progress") or {})})


def _effort(data: Mapping[str, Any]) -> Effort:
    grows = data.get("grows")
    return Effort(data["setup"], data["running"], data["basis"], Growth(**grows) if grows else None)


def _cost(data: Mapping[str, Any] | None) -> Cost | None:
    if data is None:
        return None
    running = data["running"]
    return Cost(
        setup=tuple(data["setup"]),
        running=running and tuple(running),
        basis=data["basis"],
        sure=bool(data["sure"]),
        unit=data.get("unit") or "",
        counts=_counts(data),
        adds=tuple(_addition(item) for item in data.get("adds") or ()),
        when=Condition(data["when"]) if data.get("when") else None,
    )


def _addition(data: Mapping[str, Any]) -> Addition:
    setup, running = data["setup"], data["running"]
    return Addition(
        what=data["what"],
        setup=setup and tuple(setup),
        running=running and tuple(running),
        basis=data["basis"],
        unit=data.get("unit") or "",
        counts=_counts(data),
        when=Condition(data["when"]) if data.get("when") else None,
    )


def _counts(data: Mapping[str, Any]) -> tuple[Count, ...]:
    found = data.get("counts") or ()
    return tuple(
        Count(item["count"], Condition(item["when"]) if item.get("when") else None, item.get("of") or "")
        for item in found
    )


def _case(data: Mapping[str, Any]) -> Case:
    return Case(
        id=data["id"],
        theme=data["theme"],
        municipality=data["municipality"],
        prefecture=data["prefecture"],
        size=data["population_class"],
        year=data.get("year"),
        what=data["what"],
        result=data.get("result"),
        cost=data.get("cost"),
        source_title=data["source_title"],
        source_url=data["source_url"],
    )
