"""Gathers answers, public data, legal facts and planning assumptions into one `Situation`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from msgspec.structs import replace

from planner.answers.ditto import with_pointers_spelled_out
from planner.answers.model import Answer, Answers
from planner.answers.visibility import answer_values
from planner.errors import Place, PlannerError, Problem
from planner.japanese.brackets import with_wide_brackets
from planner.japanese.era import fiscal_year, fiscal_year_label
from planner.japanese.kana import hiragana
from planner.missing import is_known
from planner.municipality.columns import COLUMNS
from planner.municipality.model import Municipality
from planner.municipality.table import MunicipalityTable
from planner.questionnaire.model import Question, Questionnaire
from planner.situation.comparison import comparison_facts
from planner.situation.derive import PLAN_YEARS, derive
from planner.situation.law import law_facts
from planner.situation.model import OWN_ANSWER, Fact, Origin, OriginKind, Situation
from planner.situation.nothing import with_cells_of_nothing
from planner.situation.offices import with_offices_written_alike
from planner.situation.peers import peer_facts
from planner.situation.praise import with_praise_told
from planner.situation.standard_works import own_remaining, works_of_others
from planner.situation.statistics import statistics
from planner.templateset.model import TemplateSet
from planner.templateset.overlay import Entry

# What decisions are calculated with; templates may read further ones
CALCULATED_WITH = frozenset(
    {"workdays", "new-work-share", "parttime-share", "hired-share", "most-share", "hours-per-day", "outside-share"}
    | {
        "starts-per-fulltime",
        "starts-per-parttime",
        "starts-per-office",
        "starts-in-it-office",
        "it-staff-per-start",
        "staff-per-it",
    }
    | {"measures-per-fulltime", "measures-per-parttime", "measures-per-meeting", "it-staff-per-decision"}
    | {"effect-high", "effect-some", "effect-voice-high", "effect-voice-some"}
    | {"most-meetings", "gate-weeks", "session-weeks"}
    | {"alone-in-all", "alone-per-office", "staff-per-office-start", "starts-unraised", "low-use-years"}
    | {"review-days", "extension-days", "staff-per-effort-step", "effort-step-share"}
    | {"cost-months", "price-share", "minimum-share", "same-day-systems", "small-residents"}
)
_PARTTIME_SHARE, _PARTTIME_ANSWER = "assumption.parttime_share", "organisation.parttime_share"


def collect(
    questionnaire: Questionnaire,
    answers: Answers,
    own: Municipality,
    table: MunicipalityTable,
    template_set: TemplateSet,
    on: date,
) -> Situation:
    """Return everything known about `own` on the date `on`, with what its template set assumes and knows of laws."""
    facts = [
        *_answer_facts(questionnaire, answers),
        *_town_facts(own),
        *statistics(questionnaire, answers, own),
        *law_facts(template_set.overlay("laws"), on),
        *_build_facts(on),
        *_assumption_facts(template_set.overlay("assumptions")),
        *_among_others(own, table),
    ]
    situation = Situation(on, MappingProxyType({fact.path: fact for fact in facts}))
    situation = situation.with_facts([plan_years(situation), _parttime_share(situation), works_of_others(situation)])
    return derive(situation.with_facts(own_remaining(situation)))


@lru_cache(maxsize=64)
def _among_others(own: Municipality, table: MunicipalityTable) -> tuple[Fact, ...]:
    """Return what no answer changes, so that trying other answers, or each set, does not go through the table again."""
    return (*peer_facts(own, table), *comparison_facts(own, table))


def _answer_facts(questionnaire: Questionnaire, answers: Answers) -> Iterator[Fact]:
    answers = with_pointers_spelled_out(questionnaire, answers)
    told = with_cells_of_nothing(questionnaire, answer_values(questionnaire, answers))
    values = with_praise_told(with_offices_written_alike(questionnaire, told))
    for question in questionnaire:
        yield _answer_fact(question, values[question.id], answers.visible(question.id))


def _answer_fact(question: Question, value: object, answer: Answer | None) -> Fact:
    source = with_wide_brackets(answer.source if answer else "") or OWN_ANSWER
    as_of = _as_of(answer) if answer else ""
    only_written = bool(as_of and answer and not answer.as_of)
    note = answer.note if answer else ""
    origin = Origin(OriginKind.ANSWER, source, as_of, note=note, only_written=only_written)
    label = question.label or question.ask
    return Fact(question.id, value, label, origin, question.unit, question.disclosure, question)


def _as_of(answer: Answer) -> str:
    """Return when an answer was true; the day it was written down says nothing about what a source states."""
    return answer.as_of or ("" if answer.source else answer.on)


def public_values(own: Municipality, names: Iterable[str]) -> Mapping[str, Any]:
    """Return by path what is known of a municipality without any answer: its names, and the statistics in `names`."""
    statistic = {name: name.removeprefix("stats.") for name in names if name.startswith("stats.")}
    counted = {name: own.statistic(column) for name, column in statistic.items() if column in COLUMNS}
    return {f"town.{name}": value for name, _, value in _called(own)} | counted


def _town_facts(own: Municipality) -> Iterator[Fact]:
    origin = Origin(OriginKind.PUBLIC, own.source or "総務省「全国地方公共団体コード」")
    for name, label, value in _called(own):
        yield Fact(f"town.{name}", value, label, origin)


def _called(own: Municipality) -> tuple[tuple[str, str, str], ...]:
    """Return the names of a municipality and what it is called in texts: under what, what that is, and the words."""
    return (
        ("name", "団体名", own.name),
        ("reading", "団体名の読み", hiragana(own.kana)),
        ("full_name", "都道府県名と団体名", own.full_name),
        ("prefecture", "都道府県", own.prefecture),
        ("kind", "市町村の別", own.kind.value),
        ("type", "団体の区分", own.type),
        ("own", "自称", own.own),
        ("mayor", "首長の呼称", own.mayor),
        ("council", "議会の呼称", own.council),
        ("residents", "住民の呼称", own.residents),
        ("office", "庁舎の呼称", own.office),
        ("code", "全国地方公共団体コード", own.code),
        ("similar_group", "類似団体の類型", own.similar_group),
    )


def _build_facts(on: date) -> Iterator[Fact]:
    origin = Origin(OriginKind.BUILD, "文書を作る日")
    yield Fact("build.on", on, "作成日", origin)
    year = fiscal_year(on)
    yield Fact("build.fiscal_year", year, "作成日の年度", origin)
    yield Fact("build.find_by", f"{fiscal_year_label(year)}末", "未把握の事項を調べる期限", origin)


def _assumption_facts(assumptions: tuple[Entry, ...]) -> Iterator[Fact]:
    missing = sorted(CALCULATED_WITH - {entry.id for entry in assumptions})
    if missing:
        what, remedy = f"仮置き「{'、'.join(missing)}」がありません", "base の assumptions.yaml に戻してください"
        raise PlannerError([Problem("template/assumption", Place("assumptions.yaml"), what, remedy)])
    for entry in assumptions:
        path = "assumption." + entry.id.replace("-", "_")
        origin = Origin(OriginKind.RULE, entry.data["reason"])
        yield Fact(path, entry.data["value"], entry.data["label"], origin, entry.data.get("unit", ""))


def plan_years(situation: Situation) -> Fact:
    """Return the plan's fiscal years: from the answers, or five from the next fiscal year on, said to be assumed."""
    start, length = situation.value("upper.plan_start"), situation.value("upper.plan_years")
    inputs = ("upper.plan_start", "upper.plan_years", "build.fiscal_year")
    first = start if is_known(start) else situation.value("build.fiscal_year") + 1
    count = length if is_known(length) else PLAN_YEARS
    assumed = not (is_known(start) and is_known(length))
    reason = f"計画の始期又は年数が未回答のため、{fiscal_year_label(first)}からの{count}年間と仮に置いた"
    origin = Origin(OriginKind.RULE, reason if assumed else "計画の始期と年数の回答", inputs=inputs)
    return Fact("assumption.plan_years", tuple(range(first, first + count)), "計画の年度", origin)


def _parttime_share(situation: Situation) -> Fact:
    """Return the share of a part-time person's hours that goes to IT: as answered, else as assumed."""
    assumed = situation[_PARTTIME_SHARE]
    answered = situation.facts.get(_PARTTIME_ANSWER)
    if answered is None:
        return assumed
    origin = replace(assumed.origin, inputs=(_PARTTIME_ANSWER,))
    if not is_known(answered.value):
        return replace(assumed, origin=origin)
    return replace(assumed, value=answered.value, origin=replace(origin, source="兼任職員が情報の仕事に使う割合の回答"))


def with_build_state(situation: Situation, draft: bool) -> Situation:
    """Return `situation` knowing whether the build is a draft (案)."""
    origin = replace(situation["build.on"].origin, source="確定版の指定")
    return situation.with_facts([Fact("build.draft", draft, "案か確定版か", origin)])
