"""What the situation knows of the purchases: each part with what decided it, and why it may be published."""

from __future__ import annotations

from collections.abc import Iterator

from planner.missing import Missing
from planner.procurement import urgent
from planner.procurement.model import Purchases
from planner.procurement.paths import (
    AMOUNTS,
    APPROVERS,
    CASE,
    CASE_DAY,
    CONTRACTS,
    COUNCIL,
    DAY,
    LEDGER,
    LUMP,
    MIGRATION,
    MONTHS,
    QUIET,
    REVIEW,
)
from planner.procurement.stages import Timetable
from planner.situation.model import Fact, Origin, OriginKind, Situation

_ROOT = "purchases"
_DATES = "予算編成の月と議会の月から逆算した日付だけで、予算の額も個別の契約も分からない"
_BANDS = "自団体の規則のどの段階に当たるかだけで、年額は分からない"
_CLAUSES = "これから尋ねることと加える条項だけで、契約ごとの取決めは分からない"
_TALLIED = "件数の割合の区分だけで個別の契約は分からず、調達の改善の進め方として公表する"
_LUMPS = "届き方だけで事業者も契約も分からず、見積りの依頼の決めとして事業者にも示す"
_PACKAGES = "業務の名と、どれを一つの調達とするかだけで、製品も事業者も契約の内容も分からない"
_SHARED = "同じ事業者の契約の数だけで、事業者の名も契約の内容も分からない"


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
        yield _fact(name, timetable, (*CASE_DAY, QUIET, "build.on", *MONTHS), _DATES)
    yield _fact("year", purchases.year, ("build.on", *MONTHS), _DATES)
    yield _fact("ways", purchases.ways, (*CASE_DAY, QUIET, "build.on", *MONTHS), _DATES)
    yield _fact("case_works", purchases.case_works, (CASE, f"{LEDGER}.work"))
    yield _fact("case_tasks", purchases.case_tasks, (CASE, "work.inventory.task", "work.inventory.system"))
    yield _fact("case_live", purchases.case_live, (*CASE_DAY, QUIET))
    yield _fact("cutovers", purchases.cutovers, (CASE, QUIET, f"{LEDGER}.work", f"{LEDGER}.renewal"), _PACKAGES)
    yield _fact(
        "unused_methods", purchases.unused_methods, (f"{APPROVERS}.method", "derived.it_staff_total", "town.kind")
    )
    yield _fact("needs_short", purchases.needs_short, (*CASE_DAY, QUIET, *DAY, "build.on", *MONTHS), _DATES)
    alike = tuple(f"{LEDGER}.{name}" for name in ("product", "vendor", "contract", "standard", "renewal"))
    yield _fact("systems", purchases.systems, (f"{LEDGER}.work", *alike, "derived.plan_years"), _PACKAGES)
    days = (*alike, QUIET, *DAY, *CASE_DAY, *MIGRATION, "standardization.cost_after", "derived.plan_years")
    yield _fact("years", purchases.years, (*days, "build.on", *MONTHS), _DATES)
    yield _fact("shared", purchases.shared, (*days, f"{LEDGER}.department", "build.on", *MONTHS), _DATES)
    yield _fact("gates", purchases.gates, (*days, "build.on", *MONTHS), _DATES)
    yield _fact("review_days", purchases.review_days, (*days, REVIEW, *urgent.READS, "build.on", *MONTHS), _DATES)
    whose = (f"{LEDGER}.department", *urgent.READS)
    yield _fact("urgent", purchases.urgent, (*days, REVIEW, *whose, "build.on", *MONTHS), _DATES)
    yield _fact("late", purchases.late, (*days, f"{LEDGER}.department", "build.on", *MONTHS), _DATES)
    yield _fact("crowded", purchases.crowded, days, _DATES)
    yield _fact("contract_years", purchases.contract_years, ("procurement.long_term_years",))
    yield _fact("data_return", purchases.data_return, ("systems.data_return",), _CLAUSES)
    yield _fact("largest", purchases.largest, (f"{LEDGER}.vendor",), _SHARED)
    yield _fact("concentration", purchases.concentration, (f"{LEDGER}.vendor", "systems.same_vendor"), _SHARED)
    yield _fact("competition", purchases.competition, (*CONTRACTS, "budget.single_bids"), _TALLIED)
    yield _fact("negotiation", purchases.negotiation, CONTRACTS, _TALLIED)
    yield _fact("lump_sum", purchases.lump_sum, (LUMP,), _LUMPS)
    yield from _columns()


def _columns() -> Iterator[Fact]:
    """Yield what each column of the systems was decided from, so that each is as narrow as its own answers."""
    for name in ("department", "standard"):
        yield _fact(f"systems.{name}", None, (f"{LEDGER}.{name}",))
    yield _fact("systems.years_used", None, (f"{LEDGER}.started", f"{LEDGER}.renewal"))
    yield _fact("systems.due", None, (QUIET, *DAY, *CASE_DAY, *MIGRATION, "build.on", *MONTHS), _DATES)
    for name in ("petty", "approver"):
        yield _fact(f"systems.{name}", None, AMOUNTS, _BANDS)
    yield _fact("systems.council", None, (*AMOUNTS, COUNCIL), _BANDS)
    yield _fact("systems.fellows", None, (f"{LEDGER}.vendor",), _SHARED)


def _fact(name: str, value: object, inputs: tuple[str, ...], released: str = "") -> Fact:
    path = f"{_ROOT}.{name}"
    return Fact(path, value, path, Origin(OriginKind.RULE, inputs=inputs), released=released)
