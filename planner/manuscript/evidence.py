"""What a whole document rests on: the answers, statistics and legal facts that its blocks touched, one row each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from planner.japanese.era import written_date
from planner.japanese.width import shorten
from planner.manuscript.display import figure_of
from planner.manuscript.model import Block
from planner.missing import is_known
from planner.questionnaire.model import Disclosure, QuestionType
from planner.situation.departments import department_of
from planner.situation.model import Fact, OriginKind, Situation

_NONE = "―"
_WIDTH = 80
_KINDS = (OriginKind.ANSWER, OriginKind.PUBLIC, OriginKind.LAW, OriginKind.REGION)


class Evidence(Struct, frozen=True):
    """One fact behind a document. `id` is its path, `kind` 回答, 公的統計, 法令・国の資料 or 地域の資料.

    `group` is what it is listed under: the 課 that answers, or the source with its date. `beside` tells that a block
    which rests on it names its source, so that a reader finds the source beside the figure.
    """

    id: str
    kind: str
    group: str
    label: str
    value: str
    source: str
    as_of: str
    url: str
    beside: bool = False


def evidence(situation: Situation, paths: Iterable[str], disclosure: Disclosure) -> tuple[Evidence, ...]:
    """Return the known facts at the bottom of `paths` that a document of class `disclosure` may show."""
    behind = {fact.path for fact in situation.origins(paths)}
    return tuple(_rows(situation, behind, disclosure))


def with_places(situation: Situation, rows: Iterable[Evidence], blocks: Iterable[Block]) -> tuple[Evidence, ...]:
    """Return `rows`, those marked as `beside` whose source stands in one of the `blocks` that rest on them."""
    beside = {
        fact.path
        for block in blocks
        for fact in situation.origins(block.trace.paths)
        if fact.origin.source and fact.origin.source in block.text
    }
    return tuple(replace(row, beside=row.id in beside) for row in rows)


def _rows(situation: Situation, behind: set[str], disclosure: Disclosure) -> Iterator[Evidence]:
    for path, fact in situation.facts.items():
        shown = path in behind and fact.disclosure <= disclosure and is_known(fact.value)
        if shown and fact.origin.kind in _KINDS and not path.startswith("town."):
            source, as_of = fact.origin.source or _NONE, written_date(fact.origin.as_of) or _NONE
            kind, group = fact.origin.kind.value, _group(situation, fact, source)
            yield Evidence(path, kind, group, fact.label, _value(fact), source, as_of, fact.origin.url)


def _group(situation: Situation, fact: Fact, source: str) -> str:
    if fact.question is not None:
        return f"{department_of(situation, fact.question.respondent).name}が受け持つ項目"
    dated = written_date(fact.origin.as_of) if fact.origin.kind is OriginKind.PUBLIC else ""
    return f"{source}（{dated}）" if dated and dated not in source else source


def _value(fact: Fact) -> str:
    if fact.origin.kind is OriginKind.LAW:
        return _NONE
    if fact.origin.kind is OriginKind.REGION:
        return shorten(fact.value.statement, _WIDTH)
    kind = fact.question.type if fact.question else None
    return f"{len(fact.value)}件" if kind is QuestionType.TABLE else shorten(figure_of(fact), _WIDTH)
