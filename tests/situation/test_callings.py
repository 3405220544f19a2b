"""A measure for the callings of the region begins with that of many, or with that of which a trouble is told first."""

import pytest

from planner.missing import Missing
from planner.situation.callings import farms_first

UNKNOWN = Missing("cell")


@pytest.mark.parametrize(
    ("share", "topics", "first"),
    [
        (20.6, (), True),
        (6.6, ("酪農の廃業", "旅館の人手"), True),
        (6.6, ("旅館の人手", "酪農の廃業"), False),
        (6.6, ("農業委員会の議事", "空き家"), False),
        (UNKNOWN, (UNKNOWN, "漁業の後継ぎ"), True),
        (6.6, UNKNOWN, False),
    ],
)
def test_farms_come_first_where_many_work_there_or_their_trouble_is_told_first(
    share: object, topics: object, first: bool
) -> None:
    assert farms_first(share, topics) is first  # type: ignore[arg-type]
