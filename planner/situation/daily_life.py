"""What the municipality tells of the daily life of its residents: where they shop, and whether they go by ship."""

from __future__ import annotations

import re

from planner.missing import Missing, Reason
from planner.situation.formulas import sentences

_SHOPPING = re.compile(r"買い?物|スーパー|食料品|移動販売|商店")
# Words of travel: 船 alone also stands in names of places and firms (大矢船, 造船).
_SHIP = re.compile(r"フェリー|航路|離島|船便|渡船|(?:定期|連絡|巡航|高速|旅客|[町村市]営)船")


def shopping(told: str) -> tuple[str, ...] | Missing:
    """Return the sentences that tell where people buy what they need; missing where none does."""
    found = tuple(sentence for sentence in sentences(told) if _SHOPPING.search(sentence))
    return found or Missing(reason=Reason.UNKNOWN)


def by_ship(landscape: str) -> bool:
    """Return whether a text on land and settlements tells of a ship that people take, or of islands."""
    return bool(_SHIP.search(landscape))
