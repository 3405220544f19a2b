"""A village with gaps in its ledger: what is urgent is told, and what is known is not lost over what is not."""

import re

import pytest
from msgspec.structs import replace

from planner.pipeline import build
from tests.reference.towns import document_text, workspace

CHANGED = {
    "started: 2019, renewal: 2027, cost: 1150,": "started: 2019, renewal: 2026, cost: 1150,",
    "{work: 税・収納,": "{work: 固定資産税,",
    "{work: 庁内ネットワーク・LGWAN接続, product: 網構成F, started: 2022,": "{work: 庁内ネットワーク・LGWAN接続,",
}
NETWORK_VENDOR = re.compile(r"(work: 庁内ネットワーク.*?), vendor: [^,}]*")


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    asked = workspace("mihonzawa")
    answers = asked.answers.read_text(encoding="utf-8")
    for old, new in CHANGED.items():
        assert old in answers
        answers = answers.replace(old, new)
    answers, count = NETWORK_VENDOR.subn(r"\1", answers)
    assert count == 1
    path = tmp_path_factory.mktemp("ledger") / "answers.yaml"
    path.write_text(answers, encoding="utf-8")
    files = build(replace(asked, answers=path, documents=("plan", "procurement-guideline"))).files
    words = (file for file in files if file.suffix == ".docx")
    return {file.manuscript.id: document_text(file.content).splitlines() for file in words}


def test_a_contract_that_ends_before_the_plan_is_the_first_renewal_with_who_asks_by_when(
    texts: dict[str, list[str]],
) -> None:
    (row,) = [line for line in texts["plan"] if line.startswith("| 令和8年度（始期の前） |")]
    assert "| 健康管理 |" in row
    for document in ("plan", "procurement-guideline"):
        (told,) = [line for line in texts[document] if "次の契約が決まっていないものは" in line]
        assert "使う課（住民福祉課）が" in told
        assert "令和8年11月25日から1か月以内に" in told
    assert "健康管理（令和8年度、住民福祉課）" in texts["procurement-guideline"]


def test_every_mark_of_what_to_ask_is_explained_while_one_vendor_is_not_known(texts: dict[str, list[str]]) -> None:
    lines = texts["procurement-guideline"]
    at = next(number for number, line in enumerate(lines) if line.startswith("| 業務 | 所管課 | 着手 |"))
    rows = [line for line in lines[at : at + 30] if line.startswith("| ")]
    used = {mark for row in rows for mark in re.findall(r"([アイウエ])(?:（\d+[年件]）)?(?=、| \|)", row)}
    explained = {line[0] for line in lines if re.match(r"[アイウエ]：", line)}
    assert "イ" in used
    assert used <= explained


def test_a_row_for_one_tax_leaves_the_other_taxes_to_be_found_out(texts: dict[str, list[str]]) -> None:
    (row,) = [line.split(" | ")[0] for line in texts["plan"] if "個人住民税" in line and line.endswith(" | 対象 |")]
    assert all(tax in row for tax in ("法人住民税", "軽自動車税"))
    assert "固定資産税" not in row


def test_what_is_blank_in_a_row_of_the_ledger_is_asked_of_the_office_that_uses_the_system(
    texts: dict[str, list[str]],
) -> None:
    (row,) = [line for line in texts["form-start"] if "台帳の空欄：" in line]
    assert row.startswith("| 総務課行政係 | 台帳の空欄：庁内ネットワーク・LGWAN接続（使い始めた年度）。 |")


def test_the_guideline_of_a_small_office_tells_what_is_due_in_one_table(texts: dict[str, list[str]]) -> None:
    lines = texts["procurement-guideline"]
    assert len([line for line in lines if line.startswith("| 業務 | 所管課 | 着手 | 第1関門 | 稼働の日 |")]) == 1
    assert [line for line in lines if "稼働の日ごとの期限" in line] == []
