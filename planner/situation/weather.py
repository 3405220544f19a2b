"""What the municipality tells of its weather: the months in which storms come, and power cut by lightning."""

from __future__ import annotations

import re
from typing import Any

from planner.missing import Missing, Reason, is_known

_STORM = r"[^。、（(]*?(?:台風|大雨|豪雨|線状降水帯|梅雨|出水)"
_MONTH = r"(\d{1,2})月(?:[上中下]旬)?"
_FROM_TO = re.compile(rf"{_MONTH}(?:から|～|〜|－){_MONTH}{_STORM}")
_LISTED = re.compile(rf"((?:{_MONTH}[と・])*{_MONTH}){_STORM}")
_YEAR = 12
_MOST = 6  # months; half a year is no season to wait for


def storm_months(climate: str) -> tuple[int, ...] | Missing:
    """Return the months that a clause tells with a word for storms or heavy rain, as 6月から9月の大雨."""
    months: dict[int, None] = {}
    for first, last in _FROM_TO.findall(climate):
        months |= dict.fromkeys(_from_to(int(first), int(last)))
    rest = _FROM_TO.sub("", climate)
    for listed in _LISTED.finditer(rest):
        months |= dict.fromkeys(map(int, re.findall(r"(\d{1,2})月", listed[1])))
    told = tuple(sorted(month for month in months if 1 <= month <= _YEAR))
    return told if told and len(told) <= _MOST else Missing(reason=Reason.UNKNOWN)


def cut_by_lightning(*told: Any) -> bool:
    """Return whether one text, of the climate or of what was raised, tells of lightning and of power cuts at once."""
    texts = (text for part in told if is_known(part) for text in (part if isinstance(part, tuple) else (part,)))
    return any(is_known(text) and "停電" in text and "雷" in text for text in texts)


def _from_to(first: int, last: int) -> list[int]:
    return [(first + later - 1) % _YEAR + 1 for later in range((last - first) % _YEAR + 1)]
