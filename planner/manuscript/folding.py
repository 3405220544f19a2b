"""The lines of a text kept in data, joined as Japanese is read."""

from __future__ import annotations

import re
from functools import cache

from planner.cache import user_cache

_WIDE = r"\u3000-\u9fff\uff00-\uffef"
# A line of Japanese goes on in the next, which begins with no item of a list; within a tag a blank parts the words of a
# search. Compiled where a text is new
_FOLDS = (
    r"(?P<tag>\{%.*?%\}|\{\{.*?\}\})"
    rf"|(?<=[{_WIDE}}}])(?:[ \n](?=[{_WIDE}{{])|\n(?=[0-9A-Za-z])(?!\d+[.)] ))"
    rf"|(?<=[0-9A-Za-z])\n(?=[{_WIDE}{{])"
)


@cache
def folded(text: str) -> str:
    """Return a text kept in data, its lines of Japanese joined."""
    return user_cache().kept("folded", text, make=lambda: re.sub(_FOLDS, _kept, text.strip(), flags=re.DOTALL))


def _kept(found: re.Match[str]) -> str:
    return found["tag"] or ""
