"""What limits found, as lines of text for a terminal: one table for all, and a problem for each that is broken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from planner.audit.columns import in_columns
from planner.audit.limits import Verdict
from planner.audit.waiting import Waiting
from planner.audit.whole import WholeAudit
from planner.errors import Place, Problem, Severity
from planner.japanese.width import shorten

_NAME, _BESIDE, _FEW = 72, 24, 5
_EVERY = "全ての文書（最も悪い値）"


def limit_table(audits: Sequence[WholeAudit]) -> list[str]:
    """Return what was measured for each limit, those for all documents once, with the worst of them."""
    rows: list[tuple[str, ...]] = []
    for title, found in groupby(_verdicts(audits), lambda item: item[0]):
        rows += [(title, "", "", "", ""), *(_row(verdict) for _, verdict in found)]
    return in_columns(("限度のある値", "値", "限度", "判定", "最も似た見本など"), rows)


def _verdicts(audits: Sequence[WholeAudit]) -> Iterator[tuple[str, Verdict]]:
    everywhere: dict[str, list[Verdict]] = {}
    for audit in audits:
        for verdict in audit.verdicts:
            if verdict.limit.document:
                yield audit.audit.title, verdict
            else:
                everywhere.setdefault(verdict.limit.id, []).append(verdict)
    for found in everywhere.values():
        yield _EVERY, max(found, key=lambda verdict: verdict.limit.excess(verdict.value))


def _row(verdict: Verdict) -> tuple[str, ...]:
    limit = verdict.limit
    name = f"  {shorten(_named(verdict), _NAME - 2)}"
    state = "守る" if verdict.is_kept else "破る"
    return name, _printed(verdict, verdict.value), limit.printed, state, shorten(verdict.beside, _BESIDE)


def broken_limits(audits: Sequence[WholeAudit], severity: Severity, details: bool = False) -> Iterator[Problem]:
    """Yield a problem for each limit that a document breaks: by how much, where, and what answers would mend it."""
    for item in audits:
        for verdict in item.broken:
            where = f"特に「{'」、「'.join(verdict.where)}」。" if verdict.where else ""
            what = f"{_named(verdict)}が{_excess(verdict)}"
            remedy = "\n        ".join((f"{where}{verdict.limit.why}", *_answers(verdict.waiting, details)))
            yield Problem(f"audit/{verdict.limit.id}", Place(label=item.audit.title), what, remedy, severity)


def _answers(found: Sequence[Waiting], details: bool) -> Iterator[str]:
    """Yield the questions to answer, those for which most text waits first."""
    if not found:
        yield "そこで読む質問には全て答えがあり、ひな型の文による。直し方は docs/coordinators.md にある。"
        return
    shown = found if details else found[:_FEW]
    rest = (
        f"（全{len(found)}問のうち、待つ文の多い{_FEW}問。--details で全て表示します）"
        if len(found) > len(shown)
        else ""
    )
    yield f"そこで文が待つ質問に答えると、自団体の文に替わる（planner interview --section 名前）{rest}"
    for item in shown:
        column = f"の「{item.column}」の空いた欄" if item.column else ""
        yield f"  {item.id}{column}: {item.ask}"


def _excess(verdict: Verdict) -> str:
    limit = verdict.limit
    value, excess = (_printed(verdict, number) for number in (verdict.value, limit.excess(verdict.value)))
    beside = f"（{verdict.beside}）" if verdict.beside else ""
    over = f"を{excess}超えています" if limit.at_most is not None else f"に{excess}届きません"
    return f"{value}{beside}で、限度の{limit.printed}{over}"


def _printed(verdict: Verdict, number: float) -> str:
    """Return a number with one digit more where a broken limit would look kept: 0.70 for more than 0.70."""
    measures = verdict.limit.measures
    looks_kept = measures.printed(verdict.value) == measures.printed(verdict.limit.bound)
    return measures.printed(number, looks_kept and not verdict.is_kept)


def _named(verdict: Verdict) -> str:
    sections = f"（{'、'.join(verdict.sections)}）" if verdict.sections else ""
    return f"{verdict.limit.measures.label}{sections}"
