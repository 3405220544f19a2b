"""What is worked out from answers and public data: one table of values, each naming its formula and what it reads."""

from __future__ import annotations

import operator

from planner.situation.cases import CASE_DERIVATIONS
from planner.situation.derivation import NOTHING, Derivation
from planner.situation.districts import oldest_first, remote
from planner.situation.foremost import largest_first, passed_in, round_below
from planner.situation.formulas import (
    achieved_pct,
    capacity_days,
    change_pct,
    move_of,
    moved_months,
    per,
    share_pct,
    specified,
    workers_share,
)
from planner.situation.inventory import first_works, hours_of
from planner.situation.ledger_derivations import LEDGER_DERIVATIONS
from planner.situation.local_issues import deadly, most, office_flooding, told, troubles
from planner.situation.outside import water_elsewhere
from planner.situation.standing import STANDING_COSTS
from planner.situation.told_derivations import TOLD_DERIVATIONS

_WORKERS = ("stats.workers_primary_2020", "stats.workers_secondary_2020", "stats.workers_tertiary_2020")
_STAFF = ("organisation.it_staff_fulltime", "organisation.it_staff_parttime")
_DISTRICTS = "basics.districts"
_FEATURES = (_DISTRICTS, "basics.districts.feature")
_INVENTORY = "work.inventory"
_NOW = "stats.pop_census_2025_prelim"
_PROJECTED = tuple(f"stats.pop_proj_{year}" for year in range(2030, 2051, 5))


DERIVATIONS = (
    Derivation(
        "water_elsewhere",
        "水道を行うほかの団体",
        "",
        ("organisation.departments.role", "organisation.departments.name"),
        water_elsewhere,
    ),
    Derivation(
        "specified_migration", "特定移行支援システムの有無", "", ("standardization.schedule.specified",), specified
    ),
    Derivation(
        "pop_change_2015_2025_pct",
        "人口の増減率（2015年から2025年まで）",
        "%",
        ("stats.pop_census_2015", "stats.pop_census_2025_prelim"),
        change_pct,
    ),
    Derivation(
        "pop_change_2020_2050_pct",
        "人口の増減率（2020年から2050年まで、推計）",
        "%",
        ("stats.pop_census_2020", "stats.pop_proj_2050"),
        change_pct,
    ),
    Derivation("pop_round", "人口の下回っていない区切りの数", "人", (_NOW,), round_below),
    Derivation("pop_round_year", "推計の人口が区切りの数を下回る年", "年", (_NOW, *_PROJECTED), passed_in),
    Derivation(
        "density_per_km2", "人口密度", "人/km²", ("stats.pop_census_2025_prelim", "stats.area_km2_20241001"), per
    ),
    Derivation(
        "habitable_share_pct",
        "面積に占める可住地の割合",
        "%",
        ("stats.habitable_area_km2_2024", "stats.area_km2_20241001"),
        share_pct,
    ),
    Derivation(
        "staff_general_per_1000",
        "人口千人当たりの一般行政職員数",
        "人",
        ("stats.staff_general_admin_20240401", "stats.pop_juki_20250101"),
        lambda staff, people: per(staff, people, 1000),
    ),
    Derivation(
        "longest_work",
        "時間の分かる業務（長い順）",
        "",
        (_INVENTORY, f"{_INVENTORY}.hours"),
        largest_first,
        rows_of=_INVENTORY,
    ),
    Derivation(
        "districts_by_people",
        "人口の分かる地区（多い順）",
        "",
        (_DISTRICTS, "basics.districts.people"),
        largest_first,
        rows_of=_DISTRICTS,
    ),
    Derivation("districts_by_age", "65歳以上の割合の高い順の地区", "", _FEATURES, oldest_first, rows_of=_DISTRICTS),
    Derivation("districts_far", "行き来に掛かる時間の分かる地区", "", _FEATURES, remote, rows_of=_DISTRICTS),
    Derivation("primary_workers_share_pct", "第1次産業の就業者の割合", "%", _WORKERS, workers_share(0)),
    Derivation("secondary_workers_share_pct", "第2次産業の就業者の割合", "%", _WORKERS, workers_share(1)),
    Derivation("tertiary_workers_share_pct", "第3次産業の就業者の割合", "%", _WORKERS, workers_share(2)),
    Derivation("it_staff_total", "情報担当の人数（専任と兼任）", "人", _STAFF, lambda full, part: full + part),
    Derivation(
        "residents_per_it_staff",
        "情報担当1人当たりの人口",
        "人",
        ("stats.pop_juki_20250101", "derived.it_staff_total"),
        lambda people, staff: round(people / staff) if staff else NOTHING,
    ),
    Derivation(
        "capacity_days",
        "新しい仕事に充てられる日数",
        "人日/年",
        (*_STAFF, "organisation.new_work_share", "assumption.workdays", "assumption.parttime_share"),
        capacity_days,
    ),
    Derivation(
        "expert_days",
        "外部の専門家に頼める日数",
        "人日/年",
        ("organisation.external_hours", "assumption.hours_per_day"),
        per,
    ),
    Derivation("plan_years", "計画の年度", "", ("assumption.plan_years",), lambda years: years),
    Derivation("plan_first_year", "計画の最初の年度", "年度", ("derived.plan_years",), lambda years: years[0]),
    Derivation("plan_last_year", "計画の最後の年度", "年度", ("derived.plan_years",), lambda years: years[-1]),
    *LEDGER_DERIVATIONS,
    *CASE_DERIVATIONS,
    *TOLD_DERIVATIONS,
    Derivation(
        "moved_months",
        "年度ごとの、残る業務の移行が全て済んだ後の月数",
        "か月",
        ("standardization.schedule.month", "derived.plan_years"),
        moved_months,
    ),
    STANDING_COSTS,
    Derivation(
        "standard_cost",
        "全ての業務が移った後の標準準拠システムの運用の費用",
        "千円/年",
        ("standardization.cost_after", "standardization.status"),
        lambda cost, status: cost if status == "done" else NOTHING,
    ),
    Derivation(
        "first_works",
        "初めに書き表す業務（1課から1つ、手戻りのあるものを先に、時間の長い順）",
        "",
        (
            _INVENTORY,
            f"{_INVENTORY}.hours",
            f"{_INVENTORY}.rework",
            f"{_INVENTORY}.department",
            "organisation.it_staff_fulltime",
            "stats.staff_general_admin_20240401",
        ),
        lambda rows, hours, rework, offices, full, staff: first_works(rows, full, staff),
        rows_of=_INVENTORY,
        optional=("organisation.it_staff_fulltime", "stats.staff_general_admin_20240401"),
    ),
    Derivation("first_works_hours", "初めに書き表す業務に掛かる時間", "時間/年", ("derived.first_works",), hours_of),
    Derivation(
        "is_small",
        "本文を短く示す小さな団体か",
        "",
        ("stats.pop_juki_20250101", "assumption.small_residents"),
        operator.lt,
    ),
    Derivation("previous_done_pct", "前計画の施策のうち達成の割合", "%", ("previous.results.result",), achieved_pct),
    Derivation(
        "troubles_told",
        "調査と資料に表れた困りごと",
        "",
        ("voices.findings", "voices.findings.kind"),
        troubles,
        rows_of="voices.findings",
    ),
    Derivation(
        "most_told",
        "調査で半数を超えた事柄",
        "",
        ("voices.findings", "voices.findings.kind", "voices.findings.value"),
        most,
        rows_of="voices.findings",
    ),
    Derivation(
        "local_issue_words",
        "地域の課題に書かれた言葉",
        "",
        ("basics.local_issues.topic", "basics.local_issues.fact"),
        told,
    ),
    Derivation(
        "deadly_hazards",
        "人が亡くなったか、住民の全てが避難する災害",
        "",
        ("basics.local_issues.topic", "basics.local_issues.fact"),
        deadly,
    ),
    Derivation(
        "office_flooding",
        "役場の所の浸水の深さを書いた句",
        "",
        ("basics.local_issues.fact", "basics.landscape"),
        office_flooding,
        optional=("basics.local_issues.fact", "basics.landscape"),
    ),
    Derivation(
        "project_words",
        "地域で行っている取組の名",
        "",
        ("data_use.local_projects.what",),
        lambda names: told(names, ()),
    ),
    Derivation(
        "achieved_words",
        "前計画で達成した施策の名",
        "",
        ("previous.results.measure", "previous.results.result"),
        lambda names, results: "。".join(
            name for name, result in zip(names, results, strict=True) if result == "achieved"
        ),
    ),
    Derivation(
        "next_case_move",
        "次の更新案件と同じ業務の移行の予定",
        "",
        ("procurement.next_case", "standardization.schedule.task", "standardization.schedule.month"),
        move_of,
    ),
    Derivation(
        "survey_return_pct", "住民調査の回収率", "%", ("voices.survey_returned", "voices.survey_sent"), share_pct
    ),
)
