"""Which incidents and findings of audits a procedure is to keep from coming again, by the words they are told in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from planner.missing import is_known
from planner.situation.derivation import Derivation

Row = Mapping[str, Any]
Cells = Sequence[Any]

TOPICS: Mapping[str, tuple[str, tuple[str, ...]]] = MappingProxyType(
    {
        "takeout": ("持出し", ("紛失", "なくし", "置き忘れ", "盗難", "持出し", "持ち出し", "USB", "媒体")),
        "accounts": ("利用者ID", ("ID", "権限", "パスワード", "認証", "アカウント")),
        "backup": ("停止と復元", ("停電", "停止", "止まっ", "止め", "通信断", "切断", "復元", "バックアップ")),
        "logs": ("ログと更新", ("ログ", "操作記録", "更新漏れ", "更新の記録", "不正アクセス", "改ざん", "感染")),
        "contractors": ("委託先", ("委託先", "業者")),
        "disposal": ("廃棄と消去", ("廃棄", "消去", "処分")),
    }
)


def touching(words: Sequence[str]) -> Callable[..., tuple[Row, ...]]:
    """Return what picks the rows of which one of some columns has one of `words`; it gets the rows and the columns."""

    def pick(rows: Cells, *columns: Cells) -> tuple[Row, ...]:
        texts = ("。".join(filter(is_known, cells)) for cells in zip(*columns, strict=True))
        return tuple(row for row, text in zip(rows, texts, strict=True) if any(word in text for word in words))

    return pick


def _about(table: str, columns: Sequence[str], name: str, label: str) -> tuple[Derivation, ...]:
    inputs = (table, *(f"{table}.{column}" for column in columns))
    return tuple(
        Derivation(f"{name}_{topic}", f"{label}（{title}）", "", inputs, touching(words), rows_of=table)
        for topic, (title, words) in TOPICS.items()
    )


CASE_DERIVATIONS = (
    *_about("security.incidents", ("kind", "cause"), "incidents", "これまでの事案"),
    *_about("security.audit_findings", ("finding",), "findings", "監査と点検の指摘"),
)
