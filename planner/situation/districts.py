"""Districts (地区) by what their feature tells in words: how many of their people are old, and how long the way is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from planner.missing import is_known

Row = Mapping[str, Any]
_OLD = re.compile(r"(?:65歳以上|高齢化率)(?:の割合|の人)?[がはも]?約?(\d+(?:\.\d+)?)([%％]|割)")
_TENTH = "割"
_WAY = re.compile(r"\d(?:分|時間)(?:半)?(?:ほど|以上)?かか")


def oldest_first(rows: Sequence[Row], features: Sequence[Any]) -> tuple[Row, ...]:
    """Return the districts of which a share of people of 65 and over is told, from the highest down."""
    shares = ((_OLD.search(feature), row) for row, feature in zip(rows, features, strict=True) if is_known(feature))
    told = [(float(share[1]) * (10 if share[2] == _TENTH else 1), row) for share, row in shares if share]
    return tuple(row for _, row in sorted(told, key=lambda pair: -pair[0]))


def remote(rows: Sequence[Row], features: Sequence[Any]) -> tuple[Row, ...]:
    """Return the districts of which is told how long people travel."""
    told = zip(rows, features, strict=True)
    return tuple(row for row, feature in told if is_known(feature) and _WAY.search(feature))
