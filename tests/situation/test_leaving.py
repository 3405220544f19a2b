"""What is told of those in charge of IT who leave is found in issues and in what the staff says."""

import pytest

from planner.missing import Missing
from planner.situation.leaving import leaving

UNTOLD = Missing("answer")


@pytest.mark.parametrize(
    ("topic", "fact", "found"),
    [
        ("情報の担当の定年", "令和9年度に1人", ("情報の担当の定年。令和9年度に1人",)),
        ("情報係", "1人が来年辞める。", ("情報係。1人が来年辞める。",)),
        ("電算の後任", UNTOLD, ("電算の後任",)),
        ("保健師の定年", "令和9年度に2人", ()),
        ("情報の担当", "窓口の応援に出る", ()),
        ("税の担当の退職", UNTOLD, ()),
    ],
)
def test_an_issue_tells_of_it_by_its_topic_and_its_fact(topic: object, fact: object, found: tuple[str, ...]) -> None:
    assert leaving((topic,), (fact,), UNTOLD) == found


def test_the_staff_tells_of_it_where_no_issue_is_known() -> None:
    told = "電算の担当が定年になる。書庫が遠い。"
    assert [text.strip("。") for text in leaving(UNTOLD, UNTOLD, told)] == ["電算の担当が定年になる"]


def test_nothing_told_is_nobody_leaving() -> None:
    assert leaving(UNTOLD, UNTOLD, UNTOLD) == ()
