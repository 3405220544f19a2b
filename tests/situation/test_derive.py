"""Derived values follow from what they read, and stay missing where that is missing."""

import pytest

from planner.missing import Missing, Reason, is_known
from planner.situation.ledger import (
    OUTAGES,
    ZONES,
    closest_office,
    evenly,
    main_vendor,
    most_in_a_year,
    peak_year,
    standard_cost,
)
from tests.situation.derived import NOT_TOLD, UNPLACED, derived


def test_the_cost_of_the_standard_systems_is_known_once_all_of_them_have_migrated() -> None:
    cost = {"standardization.cost_after": 391_000}
    assert derived(**cost, **{"standardization.status": "done"})["standard_cost"] == 391_000
    assert not is_known(derived(**cost, **{"standardization.status": "partly"})["standard_cost"])


@pytest.mark.parametrize(
    ("last", "months"),
    [
        ("2028年1月", (3, 12, 12, 12, 12)),
        ("2028-04", (0, 12, 12, 12, 12)),
        ("2026-10", (7, 12, 12, 12, 12)),
        ("2040-01", (0, 0, 0, 0, 0)),
        ("2028", None),
    ],
)
def test_the_months_of_a_year_count_from_when_the_last_work_has_moved(
    last: str, months: tuple[int, ...] | None
) -> None:
    rest = {"specified": Missing("specified")}
    rows = ({"task": "選挙人名簿", "month": "令和9年9月", **rest}, {"task": "戸籍", "month": last, **rest})
    years = {"assumption.plan_years": (2027, 2028, 2029, 2030, 2031)}
    found = derived(**years, **{"standardization.schedule": rows})["moved_months"]
    assert found == months if months else not is_known(found)


@pytest.mark.parametrize(
    ("months", "target", "years"),
    [
        (("2027-10", "令和9年12月"), 2029, (2027,)),
        (("2028-01", "2028-05"), Missing("t"), (2027, 2028)),
        (("2027-10", "未定"), 2029, (2027, 2029)),
        ((), 2029, ()),
        (None, 2029, (2029,)),
        (None, Missing("t"), ()),
    ],
)
def test_what_stood_before_the_standard_is_given_up_in_the_years_that_are_told(
    months: tuple[str, ...] | None, target: object, years: tuple[int, ...]
) -> None:
    rest = {"task": "戸籍", "specified": Missing("specified"), "reason": Missing("reason")}
    rows = Missing("rows") if months is None else tuple(rest | {"month": month} for month in months)
    found = derived(**{"standardization.schedule": rows, "standardization.target": target})["retired_in"]
    assert found == years if years else not is_known(found)


def test_the_costs_of_the_ledger_are_summed_only_where_no_single_cost_shows() -> None:
    row = NOT_TOLD | {"work": "税", "renewal": 2028, "standard": "no"}
    rows = tuple(row | {"cost": cost} for cost in (100, 50, Missing("cost"), 30))
    assert derived(**{"systems.ledger": rows})["ledger_cost"] == 180
    assert not is_known(derived(**{"systems.ledger": rows[:3]})["ledger_cost"])


def test_the_works_of_the_standard_are_summed_only_where_no_single_cost_shows() -> None:
    costs = [(1000, "yes"), (2000, "yes"), (Missing("cost"), "yes"), (9000, "no"), (400, "yes")]
    assert standard_cost(*zip(*costs, strict=True)) == 3400
    assert not is_known(standard_cost(*zip(*costs[:4], strict=True)))


def test_changes_and_shares_are_in_percent_with_one_decimal() -> None:
    values = derived()
    assert (values["pop_change_2015_2025_pct"], values["pop_change_2020_2050_pct"]) == (-10.0, -50.0)
    assert values["tertiary_workers_share_pct"] == 60.0


def test_capacity_counts_part_time_staff_by_their_share() -> None:
    assert derived()["capacity_days"] == 36.0
    assert not is_known(derived(**{"organisation.new_work_share": Missing("x")})["capacity_days"])


def test_residents_per_person_do_not_apply_without_staff() -> None:
    values = derived(**{"organisation.it_staff_fulltime": 0, "organisation.it_staff_parttime": 0})
    assert str(values["residents_per_it_staff"]) == "【未把握】"
    assert derived()["residents_per_it_staff"] == 300


def test_renewals_within_the_plan_come_in_the_order_of_their_years() -> None:
    values = derived()
    assert [row["work"] for row in values["ledger_renewals"]] == ["住基", "税"]  # type: ignore[attr-defined]
    assert (values["ledger_count"], values["ledger_priced"]) == (3, 2)


@pytest.mark.parametrize(("running", "works"), [(2024, ["例規", "税"]), (2025, ["税"]), (2026, ["税"]), (2027, [])])
def test_what_ends_before_the_plan_is_told_from_the_running_year_on(running: int, works: list[str]) -> None:
    ledger = tuple(
        NOT_TOLD | {"work": work, "renewal": year, "cost": 1, "standard": "no"}
        for work, year in (("税", 2026), ("例規", 2024), ("住基", 2027), ("図書", Missing("r")))
    )
    found = derived(**{"systems.ledger": ledger, "build.fiscal_year": running})
    assert [row["work"] for row in found["ledger_ending"]] == works


def test_the_year_with_most_renewals_counts_those_within_the_plan_only() -> None:
    ledger = tuple(
        NOT_TOLD | {"work": "税", "renewal": year, "cost": 1, "standard": "no"} for year in (2027, 2028, 2028, 2040)
    )
    assert derived(**{"systems.ledger": ledger})["renewals_at_most"] == 2
    assert not is_known(derived(**{"systems.ledger": ()})["renewals_at_most"])


def test_the_year_with_most_renewals_leaves_out_what_others_buy() -> None:
    row = NOT_TOLD | {"work": "税", "renewal": 2028, "cost": 1, "standard": "no"}
    ledger = (row, row | {"contract": "joint"}, row | {"contract": "joint"}, row | {"contract": "lease"})
    assert derived(**{"systems.ledger": ledger})["renewals_at_most"] == 2


def test_renewals_are_spread_over_the_years_after_the_one_in_which_their_table_is_drawn_up() -> None:
    renewals, years = (*[2027] * 9, *[2028] * 4, 2030, 2030, 2040, Missing("renewal")), tuple(range(2027, 2032))
    contracts = (*["lease"] * 14, "joint", "lease", "lease")
    assert most_in_a_year(renewals, contracts, years) == 4
    assert peak_year(renewals, contracts, years) == 2028
    assert evenly(renewals, contracts, years) == 2  # five contracts of one's own in four years
    assert not any(map(is_known, (f((2027,), ("lease",), years) for f in (most_in_a_year, peak_year, evenly))))


@pytest.mark.parametrize(
    ("results", "share"),
    [
        (("achieved", "achieved", "delayed", "unclear"), 66.7),
        (("stopped", "delayed", "delayed"), 0.0),
        (("achieved", "delayed", "unclear", Missing("result")), None),
    ],
)
def test_the_share_achieved_before_is_told_of_three_known_results_or_more(
    results: tuple[object, ...], share: float | None
) -> None:
    told = derived(**{"previous.results": tuple({"measure": "施策", "result": result} for result in results)})[
        "previous_done_pct"
    ]
    assert (told if is_known(told) else None) == share


def test_a_system_stands_and_waits_as_the_ledger_says_and_nobody_guesses_by_its_name() -> None:
    systems = (
        ("財務会計", "internet", "hour"),
        ("人事給与", Missing("zone"), Missing("outage")),
        ("住民記録", Missing("zone"), Missing("outage")),
        ("庁内ネットワーク", Missing("zone", Reason.NOT_APPLICABLE), Missing("outage")),
        ("端末の賃貸借", Missing("zone", Reason.NOT_APPLICABLE), Missing("outage", Reason.NOT_APPLICABLE)),
        ("公園の予約", Missing("zone", Reason.UNKNOWN), "half_day"),
    )
    rows = [
        {"work": work, "zone": zone, "outage": outage, "standard": "yes" if work == "住民記録" else Missing("standard")}
        for work, zone, outage in systems
    ]
    values = derived(**{"systems.ledger": tuple(NOT_TOLD | row | {"renewal": 2027, "cost": 1} for row in rows)})
    told = {name: [row["work"] for row in values[f"ledger_{name}"]] for name in (*ZONES, "unplaced")}  # type: ignore[attr-defined]
    assert told == {
        "mynumber": ["住民記録"],
        "lgwan": [],
        "internet": ["財務会計"],
        "outside": [],
        "alone": [],
        "unplaced": ["人事給与", "公園の予約"],
    }
    back = [[row["work"] for row in values[f"ledger_back_{outage}"]] for outage in (*OUTAGES, "unsaid")]  # type: ignore[attr-defined]
    assert back == [["財務会計"], ["公園の予約"], [], [], ["人事給与", "住民記録", "庁内ネットワーク"]]


def test_the_share_of_the_largest_vendor_is_told_from_a_complete_ledger_only() -> None:
    costs = (("甲", 60), ("乙", 20), ("甲", 20), (Missing("vendor"), 900))
    rows = tuple(
        {"work": "税", "renewal": 2027, "standard": "no", "vendor": vendor, "cost": cost, **UNPLACED}
        for vendor, cost in costs
    )
    complete = {"systems.ledger": rows, "systems.ledger_state": "complete"}
    assert derived(**complete)["largest_vendor_pct"] == 80.0
    assert not is_known(derived(**complete | {"systems.ledger_state": "partial"})["largest_vendor_pct"])
    few_told = rows[:1] + rows[3:] * 2
    assert not is_known(derived(**complete | {"systems.ledger": few_told})["largest_vendor_pct"])


def test_the_vendor_of_most_systems_and_the_office_with_the_closest_data_are_told_if_there_is_one() -> None:
    unknown = Missing("cell")
    assert main_vendor(("甲", "乙", "甲", unknown)) == "甲"
    assert not is_known(main_vendor(("甲", "乙", unknown)))
    assert not is_known(main_vendor(("甲", "甲", "乙", "乙")))
    offices = ("総務課", "住民課", "住民課", "福祉課", unknown)
    data = ("number", "number", unknown, "resident", "number")
    standard = ("yes", "yes", "yes", "no", "yes")
    assert closest_office(offices, data, standard, "総務課情報係") == "住民課"
    assert not is_known(closest_office(offices[:1], data[:1], standard[:1], "総務課情報係"))


def test_a_system_is_kept_closely_for_the_personal_data_it_holds_or_else_because_it_is_standardized() -> None:
    systems = (
        ("住民記録", Missing("personal"), "yes"),
        ("診療所", "sensitive", "no"),
        ("戸籍", "resident", "yes"),
        ("例規", "none", "yes"),
        ("図書館", "resident", "no"),
        ("施設の鍵", Missing("personal"), Missing("standard")),
    )
    rows = tuple(
        NOT_TOLD | {"work": work, "personal": data, "standard": standard, "renewal": 2027, "cost": 1}
        for work, data, standard in systems
    )
    values = derived(**{"systems.ledger": rows})
    told = {name: [row["work"] for row in values[f"ledger_{name}"]] for name in ("close", "other")}  # type: ignore[attr-defined]
    assert told == {"close": ["住民記録", "診療所", "戸籍"], "other": ["例規", "図書館", "施設の鍵"]}


def test_a_division_by_nothing_is_missing_and_no_error() -> None:
    assert not is_known(derived(**{"stats.pop_census_2015": 0})["pop_change_2015_2025_pct"])
