"""What residents tell of branch offices of the town hall."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from planner.subjects import is_about

_SENT_ON = ("支所 本庁", "支所 終わ", "支所 完結", "出張所 本庁", "出張所 終わ")


def sent_on(findings: tuple[Mapping[str, Any], ...]) -> tuple[Mapping[str, Any], ...]:
    """Return the findings that tell that business cannot be finished at a branch."""
    return tuple(row for row in findings if is_about(_SENT_ON, str(row["finding"])))
