"""An Excel file of ours is what the sheets say, as another program reads it."""

import io
import zipfile

import openpyxl
import pytest

from planner.spreadsheet.book import content
from planner.spreadsheet.sheet import Check, Formula, Sheet, Value


def read(*sheets: Sheet) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content(sheets)))


def with_cell(value: Value) -> Sheet:
    sheet = Sheet("様式", (10,))
    sheet.boxed(1, 1, value)
    return sheet


@pytest.mark.parametrize("text", ["=1+1", "<b>&\"'", " 前後 ", "一\n二", "-5", "+81"])
def test_a_text_stays_the_text_it_is(text: str) -> None:
    cell = read(with_cell(text))["様式"]["A1"]
    assert cell.value == text
    assert cell.data_type != "f"


def test_what_xml_cannot_hold_leaves_the_rest_of_the_text_readable() -> None:
    assert read(with_cell("甲\x00乙\ufffe"))["様式"]["A1"].value == "甲_x0000_乙_xFFFE_"


@pytest.mark.parametrize("value", [0, 60, -3, 0.1, 1000000000000])
def test_a_number_stays_the_number_it_is(value: float) -> None:
    assert read(with_cell(value))["様式"]["A1"].value == value


def test_a_formula_is_worked_out_when_the_file_is_opened() -> None:
    book = read(with_cell(Formula('IF(A2<1,"",A2&"円")')))
    assert book["様式"]["A1"].value == '=IF(A2<1,"",A2&"円")'
    assert book.calculation.fullCalcOnLoad


def test_cells_of_one_look_keep_their_number_formats() -> None:
    sheet = Sheet("様式", (10, 20))
    sheet.entry(1, 1, "#,##0")
    sheet.entry(1, 2, "#,##0.##", 1.5)
    sheet.entry(2, 1)
    cells = read(sheet)["様式"]
    assert [cells[place].number_format for place in ("A1", "B1", "A2")] == ["#,##0", "#,##0.##", "General"]
    assert {cells[place].fill.fgColor.rgb for place in ("A1", "B1", "A2")} == {"FFFFF9E5"}


def test_the_titles_of_the_columns_stay_in_sight_and_stand_on_every_page() -> None:
    sheet = Sheet("様式", (10,), heads=3)
    made = read(sheet, Sheet("書き方", (10,)))
    assert made["様式"].freeze_panes == "A4"
    assert made["様式"].print_title_rows == "$3:$3"
    assert made["書き方"].freeze_panes is None
    assert made["書き方"].print_title_rows is None


def test_only_what_may_be_entered_is_taken() -> None:
    sheet = Sheet("様式", (10,))
    sheet.checks += (Check(("A1:A9", "C1"), source='"なし,あり"'), Check(("B1",), limits=(0, 5), told=("数", "0から5")))
    *listed, number = read(sheet)["様式"].data_validations.dataValidation
    assert [(str(check.sqref), check.type, check.formula1) for check in listed] == [
        ("A1:A9", "list", '"なし,あり"'),
        ("C1", "list", '"なし,あり"'),
    ]
    assert (number.type, number.formula1, number.formula2, number.error) == ("decimal", "0", "5", "0から5")


def test_the_file_tells_nothing_of_when_and_by_whom_it_was_made() -> None:
    made = content((with_cell("甲"),))
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {member.create_system for member in archive.infolist()} == {3}
    told = openpyxl.load_workbook(io.BytesIO(made)).properties
    assert (told.created.year, told.modified.year, told.creator, told.lastModifiedBy) == (1980, 1980, None, None)
