import pytest

from planner.municipality.columns import COLUMNS
from planner.municipality.table import load_municipalities


def test_every_statistic_has_a_label_and_a_source() -> None:
    used = {name for municipality in load_municipalities() for name in municipality.statistics}
    assert used == set(COLUMNS)
    assert all(column.label and column.source for column in COLUMNS.values())


def test_labels_are_not_shared() -> None:
    assert len({column.label for column in COLUMNS.values()}) == len(COLUMNS)


@pytest.mark.parametrize(
    ("name", "short", "source"),
    [
        ("pop_census_2020", "国勢調査（令和2年10月1日）", "総務省統計局「国勢調査」"),
        ("pop_proj_2050", "社人研 地域別将来推計人口（令和5年推計）", COLUMNS["pop_proj_2030"].source),
        ("local_tax_fy2022_kyen", "社会・人口統計体系（令和4年度）", "総務省統計局「社会・人口統計体系」"),
        ("births_2023", "社会・人口統計体系（令和5年）", "総務省統計局「社会・人口統計体系」"),
        ("notes", "本表の編集時の注記", "本表の編集時の注記"),
    ],
)
def test_a_source_prints_with_its_date(name: str, short: str, source: str) -> None:
    assert COLUMNS[name].short_source == short
    assert COLUMNS[name].source == source


@pytest.mark.parametrize(
    ("name", "value", "printed"),
    [
        ("pop_census_2020", 42091, "42,091人"),
        ("fiscal_strength_index_fy2024", 0.7, "0.70"),
        ("ratio_65plus_2020_pct", 40.3, "40.3%"),
        ("notes", "注記", "注記"),
    ],
)
def test_a_value_prints_with_its_unit_and_usual_decimals(name: str, value: int | float | str, printed: str) -> None:
    assert COLUMNS[name].printed(value) == printed


def test_the_fiscal_index_of_a_ward_is_not_applicable_and_tells_why() -> None:
    ward, city = (load_municipalities().by_code(code) for code in ("131016", "052078"))
    assert ward is not None
    assert city is not None
    column = "fiscal_strength_index_fy2024"
    assert "算定の方法が違い" in COLUMNS[column].not_for[ward.type]
    assert str(ward.statistic(column)) == "該当なし"
    assert city.statistic(column) == city.statistics[column]
