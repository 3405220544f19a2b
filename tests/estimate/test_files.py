"""Files that are no estimate in the form are refused by name, with what to do, and never harm."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from planner.errors import PlannerError
from planner.estimate.form import form_content
from planner.estimate.reading import read_estimate
from planner.procurement.estimate import EstimateForm
from tests.estimate.conftest import Fill


def refusal(path: Path, form: EstimateForm) -> str:
    with pytest.raises(PlannerError) as error:
        read_estimate(path, form)
    return str(error.value)


def repacked(path: Path, change: Callable[[str, bytes], bytes]) -> Path:
    """Write a workbook again with its parts changed."""
    content = io.BytesIO()
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, change(name, source.read(name)))
    path.write_bytes(content.getvalue())
    return path


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "古い形式（.xls）か、パスワードの付いたファイル"),
        ("区分,項目\n".encode("cp932"), "CSV や PDF は読めません"),
        (b"", "CSV や PDF は読めません"),
        (b"PK\x03\x04 cut off", "壊れているか、途中で切れています"),
    ],
)
def test_other_kinds_of_files_are_refused(tmp_path: Path, form: EstimateForm, content: bytes, said: str) -> None:
    path = tmp_path / "見積.xlsx"
    path.write_bytes(content)
    assert said in refusal(path, form)


def test_a_file_that_is_not_there_and_a_folder_are_refused(tmp_path: Path, form: EstimateForm) -> None:
    assert "ファイルがありません" in refusal(tmp_path / "ない.xlsx", form)
    assert "フォルダーです" in refusal(tmp_path, form)


def test_another_form_is_refused_with_the_titles_that_lack(tmp_path: Path, form: EstimateForm) -> None:
    book = openpyxl.Workbook()
    book.active.append(["区分", "項目", "数 量", "単価（円）"])
    book.save(tmp_path / "own.xlsx")
    assert "ない見出し: 「役割・型番・対象」、「単位」" in refusal(tmp_path / "own.xlsx", form)


def test_an_empty_form_is_refused(tmp_path: Path, form: EstimateForm) -> None:
    (tmp_path / "empty.xlsx").write_bytes(form_content(form, "", {"months": 60}))
    assert "1行も記入がありません" in refusal(tmp_path / "empty.xlsx", form)


def test_a_hundred_thousand_rows_are_refused(fill: Fill, form: EstimateForm) -> None:
    far = fill(spoil=lambda book: book["見積書"].cell(100_000, 2, "ここにも"))
    assert "100,000行あります" in refusal(far, form)


def test_a_zip_bomb_is_refused_unread(fill: Fill, form: EstimateForm) -> None:
    bomb = repacked(fill(), lambda name, data: data + b" " * 50_000_000 if name.endswith("sheet1.xml") else data)
    assert bomb.stat().st_size < 200_000
    assert "大きすぎます" in refusal(bomb, form)


def test_declared_entities_and_boundless_merged_cells_are_refused(fill: Fill, form: EstimateForm) -> None:
    def declared(name: str, data: bytes) -> bytes:
        return data.replace(b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet', 1)

    assert "あるはずのない宣言" in refusal(repacked(fill(), declared), form)

    def merged(name: str, data: bytes) -> bytes:
        area = b'<mergeCells><mergeCell ref="A20:XFD1048576"/></mergeCells></sheetData>'
        return data.replace(b"</sheetData>", b"</sheetData>" + area[: -len(b"</sheetData>")])

    assert "大きすぎます" in refusal(repacked(fill(), merged), form)


def test_other_sheets_are_named_and_the_one_in_the_form_is_found(fill: Fill, form: EstimateForm) -> None:
    def spoil(book: object) -> None:
        book.create_sheet("会社案内", 0)["A1"] = "区分"  # type: ignore[attr-defined]

    read = read_estimate(fill(spoil=spoil), form)
    assert (read.sheet, read.others, len(read.lines)) == ("見積書", ("会社案内",), 8)


def test_the_same_form_has_the_same_bytes_and_is_printed_on_a4(form: EstimateForm) -> None:
    content = form_content(form, "見本町", {"months": 60})
    assert content == form_content(form, "見本町", {"months": 60})
    sheet = openpyxl.load_workbook(io.BytesIO(content))["見積書"]
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert [item.type for item in sheet.data_validations.dataValidation] == ["list", *["decimal"] * 3]
