"""Decides the purchases of one municipality, and tells the situation of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import Any

from planner.missing import Missing, is_known
from planner.procurement import urgent
from planner.procurement.calendar import calendar
from planner.procurement.case import NextCase, case_tasks, case_works
from planner.procurement.cutover import Cutovers
from planner.procurement.habits import competition, negotiation
from planner.procurement.load import Material
from planner.procurement.model import GateYear, Purchases, RenewalYear, Scale, Timing
from planner.procurement.shared import shared_years
from planner.procurement.stages import Step, Timetable
from planner.procurement.systems import Limits, due_systems, gates, largest
from planner.procurement.timetable import Rules, shortest, standard
from planner.procurement.urgent import extension_days, urgent_tasks
from planner.situation.model import Fact, Origin, OriginKind, Situation

_ROOT = "purchases"
_SMALL = ("町", "村")
_ALONE, _MANY = 2, 10  # up to how many people one of them does everything; from how many on there is one for each part

_LEDGER, _CASE, _START = "systems.ledger", "procurement.next_case", "procurement.next_case_start"
_CASE_DAY = (_START, _CASE, f"{_LEDGER}.work")
_DAY = tuple(f"{_LEDGER}.{name}" for name in ("work", "renewal", "live"))
_MIGRATION = tuple(f"standardization.schedule.{name}" for name in ("task", "month", "specified"))
_MONTHS = ("budget.request_month", "procurement.council_months")
_PETTY = {
    "bought": "procurement.petty_purchase",
    "lease": "procurement.petty_lease",
    "service": "procurement.petty_other",
    "joint": "procurement.petty_other",
}
_LUMP = "budget.lump_sum"
_CONTRACTS = ("budget.contracts", "budget.negotiated_contracts")
_APPROVERS = "procurement.approvers"
_RULES = (_APPROVERS, "procurement.long_term_years", *dict.fromkeys(_PETTY.values()))
_COUNCIL = "procurement.council_amount"
_REVIEW, _PLAN_YEARS = "assumption.review_days", "derived.plan_years"
_AMOUNTS = ("systems.ledger.cost", "systems.ledger.contract", *_RULES)

# what a band of the own rules must name for the method to be used
_WEIGHED = "総合評価一般競争入札"
_NAMED = {_WEIGHED: "総合評価", "指名競争入札": "指名", "公募型プロポーザル": "プロポーザル"}
_DATES = "予算編成の月と議会の月から逆算した日付だけで、予算の額も個別の契約も分からない"
_BANDS = "自団体の規則のどの段階に当たるかだけで、年額は分からない"
_CLAUSES = "これから尋ねることと加える条項だけで、契約ごとの取決めは分からない"
_TALLIED = "件数の割合の区分だけで個別の契約は分からず、調達の改善の進め方として公表する"
_LUMPS = "届き方だけで事業者も契約も分からず、見積りの依頼の決めとして事業者にも示す"
_PACKAGES = "業務の名と、どれを一つの調達とするかだけで、製品も事業者も契約の内容も分からない"
_SHARED = "同じ事業者の契約の数だけで、事業者の名も契約の内容も分からない"


def decide_purchases(material: Material, situation: Situation) -> Purchases:
    """Return what is decided on the date of the build."""
    rules, today = _rules(material.steps, situation), situation.on
    staff = situation.value("derived.it_staff_total")
    cutovers = Cutovers(material.cutovers, rules.calendar)
    works, asked = _case_named(situation), situation.value(_START)
    live = cutovers.day(works, asked) if is_known(asked) else asked
    ahead = live if not isinstance(live, Missing) and live > today else None
    limits = _limits(situation)
    plans = partial(_plans, rules, cutovers, today)
    at_once = situation.value("assumption.same_day_systems")
    systems, years = due_systems(situation, limits, cutovers, plans, NextCase(case_works(situation), ahead))
    shared = shared_years(situation, plans)
    before = gates(years, shared)
    case = _plans(rules, cutovers, today, ahead, works) if ahead else None
    return Purchases(
        scale=_scale(staff, situation.value("town.kind")),
        steps=material.steps,
        standard=case[0] if case else Missing(_START),
        shortest=case[1] if case else Missing(_START),
        year=_year(rules, today),
        case_works=case_works(situation),
        case_tasks=case_tasks(situation),
        case_live=live,
        cutovers=material.cutovers,
        systems=systems,
        years=years,
        shared=shared,
        gates=before,
        review_days=_review_days(before, situation),
        urgent=urgent_tasks(situation, systems, shared),
        crowded=tuple(day for year in years for day in year.days if day.count > at_once and not day.worded),
        contract_years=limits.years,
        data_return=situation.value("systems.data_return"),
        largest=largest(situation),
        competition=competition(situation),
        negotiation=negotiation(situation),
        lump_sum=situation.value(_LUMP),
        kinds=material.form.kinds,
        criteria=material.scoring.criteria(staff),
        grades=material.scoring.grades,
        unused_methods=_unused_methods(situation.value(_APPROVERS), _scale(staff, situation.value("town.kind"))),
        needs_short=not (
            ahead and all(timing in ("reported", "in_time") for timing in _timings(rules, ahead, today, years))
        ),
    )


def _review_days(before: tuple[GateYear, ...], situation: Situation) -> Mapping[int, float]:
    counted = {item.year: item.count for item in before}
    each, years = situation.value(_REVIEW), situation.value(_PLAN_YEARS)
    early = sum(count for year, count in counted.items() if year < years[0]) * each + extension_days(situation)
    return MappingProxyType({years[0] - 1: early} | {year: counted.get(year, 0) * each for year in years})


def with_purchases(situation: Situation, purchases: Purchases) -> Situation:
    """Return `situation` knowing what was decided, and from what; each column of the systems knows its own."""
    return situation.with_facts(_facts(purchases))


def _facts(purchases: Purchases) -> Iterator[Fact]:
    yield _fact("scale", purchases.scale, ("derived.it_staff_total", "town.kind"))
    yield _fact("steps", purchases.steps, ())
    yield _fact("kinds", purchases.kinds, ())
    yield _fact("grades", purchases.grades, ())
    yield _fact("criteria", purchases.criteria, ("derived.it_staff_total",))
    for name in ("standard", "shortest"):
        timetable: Timetable | Missing = getattr(purchases, name)
        yield _fact(name, timetable, (*_CASE_DAY, "build.on", *_MONTHS), _DATES)
    yield _fact("year", purchases.year, ("build.on", *_MONTHS), _DATES)
    yield _fact("case_works", purchases.case_works, (_CASE, f"{_LEDGER}.work"))
    yield _fact("case_tasks", purchases.case_tasks, (_CASE, "work.inventory.task", "work.inventory.system"))
    yield _fact("case_live", purchases.case_live, _CASE_DAY)
    yield _fact("cutovers", purchases.cutovers, ())
    yield _fact(
        "unused_methods", purchases.unused_methods, (f"{_APPROVERS}.method", "derived.it_staff_total", "town.kind")
    )
    yield _fact("needs_short", purchases.needs_short, (*_CASE_DAY, *_DAY, "build.on", *_MONTHS), _DATES)
    alike = tuple(f"{_LEDGER}.{name}" for name in ("product", "vendor", "contract", "standard", "renewal"))
    yield _fact("systems", purchases.systems, (f"{_LEDGER}.work", *alike, "derived.plan_years"), _PACKAGES)
    days = (*alike, *_DAY, *_CASE_DAY, *_MIGRATION, "standardization.cost_after", "derived.plan_years")
    yield _fact("years", purchases.years, (*days, "build.on", *_MONTHS), _DATES)
    yield _fact("shared", purchases.shared, (*days, f"{_LEDGER}.department", "build.on", *_MONTHS), _DATES)
    yield _fact("gates", purchases.gates, (*days, "build.on", *_MONTHS), _DATES)
    yield _fact("review_days", purchases.review_days, (*days, _REVIEW, *urgent.READS, "build.on", *_MONTHS), _DATES)
    whose = (f"{_LEDGER}.department", *urgent.READS)
    yield _fact("urgent", purchases.urgent, (*days, _REVIEW, *whose, "build.on", *_MONTHS), _DATES)
    yield _fact("crowded", purchases.crowded, days, _DATES)
    yield _fact("contract_years", purchases.contract_years, ("procurement.long_term_years",))
    yield _fact("data_return", purchases.data_return, ("systems.data_return",), _CLAUSES)
    yield _fact("largest", purchases.largest, (f"{_LEDGER}.vendor",), _SHARED)
    yield _fact("competition", purchases.competition, (*_CONTRACTS, "budget.single_bids"), _TALLIED)
    yield _fact("negotiation", purchases.negotiation, _CONTRACTS, _TALLIED)
    yield _fact("lump_sum", purchases.lump_sum, (_LUMP,), _LUMPS)
    yield from _columns()


def _columns() -> Iterator[Fact]:
    """Yield what each column of the systems was decided from, so that each is as narrow as its own answers."""
    for name in ("department", "standard"):
        yield _fact(f"systems.{name}", None, (f"{_LEDGER}.{name}",))
    yield _fact("systems.years_used", None, (f"{_LEDGER}.started", f"{_LEDGER}.renewal"))
    yield _fact("systems.due", None, (*_DAY, *_CASE_DAY, *_MIGRATION, "build.on", *_MONTHS), _DATES)
    for name in ("petty", "approver"):
        yield _fact(f"systems.{name}", None, _AMOUNTS, _BANDS)
    yield _fact("systems.council", None, (*_AMOUNTS, _COUNCIL), _BANDS)
    yield _fact("systems.fellows", None, (f"{_LEDGER}.vendor",), _SHARED)


def _fact(name: str, value: object, inputs: tuple[str, ...], released: str = "") -> Fact:
    path = f"{_ROOT}.{name}"
    return Fact(path, value, path, Origin(OriginKind.RULE, inputs=inputs), released=released)


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


def _case_named(situation: Situation) -> tuple[str, ...]:
    """Return the names by which the kind of the next case is told: its own and those of the systems it names."""
    case = situation.value(_CASE)
    return (*case_works(situation), *((case,) if is_known(case) else ()))


def _year(rules: Rules, today: date) -> Timetable | Missing:
    """Return the standard timetable of what goes live as early as it can, for the months of its steps."""
    plan = standard(rules, today, today)
    return plan if isinstance(plan.request, date) else plan.request


def _limits(situation: Situation) -> Limits:
    compared = situation.value("assumption.cost_months") // 12
    longest = situation.value("procurement.long_term_years")
    kind, special = situation.value("town.kind"), situation.value("town.type") in ("指定都市", "特別区")
    own = situation.value(_COUNCIL)
    usual = situation.value(f"law.proc-council-approval-{'city' if kind == '市' else 'town'}")
    return Limits(
        petty={kind: situation.value(path) for kind, path in _PETTY.items()},
        bands=situation.value("procurement.approvers"),
        council=own if is_known(own) or special or not usual.in_force else usual.values["acquisition_jpy"] // 1000,
        years=min(compared, longest) if is_known(longest) else compared,
    )


def _unused_methods(bands: Any, scale: Scale) -> tuple[str, ...]:
    """Return the methods that no band names; if a band does not tell its method, the one too much for a few staff."""
    if isinstance(bands, Missing) or not all(is_known(band["method"]) for band in bands):
        return (_WEIGHED,) if scale == "light" else ()
    return tuple(method for method, word in _NAMED.items() if not any(word in band["method"] for band in bands))


def _timings(rules: Rules, live: date, today: date, years: tuple[RenewalYear, ...]) -> Iterator[Timing]:
    """Yield how the standard timetable fits the next case and each year of renewals."""
    yield "late" if standard(rules, live, today).late_weeks else "in_time"
    yield from (year.timing for year in years)


def _scale(staff: int | Missing, kind: str) -> Scale:
    if isinstance(staff, Missing):  # what one person can do is more than nothing, and twice the forms is not
        return "light" if kind in _SMALL else "middle"
    return "light" if staff <= _ALONE else "full" if staff >= _MANY else "middle"
