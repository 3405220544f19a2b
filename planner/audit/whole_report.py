"""The whole audit as lines of text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.audit.columns import in_columns
from planner.audit.model import DocumentAudit
from planner.audit.pair import Pair
from planner.audit.whole import CommonParagraph, WholeAudit
from planner.audit.writing import Remark
from planner.japanese.width import shorten
from planner.writing import Level

_NAME, _SENTENCE = 44, 90
_FEW = 5
_LEGEND = (
    "名前、数、年度を隠し、同じ文書を5文字の並びで比べています。この団体だけ: どの見本にもない並び。",
    "全ての見本と同じ: どの見本にもある並び。一致: 最も似た見本との、並びの集合の重なり（0から1まで）。",
)


def whole_lines(audits: Sequence[WholeAudit], details: bool) -> Iterator[str]:
    """Yield how like the references the documents are, the worst paragraphs, and what else was found."""
    yield from in_columns(("文書・節", "この団体だけ", "全ての見本と同じ", "一致"), _rows(audits))
    yield from _LEGEND
    for item in audits:
        yield ""
        yield f"■ {item.audit.title}"
        yield "  似た順: " + "、".join(f"{town} {value:.2f}" for town, value in item.towns)
        yield from _worst(item.worst, details)
        yield from _findings(item.audit, details)
        yield from _remarks(item.remarks, details)


def pair_lines(pairs: Sequence[Pair]) -> Iterator[str]:
    """Yield how alike the documents of two municipalities are, and their sections, the most common text first."""
    rows = [
        row
        for pair in pairs
        for row in (
            (pair.title, f"{pair.similarity:.2f}", ""),
            *(
                (f"  {shorten(item.title, _NAME - 2)}", f"{item.similarity:.2f}", f"{item.common:,}")
                for item in pair.sections
            ),
        )
    ]
    yield from in_columns(("文書・節（同じ並びの多い順）", "一致", "同じ並び"), rows)
    yield _LEGEND[0].partition("。")[0] + "。一致は0から1までの、並びの集合の重なりです。"


def _rows(audits: Sequence[WholeAudit]) -> Iterator[tuple[str, ...]]:
    for item in audits:
        most = item.towns[0][1] if item.towns else 0.0
        yield _row(shorten(item.audit.title, _NAME), item.commonness.own_share, item.commonness.everywhere_share, most)
        for section in item.sections:
            common = section.commonness
            yield _row(
                f"  {shorten(section.title, _NAME - 2)}", common.own_share, common.everywhere_share, section.similarity
            )


def _row(name: str, own: float, everywhere: float, most: float) -> tuple[str, ...]:
    return name, f"{own:.0%}", f"{everywhere:.0%}", f"{most:.2f}"


def _worst(found: Sequence[CommonParagraph], details: bool) -> Iterator[str]:
    if found:
        yield f"  見本と同じ所の多い段落と表 {len(found)}件{_rest(found, details)}"
    for item in found if details else found[:_FEW]:
        common = item.commonness
        share = f"{common.total - common.own:,}字分、{1 - common.own_share:.0%}"
        yield f"    「{item.section}」の「{item.start}」: 見本にもある並びが{share}"


def _findings(audit: DocumentAudit, details: bool) -> Iterator[str]:
    if audit.slogans:
        share = f"全{audit.sentences}文の{audit.slogan_share:.1%}"
        yield f"  主語も時期も量もない文 {len(audit.slogans)}件（{share}）{_rest(audit.slogans, details)}"
        for slogan in audit.slogans if details else audit.slogans[:_FEW]:
            yield f"    {shorten(slogan.sentence, _SENTENCE)}"
    if audit.untraced:
        yield f"  根拠の記録のない数 {len(audit.untraced)}件（ひな型を書く人へ）{_rest(audit.untraced, details)}"
        for problem in audit.untraced if details else audit.untraced[:_FEW]:
            yield f"    {problem.place.label}: {problem.what}"


def _remarks(found: Sequence[Remark], details: bool) -> Iterator[str]:
    """Yield the departures from official writing; matters of taste are only counted unless `details` asks for them."""
    shown = [remark for remark in found if details or remark.found.rule.level is not Level.INFO]
    if found:
        taste = len(found) - sum(remark.found.rule.level is not Level.INFO for remark in found)
        yield f"  公用文の決まりに合わない所 {len(found) - taste}件、言い換えの候補 {taste}件{_rest(shown, details)}"
    for remark in shown if details else shown[:_FEW]:
        whose = "回答や資料の言葉" if remark.given else "ひな型の文"
        words = shorten(remark.found.words, _NAME)
        yield f"    「{remark.section}」の「{remark.start}」の「{words}」（{whose}）→ {remark.found.rule.remedy}"


def _rest(found: Sequence[object], details: bool) -> str:
    return "" if details or len(found) <= _FEW else f"（初めの{_FEW}件。--details で全て表示します）"
