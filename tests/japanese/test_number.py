import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.japanese.number import grouped, money, parse_integer, parse_money, parse_number, yen


@pytest.mark.parametrize(
    ("value", "printed"),
    [(12345, "12,345"), (0, "0"), (-1234, "-1,234"), (1234.5, "1,234.5"), (12.0, "12"), (1e7, "10,000,000")],
)
def test_numbers_print_in_groups_of_three(value: int | float, printed: str) -> None:
    assert grouped(value) == printed


def test_decimals_can_be_fixed() -> None:
    assert grouped(0.7, 2) == "0.70"


def test_money_prints_in_thousands_of_yen() -> None:
    assert money(1234) == "1,234千円"


@pytest.mark.parametrize(
    ("amount", "printed"),
    [
        (1_500_000, "150万円"),
        (150_000_000, "1億5,000万円"),
        (30_200_000, "3,020万円"),
        (12_345, "1万2,345円"),
        (500, "500円"),
        (0, "0円"),
        (-2_000_000, "-200万円"),
        (1_000_000_000_000, "1兆円"),
    ],
)
def test_yen_print_with_man_and_oku(amount: int, printed: str) -> None:
    assert yen(amount) == printed


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3", 3),
        ("３人", 3),
        ("1,234", 1234),
        ("１，２３４ 件", 1234),
        ("1万2千人", 12000),
        ("1.5万", 15000),
        ("3.0", 3),
        ("△5", -5),
        ("12件/年", 12),
        ("5か所", 5),
        ("７ヶ月", 7),
    ],
)
def test_an_integer_is_read_however_people_write_it(text: str, value: int) -> None:
    assert parse_integer(text) == value


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [("12か月", "か月", 12), ("24時間", "時間/年", 24), ("5件/年度", "件/年", 5), ("3名", "人", 3), ("3人", "件", 3)],
)
def test_the_unit_asked_for_and_other_ways_to_count_are_read(text: str, unit: str, value: int) -> None:
    assert parse_integer(text, unit) == value


@pytest.mark.parametrize(
    ("text", "unit"),
    [("3年", "か月"), ("3日", "時間/年"), ("420件/月", "件/年"), ("320世帯", "人"), ("2人月", "人日/年"), ("5%", "人")],
)
def test_another_measure_is_not_taken_for_the_one_asked_for(text: str, unit: str) -> None:
    with pytest.raises(ValueError, match=f"「{unit}」に直した数"):
        parse_integer(text, unit)


@pytest.mark.parametrize(
    "text", ["", "  ", "三人", "3.5", "3か4", "12,34", "約300", "3人くらい", "1千2万3億", "2 3", "1\n2", "9" * 50, "人"]
)
def test_what_is_no_integer_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"数|読め"):
        parse_integer(text)


@pytest.mark.parametrize(
    ("text", "value"), [("95.5%", 95.5), ("９５．５％", 95.5), (".5", 0.5), ("12", 12), ("1,234.5", 1234.5)]
)
def test_a_number_keeps_its_decimals(text: str, value: int | float) -> None:
    assert parse_number(text) == value


@pytest.mark.parametrize(
    ("text", "thousands"),
    [
        ("1234", 1234),
        ("１，２３４", 1234),
        ("1234千円", 1234),
        ("1,234 千円/年", 1234),
        ("12百万円", 12_000),
        ("1.5百万円", 1_500),
        ("1,200万円", 12_000),
        ("1億2,000万円", 120_000),
        ("1.2億円", 120_000),
        ("500,000円", 500),
        ("￥500,000", 500),
        ("1200万円（税込）", 12_000),
        ("1万2千", 12_000),
        ("0", 0),
    ],
)
def test_money_is_read_in_thousands_of_yen(text: str, thousands: int) -> None:
    assert parse_money(text) == thousands


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("1500円", "千円未満"),
        ("12.5", "千円未満"),
        ("300万", "円か千円か"),
        ("1億2000万", "円か千円か"),
        ("10ドル", "ドル"),
        ("未定", "数として読めません"),
        ("", "数が書かれていません"),
        ("1200万円（税抜）", "税抜"),
    ],
)
def test_doubtful_money_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        parse_money(text)


@given(st.integers(-(10**15), 10**15))
def test_a_printed_integer_reads_back(value: int) -> None:
    assert parse_integer(grouped(value)) == value


@given(st.integers(0, 10**12))
def test_printed_money_reads_back(thousands: int) -> None:
    assert parse_money(money(thousands)) == thousands
    assert parse_money(yen(thousands * 1000)) == thousands


@given(st.text(alphabet="0123456789０１.,，万億千百円人%-△ 約", max_size=60) | st.text())
def test_any_text_is_read_or_refused_but_never_breaks(text: str) -> None:
    for parse in (parse_integer, parse_number, parse_money):
        with contextlib.suppress(ValueError):
            parse(text)
