"""A municipality as the public tables know it, and the words that follow from its kind."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from msgspec import Struct, field

from planner.missing import Missing, Reason
from planner.municipality.columns import COLUMNS


class Kind(Enum):
    """What a municipality is in the Local Autonomy Act; the value is the last character of its name."""

    CITY = "市"
    TOWN = "町"
    VILLAGE = "村"
    WARD = "区"


TYPES = ("指定都市", "中核市", "施行時特例市", "一般市", "町", "村", "特別区")

_OFFICE = {Kind.CITY: "市役所", Kind.TOWN: "町役場", Kind.VILLAGE: "村役場", Kind.WARD: "区役所"}


class Municipality(Struct, frozen=True, eq=False):
    """One municipality; `code` is the six-digit 全国地方公共団体コード.

    `type` is one of `TYPES`.
    `statistics` holds the public table's other columns: numbers as int or float, an empty cell left out.
    `source` says where they come from if it is not the public tables; empty otherwise.
    """

    code: str
    name: str
    kana: str
    prefecture: str
    prefecture_code: str
    type: str
    similar_group: str
    statistics: Mapping[str, int | float | str] = field(default_factory=dict)
    source: str = ""

    def statistic(self, column: str) -> int | float | str | Missing:
        """Return the value of a column, `Missing` if it is not known or tells nothing of this type of municipality."""
        value = self.statistics.get(column)
        return self.absent(column) if value is None or self.type in COLUMNS[column].not_for else value

    def absent(self, column: str) -> Missing:
        """Return what stands for a value of `column` that is not there: not applicable here, or not known."""
        reason = Reason.NOT_APPLICABLE if self.type in COLUMNS[column].not_for else Reason.UNKNOWN
        return Missing(f"stats.{column}", reason)

    @property
    def kind(self) -> Kind:
        return Kind(self.name[-1])

    @property
    def own(self) -> str:
        """How the municipality calls itself: 本市, 本町, 本村, 本区."""
        return "本" + self.kind.value

    @property
    def mayor(self) -> str:
        return self.kind.value + "長"

    @property
    def council(self) -> str:
        return self.kind.value + "議会"

    @property
    def residents(self) -> str:
        return self.kind.value + "民"

    @property
    def office(self) -> str:
        return _OFFICE[self.kind]

    @property
    def full_name(self) -> str:
        """The name that no other municipality shares, for instance 秋田県湯沢市."""
        return self.prefecture + self.name
