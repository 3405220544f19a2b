"""Values worked out from answers and public data: one table of small formulas, each naming what it reads."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from planner.missing import Missing, Reason, is_known
from planner.situation.model import Fact, Origin, OriginKind, Situation

PLAN_YEARS = 5  # assumed until the question about the plan's length is answered


@dataclass(frozen=True, slots=True)
class Derivation:
    """A value under `derived.<id>`, computed from `inputs` in their order; missing if any input is."""

    id: str
    label: str
    unit: str
    inputs: tuple[str, ...]
    compute: Callable[..., Any]


def derive(situation: Situation) -> Situation:
    """Return `situation` with every derived value that does not compare with other municipalities."""
    for rule in DERIVATIONS:
        situation = situation.with_facts([_fact(rule, situation)])
    return situation


def _fact(rule: Derivation, situation: Situation) -> Fact:
    values = [situation.value(path) for path in rule.inputs]
    missing = next((value for value in values if not is_known(value)), None)
    value = Missing(missing.path, missing.reason) if isinstance(missing, Missing) else rule.compute(*values)
    as_of = oldest(situation, rule.inputs)
    origin = Origin(OriginKind.DERIVED, as_of=as_of, inputs=rule.inputs)
    return Fact(f"derived.{rule.id}", value, rule.label, origin, rule.unit)


def oldest(situation: Situation, paths: tuple[str, ...]) -> str:
    """Return the earliest date that an answer among `paths` is true of, empty if none names one."""
    dates = [situation[path].origin.as_of for path in paths if situation[path].question is not None]
    return min(filter(None, dates), default="")


def _change_pct(before: float, after: float) -> float | Missing:
    return round((after / before - 1) * 100, 1) if before else Missing(reason=Reason.UNKNOWN)


def _share_pct(part: float, whole: float) -> float | Missing:
    return round(part / whole * 100, 1) if whole else Missing(reason=Reason.UNKNOWN)


def _per(amount: float, base: float, times: int = 1) -> float | Missing:
    return round(amount / base * times, 1) if base else Missing(reason=Reason.UNKNOWN)


def _workers_share(position: int) -> Callable[..., float | Missing]:
    return lambda *workers: _share_pct(workers[position], sum(workers))


def _total(rows: tuple[Mapping[str, Any], ...], column: str) -> int | Missing:
    known = [row[column] for row in rows if is_known(row[column])]
    return sum(known) if known else Missing(reason=Reason.UNKNOWN)


_NARROW = ("product", "cost", "vendor")  # columns of the ledger that are not for the public


def _renewals(rows: tuple[Mapping[str, Any], ...], years: tuple[int, ...]) -> tuple[Mapping[str, Any], ...]:
    due = [row for row in rows if is_known(row["renewal"]) and row["renewal"] in years]
    shown = ({name: row[name] for name in row if name not in _NARROW} for row in due)
    return tuple(sorted(shown, key=lambda row: row["renewal"]))


def capacity_days(full: int, part: int, share: float, workdays: int, part_share: int) -> float:
    """Return the person-days a year for new work; `share` and `part_share` are percentages."""
    return round((full * 100 + part * part_share) * workdays * share / 10_000, 1)


_WORKERS = ("stats.workers_primary_2020", "stats.workers_secondary_2020", "stats.workers_tertiary_2020")
_STAFF = ("organisation.it_staff_fulltime", "organisation.it_staff_parttime")

DERIVATIONS = (
    Derivation(
        "pop_change_2015_2025_pct",
        "人口の増減率（2015年から2025年まで）",
        "%",
        ("stats.pop_census_2015", "stats.pop_census_2025_prelim"),
        _change_pct,
    ),
    Derivation(
        "pop_change_2020_2050_pct",
        "人口の増減率（2020年から2050年まで、推計）",
        "%",
        ("stats.pop_census_2020", "stats.pop_proj_2050"),
        _change_pct,
    ),
    Derivation(
        "density_per_km2",
        "人口密度",
        "人/km2",
        ("stats.pop_census_2025_prelim", "stats.area_km2_20241001"),
        _per,
    ),
    Derivation(
        "habitable_share_pct",
        "面積に占める可住地の割合",
        "%",
        ("stats.habitable_area_km2_2024", "stats.area_km2_20241001"),
        _share_pct,
    ),
    Derivation(
        "ratio_65plus_2050_pct",
        "高齢化率（2050年、推計）",
        "%",
        ("stats.ratio_65plus_proj_2050_pct",),
        lambda ratio: ratio,
    ),
    Derivation(
        "staff_general_per_1000",
        "人口千人当たりの一般行政職員数",
        "人",
        ("stats.staff_general_admin_20240401", "stats.pop_juki_20240101"),
        lambda staff, people: _per(staff, people, 1000),
    ),
    Derivation("primary_workers_share_pct", "第1次産業の就業者の割合", "%", _WORKERS, _workers_share(0)),
    Derivation("secondary_workers_share_pct", "第2次産業の就業者の割合", "%", _WORKERS, _workers_share(1)),
    Derivation("tertiary_workers_share_pct", "第3次産業の就業者の割合", "%", _WORKERS, _workers_share(2)),
    Derivation("it_staff_total", "情報担当の人数（専任と兼任）", "人", _STAFF, lambda full, part: full + part),
    Derivation(
        "residents_per_it_staff",
        "情報担当1人当たりの人口",
        "人",
        ("stats.pop_juki_20250101", "derived.it_staff_total"),
        lambda people, staff: round(people / staff) if staff else Missing(reason=Reason.UNKNOWN),
    ),
    Derivation(
        "capacity_days",
        "新しい仕事に充てられる日数",
        "人日/年",
        (*_STAFF, "organisation.new_work_share", "assumption.workdays", "assumption.parttime_share"),
        capacity_days,
    ),
    Derivation("plan_years", "計画の年度", "", ("assumption.plan_years",), lambda years: years),
    Derivation("plan_first_year", "計画の最初の年度", "", ("derived.plan_years",), lambda years: years[0]),
    Derivation("plan_last_year", "計画の最後の年度", "", ("derived.plan_years",), lambda years: years[-1]),
    Derivation("ledger_count", "台帳に載る情報システムの数", "件", ("systems.ledger",), len),
    Derivation(
        "ledger_cost",
        "台帳に載る情報システムの年間費用",
        "千円",
        ("systems.ledger",),
        lambda rows: _total(rows, "cost"),
    ),
    Derivation(
        "ledger_renewals",
        "計画期間に更新期限が来る情報システム",
        "",
        ("systems.ledger", "derived.plan_years"),
        _renewals,
    ),
    Derivation(
        "survey_return_pct",
        "住民調査の回収率",
        "%",
        ("voices.survey_returned", "voices.survey_sent"),
        _share_pct,
    ),
)
