import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.japanese.era import (
    approximate,
    era_date,
    era_year,
    fiscal_year,
    fiscal_year_label,
    parse_date,
    parse_year,
    written_date,
)


@pytest.mark.parametrize(
    ("day", "printed"),
    [
        (date(2026, 11, 23), "令和8年11月23日"),
        (date(2019, 5, 1), "令和元年5月1日"),
        (date(2019, 4, 30), "平成31年4月30日"),
        (date(1989, 1, 8), "平成元年1月8日"),
        (date(1989, 1, 7), "昭和64年1月7日"),
        (date(1926, 12, 24), "大正15年12月24日"),
        (date(1912, 7, 29), "明治45年7月29日"),
    ],
)
def test_a_date_prints_in_the_era_of_its_day(day: date, printed: str) -> None:
    assert era_date(day) == printed


def test_a_date_before_the_eras_is_refused() -> None:
    with pytest.raises(ValueError, match="明治より前"):
        era_date(date(1850, 1, 1))


def test_years_print_with_the_first_year_as_gannen() -> None:
    assert era_year(2026) == "令和8年"
    assert fiscal_year_label(2026) == "令和8年度"
    assert fiscal_year_label(2019) == "令和元年度"
    assert fiscal_year_label(2018) == "平成30年度"


@pytest.mark.parametrize(
    ("day", "year"), [(date(2027, 3, 31), 2026), (date(2027, 4, 1), 2027), (date(2026, 11, 23), 2026)]
)
def test_the_fiscal_year_begins_in_april(day: date, year: int) -> None:
    assert fiscal_year(day) == year


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-23",
        "2026/11/23",
        "2026.11.23",
        "２０２６年１１月２３日",
        "令和8年11月23日",
        "令和８年 11月 23日（月）",
        "R8.11.23",
        "r8-11-23",
        "R08/11/23",
        "令8.11.23",
        "20261123",
        "西暦2026年11月23日",
    ],
)
def test_a_date_is_read_however_people_write_it(text: str) -> None:
    assert parse_date(text) == date(2026, 11, 23)


@pytest.mark.parametrize("text", ["", "来年", "2026-13-01", "令和8年2月30日", "11月23日", "2026", "令和0年1月1日"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"書いてください|確かめてください"):
        parse_date(text)


@pytest.mark.parametrize("text", ["令和4年2月", "2022-02", "R4.2", "2022年2月"])
def test_a_month_is_no_date_and_what_to_do_without_the_day_is_said(text: str) -> None:
    with pytest.raises(ValueError, match="日が分からなければ"):
        parse_date(text)


def test_a_date_before_its_era_is_refused_with_the_day_the_era_began() -> None:
    with pytest.raises(ValueError, match="2019年5月1日"):
        parse_date("令和元年4月30日")


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2026", 2026),
        ("2026年度", 2026),
        ("令和8年度", 2026),
        ("令和８", 2026),
        ("R8", 2026),
        ("r08年度", 2026),
        ("H30", 2018),
        ("平成34年度", 2022),
        ("令和元年", 2019),
        ("昭和64年", 1989),
        (" ２０２６ 年 ", 2026),
    ],
)
def test_a_year_is_read_however_people_write_it(text: str, year: int) -> None:
    assert parse_year(text) == year


@pytest.mark.parametrize("text", ["", "8", "08年度", "令和", "来年度", "20266", "令和8年4月1日", "1234"])
def test_what_is_no_year_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="「"):
        parse_year(text)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2013", 2013),
        ("2025-02-21", 2025),
        ("20250221", 2025),
        ("2018頃", 2018),
        ("令和7年度", 2025),
        ("平成30年ごろ", 2018),
        ("R7.3現在", 2025),
        ("最近", None),
        ("", None),
        ("12345", None),
    ],
)
def test_a_loose_note_of_time_gives_its_year(text: str, year: int | None) -> None:
    assert approximate(text) == year


# what somebody wrote -> as it is printed
TOLD = [
    ("2028年1月", "令和10年1月"),
    ("2028-01", "令和10年1月"),
    ("R7.8", "令和7年8月"),
    ("8/27", "8月27日"),
    ("2026/8/27", "令和8年8月27日"),
    ("13/27", "13/27"),
    ("令和7年8月", "令和7年8月"),
    ("2019-01", "平成31年1月"),
    ("1989-01", "平成元年1月"),
    ("2026年7月から8月まで", "令和8年7月から8月まで"),
    ("2025年11月から令和8年3月まで", "令和7年11月から令和8年3月まで"),
    ("2025-11から2026-03まで", "令和7年11月から令和8年3月まで"),
    ("2026-01-19から2026-02-27まで", "令和8年1月19日から令和8年2月27日まで"),
    ("2026-02-30まで、2026-1-2-3", "2026-02-30まで、2026-1-2-3"),
    ("2019年4月", "平成31年4月"),
    ("2025年度", "令和7年度"),
    ("2026年7月4日の会議", "令和8年7月4日の会議"),
    ("受付1500年分、2015-2020", "受付1500年分、2015-2020"),
]


@pytest.mark.parametrize(("text", "printed"), TOLD)
def test_years_of_the_western_calendar_in_a_text_are_told_in_their_era(text: str, printed: str) -> None:
    assert written_date(text) == printed


@given(st.dates(min_value=date(1873, 1, 1), max_value=date(2117, 12, 31)))
def test_a_printed_date_reads_back(day: date) -> None:
    assert parse_date(era_date(day)) == day
    assert parse_date(day.isoformat()) == day


@given(st.integers(1868, 2117))
def test_a_printed_year_reads_back(year: int) -> None:
    assert parse_year(fiscal_year_label(year)) == year


@given(st.text())
def test_any_text_is_read_or_refused_but_never_breaks(text: str) -> None:
    approximate(text)
    for parse in (parse_date, parse_year):
        with contextlib.suppress(ValueError):
            parse(text)
