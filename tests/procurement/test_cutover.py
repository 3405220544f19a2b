"""A new system goes live after days on which the town hall is closed, and not in the busy months of its work."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from planner.errors import PlannerError
from planner.procurement.calendar import Calendar
from planner.procurement.cutover import Cutovers, load_cutovers
from planner.templateset.overlay import Overlays
from tests.shipped import BASE, SETS

SHIPPED = load_cutovers(BASE)
CUTOVERS = Cutovers(SHIPPED, Calendar(((12, 29), (1, 3))))


@pytest.mark.parametrize(
    ("work", "needed", "live"),
    [
        ("戸籍・戸籍の附票", date(2028, 4, 1), date(2028, 2, 14)),  # after 11 February, a Friday
        ("住記", date(2028, 4, 1), date(2028, 2, 14)),
        ("書かない窓口", date(2029, 4, 1), date(2029, 2, 26)),  # after 23 February, a Friday
        ("個人住民税", date(2028, 4, 1), date(2028, 1, 11)),  # after the second Monday of January
        ("財務会計・公会計", date(2027, 4, 1), date(2027, 4, 1)),
        ("財務会計・公会計", date(2028, 4, 1), date(2028, 4, 3)),  # 1 April is a Saturday
        ("グループウェア", date(2027, 4, 1), date(2027, 3, 29)),
        ("グループウェア", date(2029, 4, 1), date(2029, 3, 26)),
        ("グループウェア", date(2027, 1, 4), date(2027, 1, 4)),  # after the closure over the new year
    ],
)
def test_the_last_fit_day_is_taken(work: str, needed: date, live: date) -> None:
    assert CUTOVERS.day([work], needed) == live


@pytest.mark.parametrize(
    ("work", "live"),
    [
        ("グループウェア", date(2030, 3, 18)),  # 1 April 2030 is a Monday, by which the contract is over
        ("戸籍", date(2030, 2, 12)),
        ("財務会計", date(2030, 4, 1)),
        ("選挙人名簿", date(2029, 11, 26)),  # before the elections of April and July; 23 November is a Friday
    ],
)
def test_weeks_of_the_present_contract_are_left_for_going_back(work: str, live: date) -> None:
    assert CUTOVERS.day_before_end([work], date(2030, 4, 1)) == live


def test_what_is_bought_as_one_keeps_to_the_narrowest_months() -> None:
    assert CUTOVERS.day(["住民基本台帳", "収納・滞納の管理"], date(2028, 4, 1)) == date(2028, 1, 11)


@pytest.mark.parametrize("work", ["戸籍", "個人住民税", "選挙人名簿", "グループウェア"])
def test_no_system_of_kumamoto_goes_live_in_the_two_months_of_heavy_rain(work: str) -> None:
    kumamoto = SETS.named("kumamoto")
    day = Cutovers(load_cutovers(kumamoto), CUTOVERS.calendar).day([work], date(2028, 7, 31))
    assert day < date(2028, 6, 1)


@given(st.dates(date(2026, 1, 1), date(2032, 12, 31)), st.sampled_from(SHIPPED))
def test_the_day_is_open_and_led_up_to_by_closed_days(needed: date, kind: object) -> None:
    rule = next(item for item in SHIPPED if item is kind)
    day = CUTOVERS.day(rule.words[:1] or ["例規"], needed)
    assert CUTOVERS.calendar.is_open(day)
    assert day.month not in rule.avoid
    assert not any(CUTOVERS.calendar.is_open(day - timedelta(days=back + 1)) for back in range(rule.closed_days))
    assert day <= needed or not rule.closed_days


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- {id: other, words: [例規]}", "その他の業務の決まりがありません"),
        ("- {id: tax, avoid: [1, 5, 9, 10]}", "全て避けています"),
    ],
)
def test_a_rule_that_leaves_no_day_is_refused(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "cutovers.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(PlannerError) as error:
        load_cutovers(replace(BASE, chain=(tmp_path, *BASE.chain), overlays=Overlays()))
    assert told in error.value.problems[0].what


@pytest.mark.parametrize(
    ("work", "first", "live"),
    [
        ("財務会計・公会計", date(2028, 4, 4), date(2029, 4, 2)),
        ("財務会計・公会計", date(2028, 1, 10), date(2028, 4, 3)),
        ("戸籍", date(2028, 2, 15), date(2028, 5, 8)),  # after three national holidays and a weekend
        ("グループウェア", date(2029, 1, 15), date(2029, 1, 15)),
    ],
)
def test_the_first_fit_day_from_a_day_on_is_found(work: str, first: date, live: date) -> None:
    assert CUTOVERS.next_day([work], first) == live
