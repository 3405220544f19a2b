"""What a build tells of its documents, as lines of text for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from planner.audit.columns import in_columns
from planner.audit.model import DocumentAudit, Kind, Released, Share, total
from planner.japanese.width import shorten

_NAME_WIDTH = 44
_LEGEND = (
    "回答: 自団体の回答の値と、回答で選ばれた文。統計・資料: 公的な統計と地域の資料による文。",
    "未把握: 【未把握】と書いた所と、答えを待つ文。法令: 法令や国の指針が求める文。共通: どの団体でも同じ文。",
)


def share_table(audits: Sequence[DocumentAudit], sections: bool) -> list[str]:
    """Return in columns what the text of each document rests on, of those in a folder together.

    With `sections` every document has its row, and each of its sections.
    """
    header = ("文書・節" if sections else "文書", "字数", *(kind.value for kind in Kind))
    rows = [row for audit in audits for row in _rows(audit)] if sections else list(map(_row, _by_folder(audits)))
    return [*in_columns(header, rows), *_LEGEND]


def disclosure_lines(audits: Iterable[DocumentAudit], details: bool) -> Iterator[str]:
    """Yield how many narrower values each document shows for a reason; with `details` each value once, with reason."""
    showing = [audit for audit in audits if audit.released]
    if not showing:
        yield "公開区分の検査: 文書の公開区分より狭い回答は出ていません"
        return
    where = "" if details else "（値と理由は --details で表示します）"
    yield f"公開区分の検査: 文書の公開区分より狭い回答は、理由を付けて公開を認めた次の値のほかは出ていません{where}"
    for audit in showing:
        count = len({item.path for item in audit.released})
        yield f"  {audit.title}: {count}件"
    yield from _reasons(showing) if details else ()


def _reasons(audits: Iterable[DocumentAudit]) -> Iterator[str]:
    """Yield one line for each value and reason, with the first block that shows it and how many others do."""
    found: dict[tuple[str, str], list[tuple[str, Released]]] = {}
    for audit in audits:
        for item in audit.released:
            found.setdefault((item.label, item.reason), []).append((audit.title, item))
    yield f"  認めた値と理由: {len(found)}件"
    for (label, reason), items in found.items():
        title, first = items[0]
        documents = len({title for title, _ in items})
        more = f"ほか{len(items) - 1}か所{f'、{documents}文書' if documents > 1 else ''}" if len(items) > 1 else ""
        yield f"    「{label}」: {reason}（{title}「{first.section}」の「{first.start}」{more}）"


def _by_folder(audits: Iterable[DocumentAudit]) -> Iterator[Share]:
    for folder, found in groupby(audits, lambda audit: audit.folder):
        shares = [audit.share for audit in found]
        yield from [total(folder, f"{folder}（{len(shares)}件）", shares)] if folder else shares


def _rows(audit: DocumentAudit) -> Iterator[tuple[str, ...]]:
    yield _row(audit.share)
    yield from (_row(section, "  ") for section in audit.sections)


def _row(share: Share, indent: str = "") -> tuple[str, ...]:
    name = indent + shorten(share.title, _NAME_WIDTH - len(indent))
    return (name, f"{share.total:,}", *(f"{share.of(kind):.0%}" for kind in Kind))
