"""The table of points can be added up, and tells of each measure what gave them."""

import re

import pytest

from planner.japanese.era import era_date
from tests.reference.towns import GROUP, built, document_text

pytestmark = GROUP


@pytest.mark.parametrize("town", ["mihonzawa", "mihondate"])
def test_each_row_adds_up_and_says_what_gave_its_points(town: str) -> None:
    result = built(town)
    (plan,) = [document_text(file.content) for file in result.files if file.manuscript.id == "plan"]
    table = plan[plan.rindex("の施策の採点（番号は順位）") : plan.rindex("点の付け方")]
    header, *rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in table.splitlines() if "|" in line]
    chosen = result.decided.programme.measures
    assert [row[0] for row in rows] == [item.number for item in chosen]
    for (_, told, *points), item in zip(rows, chosen, strict=True):
        found = dict(zip(header[2:], map(int, points), strict=True))
        twice = sum(found.get(name, 0) for name in ("効果", "緊急", "希望", "支え"))
        assert twice * 2 + found["軽さ"] + found["費用"] + found["実現性"] == found["合計"]
        assert ("支払いなし" in told) == (found["費用"] == 3) == item.variant.free
        assert 3 - min(len(re.findall(r"施策\d+の後", told)), 2) == found["実現性"]
        day = item.points.pressed.day
        due = f"期限{era_date(day)}" in told if day else bool(re.search(r"課題\d+", told))
        assert due == (found["緊急"] > 1)
