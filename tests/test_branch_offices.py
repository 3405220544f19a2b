"""Branch offices are called as their town calls them, and a town without any reads nothing of them."""

from functools import cache
from pathlib import Path

import pytest

from tests.told import composed, lines, only

TOWN = """format: 1
basics.municipality: "363421"
basics.hazards: [isolation, landslide]
"""
TOLD = """basics.branch_offices: 3
basics.branches:
- {word: 地区事務所, number: 2, names: 北山、川上, offers: 証明書の交付と届出}
- {word: 連絡所, number: 1, names: 浜}
"""
UNTOLD = "basics.branch_offices: 3\n"
NONE = ("basics.branch_offices: 0\n", "basics.branch_offices: {state: not_applicable}\n")
ASKED = ("plan", "procurement-guideline", "security-policy", "security-standards", "procedure-incident")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("town")


@cache
def texts(folder: Path, answers: str) -> dict[str, list[str]]:
    return {item.id: lines(item) for item in composed(TOWN + answers, folder, *ASKED).manuscripts}


def test_all_documents_call_branch_offices_as_the_town_does(folder: Path) -> None:
    for id_, document in texts(folder, TOLD).items():
        assert any("地区事務所" in line for line in document), id_
        assert [line for line in document if "支所" in line or "出張所" in line] == [], id_


def test_the_plan_tells_which_they_are_and_what_each_offers(folder: Path) -> None:
    row = only(texts(folder, TOLD)["plan"], "北山")
    assert "3箇所。地区事務所2箇所（北山、川上）でできるのは、証明書の交付と届出。連絡所1箇所（浜）" in row


def test_regulations_join_the_words_as_regulations_do(folder: Path) -> None:
    standards = texts(folder, TOLD)["security-standards"]
    assert "地区事務所及び連絡所の長は、この基準において、本庁の課長と同じ責任を負う。" in "\n".join(standards)
    assert "課、室、地区事務所、連絡所その他これらに準ずる組織" in "\n".join(standards)


def test_branch_offices_that_nobody_named_are_called_by_the_general_words(folder: Path) -> None:
    documents = texts(folder, UNTOLD)
    assert any("支所・出張所" in line and "3箇所" in line for line in documents["plan"])
    assert "支所及び出張所の長は" in "\n".join(documents["security-standards"])


@pytest.mark.parametrize("none", NONE)
def test_a_town_without_branch_offices_reads_nothing_of_them(folder: Path, none: str) -> None:
    documents = texts(folder, none).items()
    told = {id_: [line for line in text if "支所" in line or "出張所" in line] for id_, text in documents}
    kept = [line for line in told.pop("plan") if "なし" not in line and "支所・出張所の数" not in line]
    assert kept == []
    assert told == {id_: [] for id_ in told}
