"""Whatever stands in the cells of the form, an estimate is read and checked without failing."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.estimate.check import check_estimate
from planner.estimate.reading import read_estimate
from planner.procurement.estimate import EstimateForm
from tests.estimate.conftest import Fill

WRITTEN = st.one_of(
    st.none(),
    st.integers(-(10**15), 10**15),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.booleans(),
    st.dates(),
    st.sampled_from(
        [
            "一式",
            "別途",
            "１，２００千円",
            "▲5,000",
            "△１万円",
            "1.5人月",
            "=1/0",
            "=[本.xlsx]内訳!A1",
            "#N/A",
            "10〜20",
        ]
    ),
    st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12),
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(row=st.lists(WRITTEN, min_size=10, max_size=10))
def test_any_line_is_checked(row: list[object], fill: Fill, form: EstimateForm) -> None:
    path: Path = fill(changes={0: tuple(row)})
    found = check_estimate(form, read_estimate(path, form), (), {})
    assert all(item.what and item.ask and item.at.startswith("見積書") for item in found)


@pytest.mark.parametrize("amount", ["▲5,000", "△5,000円", "-5000", -5000])
def test_a_discount_counts_against_the_sum(amount: object, fill: Fill, form: EstimateForm) -> None:
    discount = ("工程ごとの作業", "値引き", "全体", 1, "件", amount, amount, None, "なし", "")
    path = fill(more=[discount], heads={"net": 7795000, "tax": 779500, "total": 8574500})
    found = check_estimate(form, read_estimate(path, form), (), {})
    assert {item.code for item in found} == {"maintenance-rate", "discount"}
