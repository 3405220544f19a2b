"""What each statistics column of the municipality table is: label, unit, publisher, survey and the date it is true of.

Templates print these beside the values. Where the table's source is a compilation, the compilation is named.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct, field

from planner.japanese.era import era_year, written_date
from planner.japanese.number import grouped


class Source(Struct, frozen=True):
    """A published survey or table; `title` stands between 「 and 」 in a citation, `short` in the note of a table."""

    publisher: str
    title: str
    short: str = ""

    def __str__(self) -> str:
        return f"{self.publisher}「{self.title}」" if self.publisher else self.title


class StatisticsColumn(Struct, frozen=True):
    """One column. `as_of` is a day (2020-10-01), a year (2023) or a fiscal year (2022年度); projections have none.

    `not_for` are the types of municipality (特別区) of which it tells nothing, each with the reason that is printed;
    `choices` are the words that it may hold, where it holds no number.
    """

    id: str
    label: str
    unit: str
    origin: Source
    as_of: str = ""
    decimals: int = 0
    not_for: Mapping[str, str] = field(default_factory=dict)
    choices: tuple[str, ...] = ()

    @property
    def source(self) -> str:
        """Publisher and survey: 総務省統計局「国勢調査」."""
        return str(self.origin)

    @property
    def dated(self) -> str:
        """The date the value is true of, as printed: 令和2年10月1日, 令和5年, 令和4年度; empty if undated."""
        return written_date(self.as_of)

    @property
    def short_source(self) -> str:
        """The source as a note to a table prints it: 国勢調査（令和2年10月1日）."""
        name = self.origin.short or self.origin.title
        return f"{name}（{self.dated}）" if self.dated else name

    def printed(self, value: int | float | str) -> str:
        """Return a value of this column with its usual decimals and its unit."""
        if isinstance(value, str):
            return value
        return grouped(value, self.decimals) + self.unit


_CENSUS = Source("総務省統計局", "国勢調査")
_CENSUS_PRELIMINARY = Source("総務省統計局", "令和7年国勢調査 人口速報集計", "国勢調査人口速報集計")
_REGISTER = Source("総務省", "住民基本台帳に基づく人口、人口動態及び世帯数", "住民基本台帳人口")
_FINANCE = Source("デジタル庁・総務省", "地方財政（市町村ごと）データテーブル", "地方財政データテーブル")
_SYSTEM = Source("総務省統計局", "社会・人口統計体系")
_PROJECTION = Source(
    "国立社会保障・人口問題研究所",
    "日本の地域別将来推計人口（令和5（2023）年推計）",
    "社人研 地域別将来推計人口（令和5年推計）",
)
_WARDS = MappingProxyType({"特別区": "特別区の指数は市町村と算定の方法が違い、比べられない"})
_DEPOPULATED_LIST = Source("総務省", "過疎地域市町村等一覧")
DEPOPULATED = ("全部過疎", "みなし過疎", "一部過疎", "非該当")
_REMARK = Source("", "本表の編集時の注記")

_PROJECTED = tuple(
    StatisticsColumn(f"pop_proj_{year}", f"将来推計人口（{era_year(year)}）", "人", _PROJECTION)
    for year in range(2025, 2051, 5)
)

_ALL = (
    StatisticsColumn("pop_census_2015", "人口（平成27年国勢調査）", "人", _CENSUS, "2015-10-01"),
    StatisticsColumn("pop_census_2020", "人口（国勢調査）", "人", _CENSUS, "2020-10-01"),
    StatisticsColumn("pop_census_2025_prelim", "人口（令和7年国勢調査速報）", "人", _CENSUS_PRELIMINARY, "2025-10-01"),
    StatisticsColumn("households_census_2020", "世帯数（国勢調査）", "世帯", _CENSUS, "2020-10-01"),
    StatisticsColumn(
        "households_census_2025_prelim", "世帯数（令和7年国勢調査速報）", "世帯", _CENSUS_PRELIMINARY, "2025-10-01"
    ),
    StatisticsColumn("pop_juki_20240101", "住民基本台帳人口（令和6年）", "人", _REGISTER, "2024-01-01"),
    StatisticsColumn("pop_juki_20250101", "住民基本台帳人口", "人", _REGISTER, "2025-01-01"),
    StatisticsColumn("pop_under15_2020", "年少人口（15歳未満）", "人", _CENSUS, "2020-10-01"),
    StatisticsColumn("pop_15_64_2020", "生産年齢人口（15歳から64歳まで）", "人", _CENSUS, "2020-10-01"),
    StatisticsColumn("pop_65plus_2020", "高齢者人口（65歳以上）", "人", _CENSUS, "2020-10-01"),
    StatisticsColumn("pop_75plus_2020", "後期高齢者人口（75歳以上）", "人", _CENSUS, "2020-10-01"),
    StatisticsColumn("foreign_residents_2020", "外国人人口", "人", _CENSUS, "2020-10-01"),
    # 年齢不詳を分母から除いた割合なので、不詳補完値による公表値とは小数第1位で違うことがある
    StatisticsColumn("ratio_65plus_2020_pct", "高齢化率（年齢不詳を除く）", "%", _CENSUS, "2020-10-01", 1),
    StatisticsColumn("area_km2_20241001", "面積", "平方キロメートル", _SYSTEM, "2024-10-01", 2),
    StatisticsColumn("habitable_area_km2_2024", "可住地面積", "平方キロメートル", _SYSTEM, "2024", 2),
    StatisticsColumn("fiscal_strength_index_fy2024", "財政力指数", "", _FINANCE, "2024年度", 2, _WARDS),
    StatisticsColumn("fiscal_strength_index_fy2021", "財政力指数（令和3年度）", "", _SYSTEM, "2021年度", 2, _WARDS),
    StatisticsColumn("current_balance_ratio_fy2022_pct", "経常収支比率", "%", _SYSTEM, "2022年度", 1),
    StatisticsColumn("real_debt_service_ratio_fy2022_pct", "実質公債費比率", "%", _SYSTEM, "2022年度", 1),
    StatisticsColumn("local_tax_fy2022_kyen", "地方税収入", "千円", _SYSTEM, "2022年度"),
    StatisticsColumn("total_revenue_fy2022_kyen", "歳入決算総額", "千円", _SYSTEM, "2022年度"),
    StatisticsColumn("total_expenditure_fy2022_kyen", "歳出決算総額", "千円", _SYSTEM, "2022年度"),
    StatisticsColumn("staff_general_admin_20240401", "一般行政部門職員数", "人", _SYSTEM, "2024-04-01"),
    *_PROJECTED,
    StatisticsColumn("ratio_65plus_proj_2050_pct", "高齢化率の推計（令和32年）", "%", _PROJECTION, "", 1),
    StatisticsColumn("births_2023", "出生数", "人", _SYSTEM, "2023"),
    StatisticsColumn("deaths_2023", "死亡数", "人", _SYSTEM, "2023"),
    StatisticsColumn("in_migrants_japanese_2024", "転入者数（日本人）", "人", _SYSTEM, "2024"),
    StatisticsColumn("out_migrants_japanese_2024", "転出者数（日本人）", "人", _SYSTEM, "2024"),
    StatisticsColumn("workers_primary_2020", "第1次産業就業者数", "人", _CENSUS, "2020-10-01"),
    StatisticsColumn("workers_secondary_2020", "第2次産業就業者数", "人", _CENSUS, "2020-10-01"),
    StatisticsColumn("workers_tertiary_2020", "第3次産業就業者数", "人", _CENSUS, "2020-10-01"),
    StatisticsColumn("establishments_private_2021", "民営事業所数", "事業所", _SYSTEM, "2021"),
    StatisticsColumn("kindergartens_2024", "幼稚園数", "園", _SYSTEM, "2024"),
    StatisticsColumn("elementary_schools_2024", "小学校数", "校", _SYSTEM, "2024"),
    StatisticsColumn("elementary_pupils_2024", "小学校児童数", "人", _SYSTEM, "2024"),
    StatisticsColumn("junior_high_schools_2024", "中学校数", "校", _SYSTEM, "2024"),
    StatisticsColumn("junior_high_students_2024", "中学校生徒数", "人", _SYSTEM, "2024"),
    StatisticsColumn("compulsory_education_schools_2024", "義務教育学校数", "校", _SYSTEM, "2024"),
    StatisticsColumn("community_centers_2021", "公民館数", "館", _SYSTEM, "2021"),
    StatisticsColumn("libraries_2021", "図書館数", "館", _SYSTEM, "2021"),
    StatisticsColumn("general_hospitals_2023", "一般病院数", "施設", _SYSTEM, "2023"),
    StatisticsColumn("general_clinics_2023", "一般診療所数", "施設", _SYSTEM, "2023"),
    StatisticsColumn("physicians_2022", "医師数", "人", _SYSTEM, "2022"),
    StatisticsColumn(
        "depopulated_20220401", "過疎地域の区分", "", _DEPOPULATED_LIST, "2022-04-01", choices=DEPOPULATED
    ),
    StatisticsColumn("notes", "統計値についての注記", "", _REMARK),
)

COLUMNS: Mapping[str, StatisticsColumn] = MappingProxyType({column.id: column for column in _ALL})
