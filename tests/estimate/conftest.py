"""The shipped form filled in by a vendor, in which a test spoils what it is about."""

import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from planner.estimate.check import check_estimate
from planner.estimate.form import form_content
from planner.estimate.model import Finding
from planner.estimate.premises import Premises
from planner.estimate.prices import OwnPrices
from planner.estimate.reading import read_estimate
from planner.procurement.estimate import EstimateForm, load_estimate_form
from tests.shipped import BASE

Row = Sequence[Any]
Fill = Callable[..., Path]
Found = Callable[..., list[Finding]]

# kind, item, detail, quantity, unit, price, amount, base, product, note
SOUND: tuple[Row, ...] = (
    ("工程ごとの作業", "要件定義", "システムエンジニア", 20, "人日", 50000, 1000000, None, "要件定義書", ""),
    ("工程ごとの作業", "プロジェクト管理", "管理者", 5, "人日", 70000, 350000, None, "進捗報告書", ""),
    ("機器", "該当なし", "", None, "", None, None, None, "", ""),
    ("ソフトウェアと利用料", "施設予約サービス", "標準版", 60, "月", 80000, 4800000, None, "", ""),
    ("個別の改修", "該当なし", "", None, "", None, None, None, "", ""),
    ("移行", "予約台帳の変換", "システムエンジニア", 6, "人日", 50000, 300000, None, "変換の結果表", ""),
    ("保守と運用", "問合せの受付", "利用者100人", 60, "月", 20000, 1200000, 2400000, "", ""),
    ("終了時", "データの返却", "システムエンジニア", 3, "人日", 50000, 150000, None, "", ""),
)
NOTHING: Premises = {}
HEADS = {"net": 7800000, "rate": 10, "tax": 780000, "total": 8580000}


@pytest.fixture(scope="session")
def form() -> EstimateForm:
    return load_estimate_form(BASE)


@pytest.fixture(scope="session")
def blank(form: EstimateForm) -> bytes:
    """Return the form as it is sent to a vendor."""
    return form_content(form, "見本町", {"months": 60})


@pytest.fixture
def fill(form: EstimateForm, blank: bytes, tmp_path: Path) -> Fill:
    """Write the form filled in; `changes` replace the row of their number, `heads` the fields above the rows."""

    def filled(
        changes: dict[int, Row] | None = None,
        heads: dict[str, Any] | None = None,
        more: Sequence[Row] = (),
        spoil: Callable[[Any], None] = lambda book: None,
    ) -> Path:
        book = openpyxl.load_workbook(io.BytesIO(blank))
        sheet = book["見積書"]
        rows = {sheet.cell(row, 1).value: row for row in range(1, 20)}
        for name, value in {**HEADS, **(heads or {})}.items():
            sheet.cell(rows[form.title(name)], 2).value = value
        top = rows["区分"]
        for number, row in enumerate([*SOUND, *more]):
            for column, value in enumerate((changes or {}).get(number, row), 1):
                sheet.cell(top + 1 + number, column).value = value
        for number in range(len(SOUND) + len(more), 40):
            sheet.cell(top + 1 + number, 7).value = None  # as Excel keeps the formula of an empty line
        spoil(book)
        path = tmp_path / "見積書.xlsx"
        book.save(path)
        return path

    return filled


@pytest.fixture
def found(form: EstimateForm, fill: Fill) -> Found:
    """Return what is found in the form filled in as `fill` does it."""

    def of(own: OwnPrices = (), asked: Premises = NOTHING, **filling: Any) -> list[Finding]:
        return list(check_estimate(form, read_estimate(fill(**filling), form), own, asked))

    return of
