"""By which calling of its people a municipality begins: that of many, or that of which a trouble is told."""

from __future__ import annotations

from typing import Any

from planner.missing import Missing, is_known
from planner.subjects import is_about

_MANY = 10  # percent of those who work
_FARMS = ("酪農", "畜産", "農家", "農業 -農業委員会", "養殖", "漁業", "漁師", "林業", "不漁")
_TRADES = ("町工場", "工場", "ものづくり", "職人", "商店", "旅館", "宿")


def farms_first(share: float | Missing, topics: tuple[Any, ...] | Missing) -> bool:
    """Return whether farming, forestry and fishery come first: many work there, or they are the first told of.

    `share` is that of those who work there, `topics` are those of the issues of the region.
    """
    if isinstance(share, int | float) and share >= _MANY:
        return True
    told = [topic for topic in (topics if isinstance(topics, tuple) else ()) if is_known(topic)]
    first = next((topic for topic in told if is_about((*_FARMS, *_TRADES), topic)), "")
    return is_about(_FARMS, first)
