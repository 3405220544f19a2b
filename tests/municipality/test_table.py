import pytest

from planner.municipality.table import distinguish, load_municipalities


def test_the_table_has_all_municipalities_with_their_own_code_and_name() -> None:
    table = load_municipalities()
    assert len(table) == 1741
    assert len({m.code for m in table}) == 1741
    assert len({m.full_name for m in table}) == 1741


@pytest.mark.parametrize("code", ["052078", "05207", " 052078 ", "０５２０７８"])
def test_a_code_is_read_with_and_without_its_check_digit(code: str) -> None:
    found = load_municipalities().by_code(code)
    assert found is not None
    assert found.full_name == "秋田県湯沢市"


@pytest.mark.parametrize("code", ["", "052079", "99999", "湯沢"])
def test_an_unknown_code_finds_nobody(code: str) -> None:
    assert load_municipalities().by_code(code) is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("湯沢", ["秋田県湯沢市", "新潟県湯沢町"]),
        ("ゆざわ", ["秋田県湯沢市", "新潟県湯沢町"]),
        ("ユザワシ", ["秋田県湯沢市"]),
        ("秋田 湯沢", ["秋田県湯沢市"]),
        ("湯沢　秋田", ["秋田県湯沢市"]),
        ("新潟県湯沢町", ["新潟県湯沢町"]),
        ("新潟湯沢町", ["新潟県湯沢町"]),
        ("05207", ["秋田県湯沢市"]),
        ("52078", ["秋田県湯沢市"]),
        ("檮原", ["高知県梼原町"]),
        ("茅ケ崎", ["神奈川県茅ヶ崎市"]),
        ("札幌市中央区", []),
        ("", []),
    ],
)
def test_a_search_finds_by_code_name_kana_and_prefecture(text: str, names: list[str]) -> None:
    assert [m.full_name for m in load_municipalities().search(text)] == names


def test_the_exact_name_comes_first() -> None:
    assert load_municipalities().search("秋田市")[0].full_name == "秋田県秋田市"
    assert [m.name for m in load_municipalities().search("府中")][:2] == ["府中市", "府中市"]
    assert len(load_municipalities().search("秋田県")) == 25


def test_namesakes_are_told_apart() -> None:
    assert [distinguish(m) for m in load_municipalities().search("湯沢")] == [
        "湯沢市（秋田県、052078、2020年の人口4.2万人）",
        "湯沢町（新潟県、154610、2020年の人口7,767人）",
    ]


def test_prefectures_and_similar_groups_are_listed() -> None:
    table = load_municipalities()
    assert {m.prefecture for m in table.in_prefecture("05")} == {"秋田県"}
    assert "秋田県湯沢市" in {m.full_name for m in table.in_similar_group("一般市Ⅰ－１")}


@pytest.mark.parametrize(
    ("code", "kind", "words"),
    [
        ("052078", "市", ("本市", "市長", "市議会", "市民", "市役所")),
        ("154610", "町", ("本町", "町長", "町議会", "町民", "町役場")),
        ("131016", "特別区", ("本区", "区長", "区議会", "区民", "区役所")),
        ("011002", "指定都市", ("本市", "市長", "市議会", "市民", "市役所")),
    ],
)
def test_words_follow_from_the_kind(code: str, kind: str, words: tuple[str, ...]) -> None:
    found = load_municipalities().by_code(code)
    assert found is not None
    assert found.type == kind
    assert (found.own, found.mayor, found.council, found.residents, found.office) == words


def test_an_empty_cell_is_no_statistic() -> None:
    futaba = load_municipalities().search("双葉町")[0]
    assert futaba.statistics["pop_census_2020"] == 0
    assert "ratio_65plus_2020_pct" not in futaba.statistics
