"""What is worked out from the ledger of systems and the contracts: costs, renewals, what tells them apart, shares."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from planner.situation import by_name, inventory, ledger, unlisted
from planner.situation.derivation import NOTHING, Derivation
from planner.situation.formulas import retired_in, share_pct, single_bid_pct
from planner.situation.standard_works import named
from planner.situation.system_names import in_full

_LEDGER = "systems.ledger"
_WORK = f"{_LEDGER}.work"
_INVENTORY = "work.inventory"
_UNMOVED = "derived.unmoved_works"
_SERVICES = tuple(service.path for service in unlisted.SERVICES)


def _ledger_rows(name: str, label: str, columns: Sequence[str], compute: Callable[..., Any]) -> Derivation:
    """Return the derivation of the rows of the ledger that some columns tell apart."""
    inputs = (_LEDGER, *(f"{_LEDGER}.{column}" for column in columns))
    return Derivation(f"ledger_{name}", label, "", inputs, compute, rows_of=_LEDGER)


LEDGER_DERIVATIONS = (
    Derivation("ledger_count", "台帳に載る情報システムの数", "件", (_LEDGER,), len),
    Derivation("ledger_cost", "台帳に載る情報システムの年間費用", "千円", (f"{_LEDGER}.cost",), ledger.yearly_cost),
    Derivation("ledger_priced", "年間費用の分かる情報システムの数", "件", (f"{_LEDGER}.cost",), ledger.priced),
    Derivation(
        "ledger_standard_cost",
        "台帳に載る標準化の対象の業務の年間費用",
        "千円",
        (f"{_LEDGER}.cost", f"{_LEDGER}.standard"),
        ledger.standard_cost,
    ),
    Derivation(
        "ledger_renewals",
        "計画期間に更新期限が来る情報システム",
        "",
        (_LEDGER, f"{_LEDGER}.renewal", "derived.plan_years"),
        ledger.renewed_in_plan,
        rows_of=_LEDGER,
    ),
    Derivation(
        "ledger_ending",
        "計画の始期の前に更新期限が来る情報システム",
        "",
        (_LEDGER, f"{_LEDGER}.renewal", "derived.plan_years", "build.fiscal_year"),
        ledger.ending_before_plan,
        rows_of=_LEDGER,
    ),
    *(
        Derivation(name, label, unit, (f"{_LEDGER}.renewal", f"{_LEDGER}.contract", "derived.plan_years"), compute)
        for name, label, unit, compute in (
            (
                "renewals_at_most",
                "計画期間の2年目から、1年度に重なる自らの契約の更新の最大",
                "件",
                ledger.most_in_a_year,
            ),
            ("renewal_peak_year", "計画期間の2年目から、自らの契約の更新の最も重なる年度", "年度", ledger.peak_year),
            ("renewals_evenly", "計画期間の2年目からの自らの契約の更新を、等しく分けた1年度の数", "件", ledger.evenly),
        )
    ),
    Derivation(
        "largest_vendor_pct",
        "台帳の年額のうち最も多い事業者の割合",
        "%",
        ("systems.ledger_state", f"{_LEDGER}.cost", f"{_LEDGER}.vendor"),
        ledger.largest_vendor,
    ),
    *(_ledger_rows(zone, label, ("zone", "standard"), ledger.in_zone(zone)) for zone, label in ledger.ZONES.items()),
    _ledger_rows("unplaced", "領域の分からない情報システム", ("zone", "standard"), ledger.in_zone("")),
    *(
        _ledger_rows(f"back_{outage}", label, ("outage",), ledger.back_after(outage))
        for outage, label in ledger.OUTAGES.items()
    ),
    _ledger_rows("close", "住民の情報を特に慎重に扱う情報システム", ("personal", "standard"), ledger.holding(True)),
    _ledger_rows("other", "その他の情報システム", ("personal", "standard"), ledger.holding(False)),
    _ledger_rows("own", "自ら備え、個人の情報を保存する情報システム", ("contract", "personal"), ledger.kept_here),
    Derivation("main_vendor", "最も多くのシステムを受け持つ事業者", "", (f"{_LEDGER}.vendor",), ledger.main_vendor),
    Derivation(
        "closest_office",
        "住民の情報を特に慎重に扱うシステムの最も多い、情報担当でない課",
        "",
        (f"{_LEDGER}.department", f"{_LEDGER}.personal", f"{_LEDGER}.standard", "organisation.it_department"),
        ledger.closest_office,
    ),
    _ledger_rows("back_unsaid", "止められる時間の分からない情報システム", ("outage",), ledger.back_after("")),
    Derivation("ledger_words", "台帳の業務の名", "", (_WORK,), lambda works: "。".join(map(in_full, works))),
    Derivation("unmoved_count", "移行の残る業務の数", "業務", ("standardization.remaining",), len),
    Derivation("unmoved_works", "移行していない標準化の対象の業務", "", ("standardization.remaining",), named),
    Derivation(
        "retired_in",
        "残る業務が移り、今のシステムをやめる年度",
        "",
        ("standardization.schedule.month", "standardization.target"),
        retired_in,
        optional=("standardization.schedule.month", "standardization.target"),
    ),
    Derivation(
        "unlisted_works",
        "台帳に行のない標準化の対象の業務",
        "",
        (
            _WORK,
            "law.plan-standardization-20-operations",
            "town.works_of_others",
            "standardization.status",
            _UNMOVED,
        ),
        unlisted.works,
        optional=(_UNMOVED,),
    ),
    Derivation(
        "unlisted_services",
        "台帳に行のない、使っているサービス",
        "",
        (_WORK, *_SERVICES),
        unlisted.services,
        optional=_SERVICES,
    ),
    Derivation(
        "unlisted_systems",
        "台帳に行のない、業務の一覧に名のあるシステム",
        "",
        (_INVENTORY, f"{_INVENTORY}.system", _WORK),
        unlisted.systems,
        rows_of=_INVENTORY,
    ),
    Derivation(
        "offices_unlisted",
        "台帳に1件もない課",
        "",
        ("organisation.departments.role", "organisation.departments.name", f"{_LEDGER}.department"),
        unlisted.offices,
    ),
    Derivation(
        "own_lines",
        "自ら持つ、家までの光ケーブル、ケーブルテレビ及び告知放送の設備（更新の早い順）",
        "",
        (_LEDGER, _WORK, f"{_LEDGER}.contract", f"{_LEDGER}.renewal"),
        by_name.own_lines,
        rows_of=_LEDGER,
    ),
    Derivation(
        "own_lines_renewal",
        "自ら持つ光ケーブルと放送の設備の更新年度",
        "年度",
        ("derived.own_lines.renewal",),
        by_name.first_renewal,
    ),
    Derivation(
        "terminals_untold",
        "各戸の告知端末が、台帳にあって災害の情報を伝える手段の回答にないこと",
        "",
        ("derived.own_lines.work", "data_use.disaster_info"),
        by_name.terminals_untold,
    ),
    *(
        Derivation(name, label, "", (_INVENTORY, f"{_INVENTORY}.task"), by_name.works_on(words), rows_of=_INVENTORY)
        for name, label, words in (
            ("field_reports", "外での仕事の記録を受け取る業務", by_name.FIELD_REPORTS),
            ("water_rounds", "水源と配水池を見回る業務", by_name.WATER_ROUNDS),
            ("help_lists", "災害のときに支える人の名簿を扱う業務", by_name.HELP_LISTS),
            ("care_trips", "通院の費用を助ける業務", by_name.CARE_TRIPS),
            ("snow_calls", "雪の日の電話を受ける業務", by_name.SNOW_CALLS),
            ("roof_snow", "雪下ろしを受け付ける業務", by_name.ROOF_SNOW),
            ("animal_calls", "獣の目撃を受け付ける業務", by_name.ANIMAL_CALLS),
            ("sea_calls", "海の急な変わり目を知らせる業務", by_name.SEA_CALLS),
            ("waste_visits", "ごみを運べない家を回る業務", by_name.WASTE_VISITS),
            ("rides_booked", "乗合の予約を受ける業務", by_name.RIDES_BOOKED),
        )
    ),
    Derivation(
        "carried_papers",
        "訪問、現地の調査及び議会に紙を持ち歩く業務（時間の長い順）",
        "",
        (_INVENTORY, f"{_INVENTORY}.task", f"{_INVENTORY}.hours"),
        by_name.carried_papers,
        rows_of=_INVENTORY,
    ),
    Derivation(
        "works_in_ledger",
        "台帳のシステムを使う業務（件数の多い順）",
        "",
        (_INVENTORY, f"{_INVENTORY}.system", _WORK),
        inventory.in_ledger,
        rows_of=_INVENTORY,
    ),
    Derivation(
        "work_not_to_wait",
        "止められる時間の最も短いシステムを使う業務のうち、件数の最も多いもの",
        "",
        (_INVENTORY, f"{_INVENTORY}.system", _WORK, f"{_LEDGER}.outage"),
        inventory.not_to_wait,
    ),
    Derivation(
        "negotiated_pct",
        "随意契約の割合",
        "%",
        ("budget.negotiated_contracts", "budget.contracts"),
        lambda negotiated, contracts: share_pct(negotiated, contracts) if negotiated <= contracts else NOTHING,
    ),
    Derivation(
        "single_bid_pct",
        "一者応札の割合",
        "%",
        ("budget.single_bids", "budget.contracts", "budget.negotiated_contracts"),
        single_bid_pct,
    ),
)
