"""How a town calls its branch offices, and what residents tell of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from planner.missing import Missing, is_known
from planner.situation.model import Situation
from planner.subjects import is_about

BRANCHES = "basics.branches"
_WORD = f"{BRANCHES}.word"
_GENERAL = ("支所", "出張所")
_SENT_ON = ("支所 本庁", "支所 終わ", "支所 完結", "出張所 本庁", "出張所 終わ")


def branch_words(situation: Situation) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what branch offices are called here, the general words where nobody told, and what was read to know it."""
    if BRANCHES not in situation:
        return _GENERAL, ()
    rows = situation.value(BRANCHES)
    told = [str(row["word"]) for row in rows if is_known(row["word"])] if is_known(rows) else []
    return tuple(dict.fromkeys(told)) or _GENERAL, (_WORD,)


def none_of_them(offices: int | Missing) -> bool:
    """Return whether a town is known to have no branch office: none, or 該当なし; not known is not none."""
    return offices.is_settled if isinstance(offices, Missing) else offices == 0


def sent_on(findings: tuple[Mapping[str, Any], ...]) -> tuple[Mapping[str, Any], ...]:
    """Return the findings that tell that business cannot be finished at a branch."""
    return tuple(row for row in findings if is_about(_SENT_ON, str(row["finding"])))
