"""What goes on being paid beside the measures: the systems there are, their growth by the standard, the expert."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from planner.missing import Missing, is_known
from planner.situation.derivation import NOTHING, Derivation

_MONTHS = 12


class Standing(Struct, frozen=True):
    """Amounts of one fiscal year in 千円, 0 where nobody has told them.

    `systems` is what those of the ledger cost today, `growth` the least and the most by which the works of the standard
    come to cost more than that, `expert` what the expert from outside costs today.
    """

    year: int
    systems: int
    growth: tuple[int, int]
    expert: int

    @property
    def least(self) -> int:
        """What is paid at least, as far as anything is told."""
        return self.systems + self.growth[0] + self.expert

    @property
    def most(self) -> int:
        """What is paid at most, likewise."""
        return self.systems + self.growth[1] + self.expert


def standing_costs(years: tuple[int, ...], *told: Any) -> tuple[Standing, ...] | Missing:
    """Return the costs of each of `years`; `Missing` if nothing of it is told.

    `told` are the sums of the ledger and of its works of the standard, the costs before and after the standard and its
    status, the months of each year in which all has moved, and the cost of the expert. The growth is counted from the
    ledger where that has more than was paid before, since it then has some of it.
    """
    ledger, listed, before, after, status, moved, expert = told
    grown = _known(after) - max(_known(before), _known(listed)) if is_known(before) and is_known(after) else 0
    grown = max(0, grown)
    months = moved if is_known(moved) else tuple(_MONTHS if status == "done" else 0 for _ in years)
    found = tuple(
        Standing(year, _known(ledger), (round(grown * month / _MONTHS), grown), _known(expert))
        for year, month in zip(years, months, strict=True)
    )
    return found if any(item.systems or item.growth[1] or item.expert for item in found) else NOTHING


def _known(amount: Any) -> int:
    return int(amount) if is_known(amount) else 0


_TOLD = (
    "derived.ledger_cost",
    "derived.ledger_standard_cost",
    "standardization.cost_before",
    "standardization.cost_after",
    "standardization.status",
    "derived.moved_months",
    "organisation.external_cost",
)
STANDING_COSTS = Derivation(
    "standing_costs",
    "計画の年度ごとの、今のシステム、標準化の後の増加及び外部の専門家の費用",
    "千円",
    ("derived.plan_years", *_TOLD),
    standing_costs,
    optional=_TOLD,
)
