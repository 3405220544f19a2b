"""With whom a municipality works together, told in free words with how far the talks have come in brackets."""

from __future__ import annotations

import re

from planner.missing import Missing, Reason

# A name with a remark in brackets, and what may stand between two names.
_NAMED = re.compile(r"(?:、|及び|と)?\s*([^（()）。]+?)\s*[（(]([^（()）]*)[）)]")
_NOT_YET = ("まだ", "未相談", "未定", "これから")


def partner(told: str) -> str | Missing:
    """Return the name of the first partner whose remark does not say that nobody has spoken with it yet."""
    named = _NAMED.findall(told)
    if not named:
        return told.split("。")[0].strip()
    ready = (name for name, remark in named if not any(word in remark for word in _NOT_YET))
    return next(ready, Missing(reason=Reason.UNKNOWN))
