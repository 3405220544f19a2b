from collections.abc import Callable
from pathlib import Path

import pytest

from planner.errors import PlannerError
from planner.municipality.extra import with_extra

HEADER = "code,name,name_kana,prefecture,prefecture_code,type,similar_group,source,pop_juki_20250101"
SAMPLE = "052990,見本市,ミホンシ,秋田県,05,一般市,一般市Ⅰ－１,架空の値,32145"

Table = Callable[..., Path]


@pytest.fixture
def table(tmp_path: Path) -> Table:
    def write(*rows: str, header: str = HEADER, encoding: str = "utf-8") -> Path:
        path = tmp_path / "towns.csv"
        path.write_text("\n".join((header, *rows)) + "\n", encoding=encoding)
        return path

    return write


def problems(path: Path) -> list[str]:
    with pytest.raises(PlannerError) as caught:
        with_extra(path)
    return [f"{problem.place.line}: {problem.what}" for problem in caught.value.problems]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_further_municipality_is_found_by_its_code_with_its_source(table: Table, encoding: str) -> None:
    found = with_extra(table(SAMPLE, encoding=encoding)).by_code("052990")
    assert found is not None
    assert (found.full_name, found.type, found.source) == ("秋田県見本市", "市", "架空の値")
    assert found.statistics == {"pop_juki_20250101": 32145}


def test_a_further_municipality_is_not_counted_among_the_others(table: Table) -> None:
    with_sample = with_extra(table(SAMPLE))
    assert len(with_sample) == 1741
    assert with_sample.in_prefecture("05") == with_extra(None).in_prefecture("05")
    assert [found.code for found in with_sample.search("見本市")] == ["052990"]


def test_newer_figures_take_the_place_of_the_shipped_ones(table: Table) -> None:
    found = with_extra(table("052078,湯沢市,ユザワシ,秋田県,05,一般市,一般市Ⅰ－１,市の公表,38000")).by_code("052078")
    assert found is not None
    assert found.statistics["pop_juki_20250101"] == 38000


def test_a_column_of_words_takes_only_its_words(table: Table) -> None:
    header = HEADER.replace("pop_juki_20250101", "depopulated_20220401")
    assert problems(table(SAMPLE.replace("32145", "過疎"), header=header)) == [
        "2: 「depopulated_20220401」の「過疎」は使えません"
    ]
    found = with_extra(table(SAMPLE.replace("32145", "一部過疎"), header=header)).by_code("052990")
    assert found is not None
    assert found.statistics == {"depopulated_20220401": "一部過疎"}


def test_all_that_is_wrong_in_a_table_is_told_at_once(table: Table) -> None:
    path = table(
        "052991,見本市,ミホンシ,秋田県,05,一般市,一般市Ⅰ－１,架空の値,32145",
        "206997,見本県,ミホンケン,長野県,20,県,町村Ⅰ－２,,約千人",
        "052991,見本市,ミホンシ,秋田県,05,一般市,一般市Ⅰ－１,架空の値,32145",
        header=f"{HEADER},人口",
    )
    assert problems(path) == [
        "1: 知らない列「人口」があります",
        "2: 団体コード「052991」が正しくありません",
        "3: 「source」が空です",
        "3: 団体名「見本県」の終わりが市、町、村、区ではありません",
        "3: 団体の区分「県」は使えません",
        "3: 「pop_juki_20250101」の「約千人」が数ではありません",
        "4: 団体コード「052991」が正しくありません",
        "4: 団体コード「052991」が2回あります",
    ]


def test_a_column_that_must_be_there_is_asked_for(table: Table) -> None:
    path = table(SAMPLE.replace(",架空の値", ""), header=HEADER.replace(",source", ""))
    assert problems(path) == ["1: 列「source」がありません"]


def test_a_table_in_another_encoding_is_refused_with_a_remedy(table: Table) -> None:
    with pytest.raises(PlannerError, match="UTF-8 で保存した CSV") as caught:
        with_extra(table(SAMPLE, encoding="cp932"))
    assert "団体の表を読めません（UTF-8 の CSV ではない）" in str(caught.value)


def test_a_table_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(PlannerError, match="団体の表を読めません"):
        with_extra(tmp_path / "none.csv")
