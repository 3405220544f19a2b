"""The scoring sheet holds every criterion on every member's sheet, and adds up to the full score."""

import io
import re
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import FORMULAE

from planner.procurement.scoring import load_scoring
from planner.scoresheet import ScoreSheet, score_content
from tests.shipped import BASE


@pytest.fixture(scope="module")
def scores() -> ScoreSheet:
    scoring = load_scoring(BASE)
    return ScoreSheet("見本町", scoring.usual, scoring.grades, price=20, minimum=60, members=3)


@pytest.fixture(scope="module")
def book(scores: ScoreSheet) -> Any:
    return openpyxl.load_workbook(io.BytesIO(score_content(scores)))


def column(sheet: Any, number: int) -> list[Any]:
    return [cell.value for cell in next(sheet.iter_cols(number, number))]


def test_each_member_has_a_sheet_with_all_criteria_but_the_price(book: Any, scores: ScoreSheet) -> None:
    assert book.sheetnames == ["集計", "委員1", "委員2", "委員3", "段階"]
    for name in book.sheetnames[1:4]:
        assert column(book[name], 2)[7:14] == [item.title for item in scores.criteria]
        assert sum(column(book[name], 3)[7:14]) == 80


def test_the_points_add_up_to_the_full_score_and_its_minimum(book: Any) -> None:
    sheet = book["集計"]
    points = dict(zip(column(sheet, 1), column(sheet, 2), strict=True))
    assert (points["提案の点の計"], points["価格の点"], points["合計"]) == (80, 20, 100)
    assert points["価格を除く最低基準点（60%）"] == 48


def test_a_member_with_a_conflict_gives_no_points(book: Any) -> None:
    assert book["委員1"]["F8"].value.startswith('=IF(OR($B$5="あり",E8=""),"",')
    assert (
        book["集計"]["C8"].value
        == '=IF(COUNT(委員1!F8,委員2!F8,委員3!F8)=0,"",ROUND(AVERAGE(委員1!F8,委員2!F8,委員3!F8),1))'
    )


def test_the_price_is_scored_by_the_lowest_cost_that_is_not_above_the_limit(book: Any) -> None:
    rows = {label: row for row, label in enumerate(column(book["集計"], 1), 1)}
    within, price = rows["上限額以内の総費用"], rows["価格の点"]
    assert book["集計"].cell(price, 3).value == (
        f'=IF(C{within}="","",ROUND(20*MIN($C${within}:$G${within})/C{within},0))'
    )
    assert "「情報の保護」が最低基準に届かない" in book["集計"].cell(rows["判定"], 3).value


def test_the_same_scores_have_the_same_bytes(scores: ScoreSheet) -> None:
    assert score_content(scores) == score_content(scores)


def test_formulas_have_only_functions_that_need_no_prefix_in_the_file(book: Any, blank: bytes) -> None:
    # Newer ones (XLOOKUP) must be written as _xlfn.XLOOKUP, which nothing does for a formula of ours
    for made in (book, openpyxl.load_workbook(io.BytesIO(blank))):
        cells = [cell for sheet in made for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
        assert cells
        assert {name for cell in cells for name in re.findall(r"[A-Z][A-Z0-9.]*(?=\()", cell.value)} <= FORMULAE
