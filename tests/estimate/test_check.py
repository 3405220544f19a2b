"""What is found in an estimate, and at which cell; what is sound is not touched."""

import pytest

from planner.errors import Severity
from planner.estimate.prices import OwnPrice
from tests.estimate.conftest import SOUND, Found, Row

TOP = 17  # the row of the titles


def told(found: Found, code: str, **filling: object) -> list[tuple[str, str]]:
    return [(item.at, item.what) for item in found(**filling) if item.code == code]


def changed(number: int, **cells: object) -> dict[int, Row]:
    names = ("kind", "item", "detail", "quantity", "unit", "price", "amount", "base", "product", "note")
    return {number: tuple(cells.get(name, value) for name, value in zip(names, SOUND[number], strict=True))}


def test_a_sound_estimate_only_has_its_rate_of_maintenance_told(found: Found) -> None:
    assert [(item.code, item.what) for item in found()] == [
        ("maintenance-rate", "「問合せの受付」の保守率は年10.0%です（年額240,000円÷対象額2,400,000円）")
    ]


@pytest.mark.parametrize(
    "cells", [{"item": "導入作業　１式"}, {"unit": "式"}, {"quantity": "一式"}, {"detail": "一括"}]
)
def test_a_lump_is_given_back(found: Found, cells: dict[str, object]) -> None:
    lumps = [item for item in found(changes=changed(0, **cells)) if item.code == "lump"]
    assert [item.severity for item in lumps] == [Severity.ERROR]
    assert "人日" in lumps[0].ask


def test_a_kind_of_which_nothing_is_said_is_missing(found: Found) -> None:
    assert told(found, "missing-kind", changes={7: ("",) * 10}, heads={}) == [
        ("見積書", "区分「終了時」の行がありません")
    ]


def test_an_empty_cell_that_its_kind_needs_is_named(found: Found) -> None:
    assert told(found, "empty", changes=changed(0, product=None)) == [
        (f"見積書!I{TOP + 1}", "工程ごとの作業の行（要件定義）に「納品物」がありません")
    ]


def test_a_wrong_product_total_and_tax_are_told_with_the_difference(found: Found) -> None:
    assert told(found, "product", changes=changed(0, amount=1200000)) == [
        (f"見積書!G{TOP + 1}", "金額が数量と単価の積と合いません（1,200,000円と書かれ、20×50,000は1,000,000円）")
    ]
    assert told(found, "total", heads={"net": 7900000, "tax": 790000, "total": 8690000}) == [
        (
            "見積書!B13",
            "「計（税抜き、円）」が合いません（7,900,000円と書かれ、内訳の金額の合計は7,800,000円、差100,000円）",
        )
    ]
    assert [at for at, _ in told(found, "total", heads={"tax": 624000, "total": 8424000})] == ["見積書!B14"]


@pytest.mark.parametrize(("amount", "tax", "total"), [(1000000.4, 780000, 8580000), (1000000, 780000.9, 8580001)])
def test_less_than_a_yen_is_rounding(found: Found, amount: float, tax: float, total: float) -> None:
    heads = {"tax": tax, "total": total}
    assert told(found, "total", changes=changed(0, amount=amount), heads=heads) == []


@pytest.mark.parametrize("written", ["１，０００千円", "1,000,000円", "¥1,000,000", "100万円", "１００００００"])
def test_numbers_written_as_text_are_read(found: Found, written: str) -> None:
    assert {item.code for item in found(changes=changed(0, amount=written))} == {"maintenance-rate"}


@pytest.mark.parametrize("written", ["約100万円", "別途", "#REF!", "100万〜120万円"])
def test_what_is_no_number_is_told_at_its_cell(found: Found, written: str) -> None:
    assert [at for at, _ in told(found, "not-a-number", changes=changed(0, amount=written))] == [f"見積書!G{TOP + 1}"]


def test_months_that_do_not_fill_the_time_compared_are_asked_for(found: Found) -> None:
    rows = changed(3, quantity=12, amount=960000)
    heads = {"net": 3960000, "tax": 396000, "total": 4356000}
    assert told(found, "months", changes=rows, heads=heads) == [
        (f"見積書!D{TOP + 4}", "「施設予約サービス」は12か月分で、比べる期間の60か月分ではありません")
    ]
    yearly = changed(3, quantity=5, unit="年", price=960000)
    assert told(found, "months", changes=yearly) == []


def test_what_may_be_counted_twice_is_asked_for(found: Found) -> None:
    more = [
        ("移行", "進捗管理", "管理者", 1, "人日", 70000, 70000, None, "報告書", ""),
        ("工程ごとの作業", "移行の確認", "システムエンジニア", 1, "人日", 50000, 50000, None, "結果表", ""),
        ("移行", "予約台帳の移行", "システムエンジニア", 1, "人日", 50000, 50000, None, "結果表", ""),
        SOUND[0],
    ]
    assert [what for _, what in told(found, "overlap", more=more)] == [
        f"「進捗管理」: 「進捗管理」の行が{TOP + 2}行目にもあります",
        f"「移行の確認」: 「移行」が区分「移行」（{TOP + 11}行目）にもあります",
        f"「要件定義」: {TOP + 1}行目と同じ区分、項目、対象です（1,000,000円と1,000,000円）",
    ]


def test_a_unit_price_is_judged_by_the_own_range_of_the_same_unit_alone(found: Found) -> None:
    own = OwnPrice("システムエンジニア", "人日", 40000, 48000, 2025)
    assert told(found, "own-price", own=(own,)) == [
        (
            f"見積書!F{TOP + row}",
            "「システムエンジニア」の単価50,000円は、自団体の契約（令和7年度）の40,000円から48,000円までより高い額です",
        )
        for row in (1, 6, 8)
    ]
    assert told(found, "own-price", own=(OwnPrice("システムエンジニア", "人月", 40000, 48000, 2025),)) == []


def test_lines_that_divide_the_time_compared_are_no_double_count(found: Found) -> None:
    rows = changed(3, quantity=36, amount=2880000)
    second = [*SOUND[3]]
    second[3:7] = [24, "月", 80000, 1920000]
    assert {item.code for item in found(changes=rows, more=[second])} == {"maintenance-rate"}
    second[3:7] = [36, "月", 80000, 2880000]
    heads = {"net": 8760000, "tax": 876000, "total": 9636000}
    codes = [item.code for item in found(changes=rows, more=[second], heads=heads)]
    assert (codes.count("months"), codes.count("overlap")) == (2, 1)


@pytest.mark.parametrize("said", [("", "小計"), ("合計（税込）", ""), ("", "税抜合計"), ("", "御見積金額")])
def test_a_subtotal_is_not_counted_again(found: Found, said: tuple[str, str]) -> None:
    more = [(*said, "", None, "", None, 7800000, None, "", "")]
    assert {item.code for item in found(more=more)} == {"maintenance-rate", "subtotal"}


def test_a_discount_is_counted_and_asked_about(found: Found) -> None:
    more = [("", "出精値引き", "", 1, "式", -800000, -800000, None, "", "")]
    heads = {"net": 7000000, "tax": 700000, "total": 7700000}
    assert {item.code for item in found(more=more, heads=heads)} == {"maintenance-rate", "discount"}


@pytest.mark.parametrize(
    "heads", [{"net": "7,800,000円（税込）"}, {"net": 7800000, "tax": None, "total": 7800000, "rate": 10}]
)
def test_amounts_with_tax_are_told(found: Found, heads: dict[str, object]) -> None:
    assert "tax-in" in {item.code for item in found(heads=heads)}


@pytest.mark.parametrize("said", ["単位：千円", "（単位 千円）", "金額は千円単位"])
def test_amounts_in_another_unit_than_yen_are_told(found: Found, said: str) -> None:
    def spoil(book: object) -> None:
        book["見積書"]["F1"] = said  # type: ignore[index]

    assert told(found, "scale", spoil=spoil) == [("見積書!F1", f"「{said}」とあります")]


@pytest.mark.parametrize(("written", "faulty"), [("60か月", False), ("６０", False), ("5年", True)])
def test_the_time_compared_is_told_in_months(found: Found, written: str, faulty: bool) -> None:
    assert bool(told(found, "not-a-number", heads={"months": written})) is faulty


def test_hidden_lines_and_values_of_other_files_are_told(found: Found) -> None:
    def spoil(book: object) -> None:
        book["見積書"].row_dimensions[TOP + 2].hidden = True  # type: ignore[index]
        book["見積書"][f"G{TOP + 1}"] = "='[本当の見積り.xlsx]原価'!B2"  # type: ignore[index]

    codes = {item.code for item in found(spoil=spoil)}
    assert {"hidden", "outside"} <= codes


def test_merged_cells_and_formulas_without_values_are_read_as_far_as_they_go(found: Found) -> None:
    def spoil(book: object) -> None:
        sheet = book["見積書"]  # type: ignore[index]
        sheet[f"A{TOP + 2}"] = None
        sheet.merge_cells(f"A{TOP + 1}:A{TOP + 2}")
        sheet[f"G{TOP + 1}"] = f"=D{TOP + 1}*F{TOP + 1}"

    assert {item.code for item in found(spoil=spoil)} == {"maintenance-rate", "unsaved"}


def test_another_premise_than_the_answers_have_and_a_missing_one_are_asked_for(found: Found) -> None:
    asked = {"months": 60, "staff": 80, "terminals": 61}
    given = [item for item in found(asked=asked, heads={"staff": 80, "terminals": 55}) if item.code == "premise"]
    assert [(item.what, item.severity) for item in given] == [
        ("「前提の端末の数（台）」が回答の数と違います（回答は61、見積書は55）", Severity.WARNING)
    ]
    assert told(found, "premise", asked=asked, heads={"staff": 80}) == [
        ("見積書!B11", "「前提の端末の数（台）」がありません（回答は61）")
    ]
