"""Whether people of a municipality travel by ship, by what it tells of its land and settlements."""

from __future__ import annotations

import re

# Words of travel: 船 alone also stands in names of places and firms (大矢船, 造船).
_SHIP = re.compile(r"フェリー|航路|離島|船便|渡船|(?:定期|連絡|巡航|高速|旅客|[町村市]営)船")


def by_ship(landscape: str) -> bool:
    """Return whether the text tells of a ship that people take, or of islands that only one reaches."""
    return bool(_SHIP.search(landscape))
