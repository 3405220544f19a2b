"""With whom a municipality works together, told in free words with how far the talks have come in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planner.missing import Missing, Reason

# A name with a remark in brackets, and what may stand between two names.
_NAMED = re.compile(r"(?:、|及び|と)*\s*([^（()）。]+?)\s*[（(]([^（()）]*)[）)]")
_BETWEEN = re.compile(r"^(?:、|及び|と)+")
_NOT_YET = ("まだ", "未相談", "未定", "これから")


def partners(told: str) -> tuple[tuple[str, str], ...]:
    """Return each partner's name with what is told of the talks with it, the latter empty where nothing is."""
    return tuple(_partners(told))


def partner(told: str) -> str | Missing:
    """Return the name of the first partner whose remark does not say that nobody has spoken with it yet."""
    ready = (name for name, remark in partners(told) if not any(word in remark for word in _NOT_YET))
    return next(ready, Missing(reason=Reason.UNKNOWN))


def _partners(told: str) -> Iterator[tuple[str, str]]:
    named = list(_NAMED.finditer(told))
    tail, _, more = told[named[-1].end() if named else 0 :].partition("。")
    last, more = _BETWEEN.sub("", tail.strip()), more.strip(" \n。")
    for match in named[:-1]:
        yield match[1], match[2]
    if named:
        yield named[-1][1], named[-1][2] if last or not more else f"{named[-1][2]}、{more}"
    if last:
        yield last, more
