"""What the municipality tells of the daily life of its residents, by subject."""

from __future__ import annotations

import re

from planner.missing import Missing, Reason
from planner.situation.formulas import sentences

_SHOPPING = re.compile(r"買い?物|スーパー|食料品|移動販売|商店")


def shopping(told: str) -> tuple[str, ...] | Missing:
    """Return the sentences that tell where people buy what they need; missing where none does."""
    found = tuple(sentence for sentence in sentences(told) if _SHOPPING.search(sentence))
    return found or Missing(reason=Reason.UNKNOWN)
