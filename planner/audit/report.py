"""Audits as lines of text for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from planner.audit.model import DocumentAudit, Released, Share
from planner.japanese.width import display_width, pad, shorten

_HEADER = ("文書・節", "字数", "どの町も同じ", "自団体による")
_LEGEND = (
    "「どの町も同じ」は、自団体の回答・統計・判定を一つも読まずに書かれた段落と表の字数の割合です。",
    "「自団体による」は、自団体の値そのものと、自団体の条件で選ばれた文の字数の割合です。",
)
_NAME_WIDTH = 40
_WORST = 5


def audit_table(audits: Sequence[DocumentAudit]) -> list[str]:
    """Return the shares of documents and sections in columns, and the worst empty sentences of each document."""
    rows = [_HEADER, *(row for audit in audits for row in _rows(audit))]
    widths = [max(display_width(row[column]) for row in rows) for column in range(len(_HEADER))]
    lines = [_line(row, widths) for row in rows]
    lines.insert(1, "-" * display_width(lines[0]))
    return [*lines, *_LEGEND, *(line for audit in audits for line in _phrases(audit))]


def disclosure_lines(audits: Iterable[DocumentAudit], details: bool) -> Iterator[str]:
    """Yield how many narrower values each document shows for a reason; with `details` each with block and reason."""
    showing = [audit for audit in audits if audit.released]
    if not showing:
        yield "公開区分の検査: 文書の公開区分より狭い回答は出ていません"
        return
    yield "公開区分の検査: 文書の公開区分より狭い回答は、理由を付けて公開を認めた次の値のほかは出ていません"
    for audit in showing:
        count = len({item.path for item in audit.released})
        yield f"  {audit.title}: {count}件{'' if details else '（--details で値と理由を表示します）'}"
        yield from _reasons(audit.released) if details else ()


def _reasons(released: Iterable[Released]) -> Iterator[str]:
    """Yield one line for each value and reason, with the first block that shows it."""
    found: dict[tuple[str, str], list[Released]] = {}
    for item in released:
        found.setdefault((item.path, item.reason), []).append(item)
    for (path, reason), items in found.items():
        more = f"ほか{len(items) - 1}か所" if len(items) > 1 else ""
        yield f"    「{items[0].label}」（{path}）: {reason}（{items[0].section}の「{items[0].start}」{more}）"


def _rows(audit: DocumentAudit) -> Iterator[tuple[str, ...]]:
    yield _row(shorten(audit.title, _NAME_WIDTH), audit.share)
    for section in audit.sections:
        yield _row(f"  {shorten(section.title, _NAME_WIDTH - 2)}", section)


def _row(name: str, share: Share) -> tuple[str, ...]:
    return (name, f"{share.chars:,}", f"{share.common_share:.0%}", f"{share.own_share:.0%}")


def _line(row: Iterable[str], widths: Sequence[int]) -> str:
    first, *others = row
    cells = (" " * (width - display_width(cell)) + cell for cell, width in zip(others, widths[1:], strict=True))
    return "  ".join((pad(first, widths[0]), *cells))


def _phrases(audit: DocumentAudit) -> Iterator[str]:
    if audit.slogans:
        yield ""
        share = f"全{audit.sentences}文の{audit.slogan_share:.0%}"
        yield f"{audit.title}: 主語も時期も量もない文 {len(audit.slogans)}件（{share}）"
        yield from (f"  {slogan.block_id}: {shorten(slogan.sentence, 90)}" for slogan in audit.slogans[:_WORST])
