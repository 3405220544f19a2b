"""How many person-days a year the staff in charge of IT can give to new work (余力)."""

from __future__ import annotations

from dataclasses import dataclass

from planner.missing import is_known
from planner.situation.derive import capacity_days
from planner.situation.model import Situation


@dataclass(frozen=True, slots=True)
class Capacity:
    """Person-days a year; `assumed` says in Japanese what was assumed, empty if the answers give it all."""

    days: float
    assumed: str
    reads: tuple[str, ...]


_STAFF = ("organisation.it_staff_fulltime", "organisation.it_staff_parttime")
_SHARE = "organisation.new_work_share"
_ASSUMPTIONS = ("assumption.workdays", "assumption.new_work_share", "assumption.parttime_share")


def tenths(days: float) -> int:
    """Return person-days as a whole number of tenths, in which sums are exact."""
    return round(days * 10)


def capacity(situation: Situation) -> Capacity:
    """Return staff × working days × share of time for new work, each part that no answer gives being assumed.

    Where nobody has said how many people there are, one full-time person is assumed: the least a roadmap needs.
    """
    workdays, assumed_share, part_share = (situation.value(path) for path in _ASSUMPTIONS)
    full, part, share = (situation.value(path) for path in (*_STAFF, _SHARE))
    people = (full if is_known(full) else int(not is_known(part)), part if is_known(part) else 0)
    assumed = []
    if not is_known(full):
        assumed.append(f"情報担当の専任を{people[0]}人")
    if not is_known(part):
        assumed.append("兼任を0人")
    if people[1]:
        assumed.append(f"兼任1人が情報の仕事に充てる割合を{part_share}%")
    if not is_known(share):
        share = assumed_share
        assumed.append(f"新しい仕事に充てられる時間の割合を{share}%")
    assumed.append(f"1人の年間の勤務日数を{workdays}日")
    days = capacity_days(*people, share, workdays, part_share)
    return Capacity(days, "、".join(assumed), (*_STAFF, _SHARE, *_ASSUMPTIONS))
