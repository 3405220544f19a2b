"""What is decided for a system of the ledger follows the own rules and its yearly cost; the unknown stays unknown."""

from collections.abc import Callable
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

import pytest

from planner.missing import Missing
from planner.procurement.case import NextCase
from planner.procurement.cutover import Cutover, Cutovers
from planner.procurement.model import RenewalYear, SystemPurchase
from planner.procurement.systems import Limits, due_systems, gates
from planner.procurement.timetable import Rules, shortest, standard
from planner.situation.model import Fact, Origin, OriginKind, Situation

Found = tuple[tuple[SystemPurchase, ...], tuple[RenewalYear, ...]]

TODAY = date(2026, 11, 25)
BANDS = ({"up_to": 500, "approver": "課長"}, {"up_to": 20_000, "approver": "副町長"})
BANDS = (*BANDS, {"up_to": Missing(), "approver": "町長"})
PETTY = {"bought": 1_000, "lease": 400}
WEEKEND = Cutover("other", "", words=(), avoid=(), closed_days=2, reason="")
COUNTER = Cutover("counter", "", words=("戸籍",), avoid=(3, 4), closed_days=2, reason="")
NO_CASE = NextCase((), None)
LIMITS = Limits(petty=PETTY, bands=BANDS, council=7_000, years=5)


def row(work: str, **given: Any) -> dict[str, Any]:
    usual = {"department": "総務課", "started": 2020, "renewal": 2028, "cost": 900, "contract": "bought"}
    usual |= {"vendor": "甲社", "product": f"{work}の製品", "standard": "no", "live": Missing()}
    return {"work": work, **usual, **given}


@pytest.fixture
def due(rules: Callable[..., Rules]) -> Callable[..., Found]:
    made = rules()

    def of(*rows: dict[str, Any], limits: Limits = LIMITS, case: NextCase = NO_CASE, **answers: Any) -> Found:
        values = {"systems.ledger": rows, "derived.plan_years": (2027, 2028, 2029, 2030, 2031)}
        values["standardization.schedule"] = answers.get("reported", ())
        values["standardization.cost_after"] = answers.get("standard_cost", Missing())
        values["derived.ledger_standard_cost"] = answers.get("listed_cost", Missing())
        origin = Origin(OriginKind.ANSWER)
        facts = {path: Fact(path, value, path, origin) for path, value in values.items()}
        plans = lambda day, works: (standard(made, day, TODAY), shortest(made, day, TODAY))  # noqa: E731
        cutovers = Cutovers((COUNTER, WEEKEND), made.calendar)
        return due_systems(Situation(TODAY, MappingProxyType(facts)), limits, cutovers, plans, case)

    return of


def test_only_what_is_due_within_the_plan_is_listed_the_earliest_first(
    due: Callable[..., Found],
) -> None:
    rows = row("税", renewal=2030), row("例規"), row("図書", renewal=2035), row("戸籍", renewal=Missing())
    systems, years = due(*rows)
    assert [item.work for item in systems] == ["例規", "税"]
    assert [(item.year, item.count) for item in years] == [(2028, 1), (2030, 1)]


@pytest.mark.parametrize(
    ("cost", "petty", "approver", "council"),
    [
        (100, True, "課長", "below"),
        (200, True, "副町長", "below"),
        (201, False, "副町長", "below"),
        (1_400, False, "副町長", "check"),
        (4_001, False, "町長", "check"),
    ],
)
def test_the_own_rules_decide_by_the_cost_of_five_years(
    due: Callable[..., Found], cost: int, petty: bool, approver: str, council: str
) -> None:
    ([found], _) = due(row("例規", cost=cost))
    assert (found.petty, found.approver, found.council) == (petty, approver, council)


def test_a_system_whose_department_nobody_has_told_is_bought_by_a_department_not_known(
    due: Callable[..., Found],
) -> None:
    joint = {"vendor": "甲社", "product": "総合行政"}
    ((package,), _) = due(row("税", **joint), row("住民", department=Missing("of.住民"), **joint))
    assert isinstance(package.department, Missing)
    assert package.department.path == "of.住民"


@pytest.mark.parametrize(("kind", "council"), [("lease", "exempt"), ("service", "exempt"), (Missing("x"), "check")])
def test_the_council_is_asked_only_about_what_is_bought(due: Callable[..., Found], kind: Any, council: str) -> None:
    ([found], _) = due(row("例規", cost=1_400, contract=kind))
    assert found.council == council


@pytest.mark.parametrize(("kind", "petty"), [("bought", True), ("lease", False)])
def test_the_limit_is_that_of_the_kind_of_contract(due: Callable[..., Found], kind: str, petty: bool) -> None:
    ([found], _) = due(row("例規", cost=100, contract=kind))
    assert found.petty is petty


def test_without_the_kind_of_contract_no_limit_is_taken(due: Callable[..., Found]) -> None:
    ([found], _) = due(row("例規", cost=1, contract=Missing("k")))
    assert isinstance(found.petty, Missing)


def test_without_cost_or_own_limit_nothing_is_decided(due: Callable[..., Found]) -> None:
    unknown = Limits(petty={"bought": Missing("p")}, bands=Missing("b"), council=Missing("c"), years=5)
    for found in (*due(row("例規", cost=Missing()))[0], *due(row("例規"), limits=unknown)[0]):
        decided = (found.petty, found.approver, found.council)
        assert all(isinstance(value, Missing) for value in decided)


def test_systems_that_are_one_product_of_one_vendor_are_bought_as_one(due: Callable[..., Found]) -> None:
    joint = {"product": "基幹", "cost": 300}
    rows = (row("税", **joint), row("例規"), row("住民", department="住民課", started=2015, **joint))
    (package, alone), (year,) = due(*rows)
    assert (package.work, package.department, package.count, package.years_used) == (
        "税、住民",
        "総務課、住民課",
        2,
        13,
    )
    assert (package.petty, package.approver) == (False, "副町長")  # 600千円 over five years, not 300 twice
    assert (package.fellows, alone.fellows, year.count) == (1, 2, 2)


@pytest.mark.parametrize(
    "apart", [{"renewal": 2029}, {"vendor": "乙社"}, {"contract": "lease"}, {"product": Missing()}]
)
def test_what_ends_or_is_bought_otherwise_stays_a_purchase_of_its_own(
    due: Callable[..., Found], apart: dict[str, Any]
) -> None:
    systems, _ = due(row("税", product="基幹"), row("住民", **{"product": "基幹"} | apart))
    assert [item.count for item in systems] == [1, 1]


def test_systems_of_one_vendor_are_counted_and_the_years_in_use(due: Callable[..., Found]) -> None:
    systems, years = due(row("税"), row("例規", vendor="乙社"), row("図書", renewal=2030, started=2015))
    assert [item.fellows for item in systems] == [1, 0, 1]
    assert [item.years_used for item in systems] == [8, 8, 15]
    assert [item.count for item in years] == [2, 1]


def test_a_year_too_near_for_the_standard_is_left_to_the_shortest_or_comes_too_late(due: Callable[..., Found]) -> None:
    systems, (near, far) = due(row("例規", renewal=2027), row("税", renewal=2029))
    assert (near.timing, far.timing) == ("short", "in_time")
    assert near.start_by
    assert far.start_by
    assert TODAY < near.start_by < far.start_by
    assert [item.due.start_by for item in systems] == [near.start_by, far.start_by]


@pytest.mark.parametrize(
    ("renewals", "told"),
    [
        ([2028] * 3 + [2030] * 3, {2028, 2030}),
        ([2028] * 3 + [2030] * 2, set()),  # the rest of the published total would be two contracts
        ([2028] * 3 + [2029] * 4 + [2030], {2029}),
        ([2028] * 3 + [2030] + [2040] * 2, {2028}),
    ],
)
def test_no_sum_is_told_from_which_a_contract_could_be(
    due: Callable[..., Found], renewals: list[int], told: set[int]
) -> None:
    _, years = due(*(row(f"業務{number}", renewal=year) for number, year in enumerate(renewals)))
    assert {item.year for item in years if item.sum_told} == told


@pytest.mark.parametrize(("standard_cost", "told"), [(Missing(), {2028}), (1_087_000, set())])
def test_no_sum_is_told_from_which_a_contract_could_be_with_what_the_standard_systems_cost_together(
    due: Callable[..., Found], standard_cost: Any, told: set[int]
) -> None:
    three, one = [row(f"業務{at}") for at in range(3)], row("端末", renewal=2030)
    standard_ones = [row(f"基幹{at}", renewal=2040, standard="yes") for at in range(3)]
    _, years = due(*three, one, *standard_ones, standard_cost=standard_cost)
    assert {item.year for item in years if item.sum_told} == told


def test_no_sum_is_told_of_a_year_with_one_contract_besides_all_the_standard_systems(due: Callable[..., Found]) -> None:
    six = [*(row(f"基幹{at}", standard="yes") for at in range(5)), row("端末")]
    later = [row(f"業務{at}", renewal=2030) for at in range(4)]
    assert [item.sum_told for item in due(*six, *later)[1]] == [True, True]
    assert [item.sum_told for item in due(*six, *later, listed_cost=17_400)[1]] == [False, False]


def test_purchases_of_one_year_are_due_on_the_days_fit_for_their_work(due: Callable[..., Found]) -> None:
    systems, (year,) = due(row("例規"), row("戸籍"), row("図書"))
    assert [(item.work, item.due.live) for item in systems] == [
        ("戸籍", date(2029, 2, 26)),
        ("例規", date(2029, 3, 26)),
        ("図書", date(2029, 3, 26)),
    ]
    first, second = year.days
    assert [(item.live, item.count) for item in year.days] == [(date(2029, 2, 26), 1), (date(2029, 3, 26), 2)]
    assert first.notice_by
    assert second.notice_by
    assert first.notice_by < second.notice_by
    assert (year.count, year.start_by) == (3, first.start_by)


def test_a_day_told_in_the_ledger_goes_before_the_rule(due: Callable[..., Found]) -> None:
    ([found], _) = due(row("戸籍", live=date(2028, 10, 2)))
    assert found.due.live == date(2028, 10, 2)


def test_the_day_decided_for_a_system_is_kept_and_told_apart(due: Callable[..., Found]) -> None:
    rows = row("例規", live=date(2029, 2, 5)), row("税", live=date(2029, 2, 5))
    systems, (year,) = due(*rows, case=NextCase(("例規",), date(2028, 10, 2)))
    assert [(item.work, item.due.live) for item in systems] == [("例規", date(2028, 10, 2)), ("税", date(2029, 2, 5))]
    assert [(day.live, day.count) for day in year.days] == [(date(2028, 10, 2), 1), (date(2029, 2, 5), 1)]


def test_a_day_that_cannot_be_met_gives_way_to_the_first_that_can(due: Callable[..., Found]) -> None:
    ([found], [year]) = due(row("例規", renewal=2027, live=date(2027, 6, 1)))
    assert (found.due.wanted, found.due.timing) == (date(2027, 6, 1), "late")
    assert found.due.live == date(2027, 6, 1) + timedelta(weeks=found.due.late_weeks)
    assert found.due.start_by
    assert found.due.start_by > TODAY
    assert [day.live for day in year.days] == [found.due.live]


def test_the_day_to_begin_by_is_that_of_what_can_still_be_in_time(due: Callable[..., Found]) -> None:
    _, (year,) = due(row("例規", renewal=2027, live=date(2027, 6, 1)), row("税", renewal=2027))
    late, soon = sorted(year.days, key=lambda day: day.wanted)
    assert (late.timing, year.start_by, year.reviewed) == ("late", soon.start_by, 2)
    assert due(row("例規", renewal=2027, live=date(2027, 6, 1)))[1][0].start_by is None


def test_the_systems_of_the_next_case_are_bought_as_one(due: Callable[..., Found]) -> None:
    rows = row("庁内網", contract="lease"), row("例規"), row("文書", vendor="乙社", contract="lease")
    systems, (year,) = due(*rows, case=NextCase(("庁内網", "文書"), date(2028, 10, 2)))
    assert [(item.work, item.count) for item in systems] == [("庁内網、文書", 2), ("例規", 1)]
    assert (year.count, systems[0].petty) == (2, False)
    assert isinstance(systems[0].fellows, Missing)  # of two vendors


@pytest.mark.parametrize("month", ["2028-10", "2028年10月", "令和10年10月", "2028-10-04"])
def test_a_migration_reported_to_the_state_has_its_month_and_no_timetable(
    due: Callable[..., Found], month: str
) -> None:
    planned = [
        {"task": "戸籍", "month": month},
        {"task": "介護", "month": "2028"},
        {"task": "税", "month": "2028-09"},
    ]
    rows = [row(work, standard="yes") for work in ("戸籍・附票", "介護保険")]
    systems, (year,) = due(*rows, row("税務の地図"), reported=planned)
    told = {item.work: (item.due.month, item.due.timing) for item in systems}
    assert told["戸籍・附票"] == ("2028-10", "reported")
    assert {told["介護保険"][1], told["税務の地図"][1]} == {"in_time"}  # only a year is told; not a standardized system
    assert [item.count for item in gates([year])] == [2]


@pytest.mark.parametrize(
    ("month", "told"), [("2028年度中（月は未定）", "2028年度中（月は未定）"), (Missing("m"), "月は未定")]
)
def test_a_migration_that_the_vendor_could_not_meet_has_no_day_while_its_month_is_open(
    due: Callable[..., Found], month: Any, told: str
) -> None:
    planned = [{"task": "戸籍", "month": month, "specified": "specified"}]
    ((found,), (year,)) = due(row("戸籍・附票", standard="yes"), reported=planned)
    assert (found.due.month, found.due.timing, found.due.gate_by, year.start_by) == (told, "reported", None, None)
    assert (year.count, year.reviewed) == (1, 0)
    assert not gates([year])


def test_a_purchase_counts_in_the_fiscal_year_of_its_first_gate(due: Callable[..., Found]) -> None:
    _, years = due(row("例規", renewal=2028), row("税", renewal=2030), row("図書", renewal=2030))
    assert [(item.year, item.count) for item in gates(years)] == [(2027, 1), (2029, 2)]


def test_what_others_buy_is_no_own_purchase_and_only_taking_part_is_decided(due: Callable[..., Found]) -> None:
    shared = {"contract": "joint", "renewal": 2030}
    systems, (year,) = due(row("例規"), row("税", **shared), row("介護", vendor="乙社", **shared))
    assert [item.work for item in systems] == ["例規"]
    assert (year.year, year.works) == (2028, ("例規",))


def test_a_migration_reported_to_the_state_stays_own_work_whoever_contracts(due: Callable[..., Found]) -> None:
    ([found], _) = due(row("戸籍", contract="joint", standard="yes"), reported=[{"task": "戸籍", "month": "2028-10"}])
    assert found.due.timing == "reported"
