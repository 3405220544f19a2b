"""What is told of those in charge of IT who leave the office, or of who is to follow them."""

from __future__ import annotations

from typing import Any

from planner.missing import is_known
from planner.situation.formulas import voices
from planner.situation.local_issues import told
from planner.subjects import is_about

_OF_IT = (
    "情報の担当",
    "情報担当",
    "情報係",
    "情報の係",
    "電算",
    "情報システムの担当",
    "システム担当",
    "IT担当",
    "情報 後任",
)
_LEAVES = ("退職", "定年", "後任", "辞め", "再任用", "後を継ぐ人")


def leaving(topics: Any, facts: Any, staff: Any) -> tuple[str, ...]:
    """Return what issues of the region and the staff tell of it, in the order told."""
    issues = zip(topics, facts, strict=True) if is_known(topics) and is_known(facts) else ()
    said = (*(told((topic,), (fact,)) for topic, fact in issues), *(voices(staff) if is_known(staff) else ()))
    return tuple(text for text in said if is_about(_OF_IT, text) and is_about(_LEAVES, text))
