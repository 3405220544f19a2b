import pytest

from planner.missing import is_known
from planner.situation.outside import is_other_body, water_elsewhere


@pytest.mark.parametrize(
    ("office", "expected"),
    [
        ("見本水道企業団", True),
        ("見本中部広域水道組合", True),
        ("東京都水道局", True),
        ("見本県企業局", True),
        ("上下水道課", False),
        ("京都市上下水道局", False),
        ("都市整備部水道課", False),
        ("企業課", False),
    ],
)
def test_a_body_of_its_own_is_told_from_an_office_by_its_name(office: str, expected: bool) -> None:
    assert is_other_body(office) is expected


def test_the_body_that_supplies_the_water_is_the_one_named_for_it() -> None:
    assert water_elsewhere(("audit", "water"), ("見本監査組合", "見本水道企業団")) == "見本水道企業団"
    assert not is_known(water_elsewhere(("audit", "water"), ("見本監査組合", "上下水道課")))
    assert not is_known(water_elsewhere(("audit",), ("監査委員事務局",)))
