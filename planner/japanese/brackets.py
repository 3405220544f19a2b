"""Brackets as official writing has them, in what somebody typed on a keyboard."""

from __future__ import annotations

import re

_NARROW = re.compile(r"(?<=[^\x00-\x7f])\(([^()]*)\)|\(([^()]*[^\x00-\x7f][^()]*)\)")


def with_wide_brackets(text: str) -> str:
    """Return `text` with （ ） for the brackets that stand in Japanese: behind a Japanese letter or around one."""
    wide = _NARROW.sub(lambda found: f"（{found[1] if found[2] is None else found[2]}）", text)
    return wide if wide == text else with_wide_brackets(wide)
