"""`planner estimate` writes the form, and reports an estimate for people and for programs."""

import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from tests.cli.conftest import DATE, Command

PRICES = """
procurement.price_data: units
procurement.unit_prices:
  - {name: システムエンジニア, low: 40000, high: 48000, year: 2025}
"""


@pytest.fixture
def filled(planner: Command, tmp_path: Path) -> Path:
    """A form with one line filled in."""
    path = tmp_path / "見積書.xlsx"
    planner("estimate", "form", "-o", path)
    book = openpyxl.load_workbook(path)
    values = ("工程ごとの作業", "設定作業 一式", "システムエンジニア", 1, "式", 50000, 50000, None, "設定書")
    for column, value in enumerate(values, 1):
        book["見積書"].cell(18, column).value = value
    book.save(path)
    return path


def test_the_form_is_never_written_over_a_file(planner: Command, tmp_path: Path) -> None:
    path = tmp_path / "様式" / "見積書.xlsx"
    assert planner("estimate", "form", "-o", path).out == f"見積書の様式を「{path}」に書きました。\n"
    result = planner("estimate", "form", "-o", path)
    assert (result.status, result.err.splitlines()[0]) == (1, f"誤り  「{path}」は既にあります")
    assert ".xlsx で終わっていません" in planner("estimate", "form", "-o", tmp_path / "見積書.xls").err


def test_an_estimate_is_reported_with_cell_and_question(planner: Command, filled: Path) -> None:
    result = planner("estimate", "check", filled)
    assert result.status == 1
    assert "返す  見積書!B18: 「設定作業 一式」が一式です（50,000円）\n      → 事業者へ: 作業は" in result.out
    assert "単価は比べていません（回答に自団体の単価の幅がありません）" in result.out
    assert result.out.splitlines()[-1].startswith("返す理由: ")


def test_answers_give_the_range_of_unit_prices(planner: Command, filled: Path, answers: Callable[[str], Path]) -> None:
    result = planner("estimate", "check", filled, "--answers", answers(PRICES), "--date", DATE)
    assert "自団体の契約（令和7年度）の40,000円から48,000円までより高い額です" in result.out
    assert "単価は比べていません" not in result.out


def test_a_program_reads_the_same_as_json(planner: Command, filled: Path) -> None:
    record = json.loads(planner("estimate", "check", filled, "--json").out)
    assert {"format", "file", "sheet", "lines", "totals", "unread_sheets", "findings"} == set(record)
    lump = next(item for item in record["findings"] if item["code"] == "lump")
    assert (lump["cell"], lump["severity"]) == ("見積書!B18", "error")
