"""What the role of the expert from outside tells: how often the expert comes, and whether for procurement too."""

from __future__ import annotations

import re
from typing import NamedTuple

from planner.missing import Missing, Reason

_OFTEN = re.compile(r"(年|月)に?(?:計)?(\d+)回")
_LONG = re.compile(r"1回(?:に|当たり|あたり)?(\d+)時間")
_MONTHS = 12
# 受注もするため調達には入れない, 契約は見ない, 契約の審査は除く
_KEPT_OUT = re.compile(
    r"(?:調達|契約|選定|見積|審査|入札)[^。、]*"
    r"(?:(?:入れ|加え|含め|含ま|関わら|関与し|助言し|扱わ|担わ|受け持た|見|頼ま)(?:ない|ず)|除く|外す|対象外)"
)
_SELLS = re.compile(r"受注(?:も|を)?(?:する|している|して|し、|者)")


class Visits(NamedTuple):
    """The times a year and the hours of each."""

    times: int
    hours: int


def visits(told: str) -> Visits | Missing:
    """Return the visits that a text tells, as 年6回、1回4時間; missing unless it tells both numbers."""
    often, long = _OFTEN.search(told), _LONG.search(told)
    if not often or not long or not int(long[1]):
        return Missing(reason=Reason.UNKNOWN)
    return Visits(int(often[2]) * (_MONTHS if often[1] == "月" else 1), int(long[1]))


def advises_on_buying(expert: bool, role: object) -> bool:
    """Return whether there is an expert who may see estimates and specifications: nobody who sells to the town may."""
    return expert and not (isinstance(role, str) and (_KEPT_OUT.search(role) or _SELLS.search(role)))
