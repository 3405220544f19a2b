"""The measures by which municipalities are compared with each other."""

from __future__ import annotations

from msgspec import Struct

from planner.municipality.model import Municipality

FEWEST = 3  # municipalities; a sum, median or position among fewer would tell of single ones
_PEOPLE = "pop_juki_20240101"


def number(municipality: Municipality, column: str) -> float | None:
    """Return a column of a municipality as a number, None if it has none."""
    value = municipality.statistic(column)
    return value if isinstance(value, int | float) else None


class Ratio(Struct, frozen=True):
    """A measure of one municipality: a column, for each of so many residents if it grows with their number."""

    id: str
    label: str
    column: str
    by_residents: bool = True

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns it is worked out from."""
        return (self.column, _PEOPLE) if self.by_residents else (self.column,)

    def of(self, municipality: Municipality) -> float | None:
        """Return the measure of a municipality, None if it is not known."""
        value, people = (number(municipality, column) for column in (self.column, _PEOPLE))
        if not self.by_residents or value is None:
            return value
        return value / people if people else None


RATIOS = (
    Ratio("fiscal_strength", "財政力指数", "fiscal_strength_index_fy2024", by_residents=False),
    Ratio("tax_per_resident", "住民1人当たりの地方税", "local_tax_fy2022_kyen"),
    Ratio("expenditure_per_resident", "住民1人当たりの歳出", "total_expenditure_fy2022_kyen"),
    Ratio("staff_per_resident", "住民当たりの一般行政職員", "staff_general_admin_20240401"),
    Ratio("ratio_65plus", "65歳以上の割合", "ratio_65plus_2020_pct", by_residents=False),
)
