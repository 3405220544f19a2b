"""Decides the purchases of one municipality."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import Any

from planner.missing import Missing, is_known
from planner.procurement.calendar import calendar
from planner.procurement.case import NextCase, case_tasks, case_works
from planner.procurement.cutover import Cutovers
from planner.procurement.habits import competition, concentration, negotiation
from planner.procurement.load import Material
from planner.procurement.model import GateYear, Purchases, Renewal, RenewalYear, Scale
from planner.procurement.paths import APPROVERS, CASE, COUNCIL, LUMP, PETTY, PLAN_YEARS, QUIET, REVIEW, START
from planner.procurement.shared import shared_years
from planner.procurement.stages import PROPOSAL, Step, Timetable
from planner.procurement.systems import Limits, due_systems, gates, largest
from planner.procurement.timetable import Rules, at_once, shortest, standard
from planner.procurement.urgent import Plan, extension_days, late_purchases, urgent_tasks
from planner.procurement.ways import rules_of, ways
from planner.situation.model import Situation

_SMALL = ("町", "村")
_ALONE, _MANY = 2, 10  # up to how many people one of them does everything; from how many on there is one for each part

# what a band of the own rules must name for the method to be used
_WEIGHED = "総合評価一般競争入札"
_NAMED = {_WEIGHED: "総合評価", "指名競争入札": "指名", "公募型プロポーザル": "プロポーザル"}


def decide_purchases(material: Material, situation: Situation) -> Purchases:
    """Return what is decided on the date of the build."""
    all_ways, limits = _rules(material.steps, situation), _limits(situation)
    rules = rules_of(all_ways, PROPOSAL)
    staff = situation.value("derived.it_staff_total")
    scale = _scale(staff, situation.value("town.kind"))
    quiet = situation.value(QUIET)
    cutovers = Cutovers(material.cutovers, rules.calendar, frozenset(quiet if is_known(quiet) else ()))
    plans = partial(_plans, rules, cutovers, situation.on)
    live = _live(cutovers, situation)
    ahead = live if not isinstance(live, Missing) and live > situation.on else None
    named = _case_named(situation)
    case = plans(ahead, named) if ahead else None
    systems, years = due_systems(situation, limits, cutovers, plans, NextCase(case_works(situation), ahead))
    shared = shared_years(situation, plans)
    before, urgent = gates(years, shared), urgent_tasks(situation, systems, shared)
    return Purchases(
        scale=scale,
        steps=rules.steps,
        standard=case[0] if case else Missing(START),
        shortest=case[1] if case else Missing(START),
        year=_year(rules, situation.on),
        case_works=case_works(situation),
        case_tasks=case_tasks(situation),
        case_live=live,
        cutovers=cutovers.applied((*(item.works for item in systems), *((named,) if named else ()))),
        systems=systems,
        years=years,
        shared=shared,
        gates=before,
        review_days=_review_days(before, extension_days(urgent), situation),
        urgent=urgent,
        late=tuple(late_purchases(systems, *_quickest(rules, cutovers, situation.on), situation.on)),
        crowded=_crowded(years, situation),
        contract_years=limits.years,
        data_return=situation.value("systems.data_return"),
        largest=largest(situation),
        concentration=concentration(situation),
        competition=competition(situation),
        negotiation=negotiation(situation),
        lump_sum=situation.value(LUMP),
        kinds=material.form.kinds,
        criteria=material.scoring.criteria(staff),
        grades=material.scoring.grades,
        unused_methods=_unused_methods(situation.value(APPROVERS), scale),
        ways=ways(all_ways, cutovers, situation.on, (ahead, named) if ahead else Missing(START)),
        needs_short=ahead is None or _is_late(rules, ahead, situation.on, years),
    )


def _live(cutovers: Cutovers, situation: Situation) -> date | Missing:
    """Return the day on which the next case goes live: the first that suits its kind from the one asked for on."""
    asked = situation.value(START)
    return cutovers.day(_case_named(situation), asked) if is_known(asked) else asked


def _crowded(years: tuple[RenewalYear, ...], situation: Situation) -> tuple[Renewal, ...]:
    """Return the days on which more systems go live than should on one."""
    most = situation.value("assumption.same_day_systems")
    return tuple(day for year in years for day in year.days if day.count > most and not day.worded)


def _review_days(before: tuple[GateYear, ...], extensions: float, situation: Situation) -> Mapping[int, float]:
    counted = {item.year: item.count for item in before}
    each, years = situation.value(REVIEW), situation.value(PLAN_YEARS)
    early = sum(count for year, count in counted.items() if year < years[0]) * each + extensions
    return MappingProxyType({years[0] - 1: early} | {year: counted.get(year, 0) * each for year in years})


def _rules(steps: tuple[Step, ...], situation: Situation) -> Rules:
    months = situation.value("procurement.council_months")
    return Rules(
        steps=steps,
        calendar=calendar(situation.value("law.proc-office-holidays").values, situation.value("town.code")),
        request_month=situation.value("budget.request_month"),
        council_months=tuple(int(month[1:]) for month in months) if is_known(months) else months,
        gate_weeks=situation.value("assumption.gate_weeks"),
        session_weeks=situation.value("assumption.session_weeks"),
    )


def _plans(
    rules: Rules, cutovers: Cutovers, today: date, day: date, works: tuple[str, ...]
) -> tuple[Timetable, Timetable]:
    """Return the standard and the shortest timetable up to `day`, on which `works` go live."""
    fit = partial(cutovers.next_day, works)
    return standard(rules, day, today, fit), shortest(rules, day, today, fit)


def _quickest(rules: Rules, cutovers: Cutovers, today: date) -> tuple[Plan, Plan]:
    """Return what makes the timetable of the fewest weeks: with the vote on the budget, and without waiting for it."""

    def made(of: Callable[..., Timetable], day: date, works: tuple[str, ...]) -> Timetable:
        return of(rules, day, today, partial(cutovers.next_day, works))

    return partial(made, shortest), partial(made, at_once)


def _case_named(situation: Situation) -> tuple[str, ...]:
    """Return the names by which the kind of the next case is told: its own and those of the systems it names."""
    case = situation.value(CASE)
    return (*case_works(situation), *((case,) if is_known(case) else ()))


def _year(rules: Rules, today: date) -> Timetable | Missing:
    """Return the standard timetable of what goes live as early as it can, for the months of its steps."""
    plan = standard(rules, today, today)
    return plan if isinstance(plan.request, date) else plan.request


def _limits(situation: Situation) -> Limits:
    compared = situation.value("assumption.cost_months") // 12
    longest = situation.value("procurement.long_term_years")
    kind, special = situation.value("town.kind"), situation.value("town.type") in ("指定都市", "特別区")
    own = situation.value(COUNCIL)
    usual = situation.value(f"law.proc-council-approval-{'city' if kind == '市' else 'town'}")
    return Limits(
        petty={kind: situation.value(path) for kind, path in PETTY.items()},
        bands=situation.value("procurement.approvers"),
        council=own if is_known(own) or special or not usual.in_force else usual.values["acquisition_jpy"] // 1000,
        years=min(compared, longest) if is_known(longest) else compared,
    )


def _unused_methods(bands: Any, scale: Scale) -> tuple[str, ...]:
    """Return the methods that no band names; if a band does not tell its method, the one too much for a few staff."""
    if isinstance(bands, Missing) or not all(is_known(band["method"]) for band in bands):
        return (_WEIGHED,) if scale == "light" else ()
    return tuple(method for method, word in _NAMED.items() if not any(word in band["method"] for band in bands))


def _is_late(rules: Rules, live: date, today: date, years: tuple[RenewalYear, ...]) -> bool:
    """Return whether the next case or a year of renewals is too near for the standard timetable."""
    late = bool(standard(rules, live, today).late_weeks)
    return late or any(year.timing not in ("reported", "in_time") for year in years)


def _scale(staff: int | Missing, kind: str) -> Scale:
    if isinstance(staff, Missing):  # what one person can do is more than nothing, and twice the forms is not
        return "light" if kind in _SMALL else "middle"
    return "light" if staff <= _ALONE else "full" if staff >= _MANY else "middle"
