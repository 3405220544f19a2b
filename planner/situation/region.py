"""What a template set knows of its region: sourced statements, and questions that somebody has yet to ask.

An entry of `region.yaml` states a fact with its source and date, or says who asks whom what (`ask`), or both. A fact of
confidence `low` keeps only its question, so that no document can state it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from msgspec import Struct

from planner.errors import Problem, raise_errors
from planner.missing import Missing, Reason
from planner.nearest import suggestion
from planner.questionnaire.condition import Condition, ConditionError
from planner.questionnaire.roles import EVERYONE, ROLES
from planner.roots import root_of
from planner.situation.model import Fact, Origin, OriginKind, Situation
from planner.templateset.overlay import Entry
from planner.templateset.schema import REGION_OFFERS, REGION_TOPICS

_BUREAUS = "law.mun-telecom-bureaus"
_STATED = ("here", "source", "url", "as_of", "sure")  # what a statement needs beside itself
_OPEN = Origin(OriginKind.RULE, "地域のひな型が挙げた、確かめる事項")


class Ask(Struct, frozen=True):
    """A question to be asked: the role here that asks, the office that knows, what (Jinja text) and by when."""

    who: str
    whom: str
    what: str
    time: str


class RegionFact(Struct, frozen=True):
    """One entry as it applies to a municipality. `id` is its path, `region.<id>`.

    `statement` is empty where nothing may be stated yet. `here` is Jinja text: what it means for this municipality.
    `offers` are the kinds of help that the municipality may count on there, none where nothing may be stated.
    """

    id: str
    topic: str
    title: str
    statement: str
    here: str
    source: str
    url: str
    as_of: str
    sure: str
    offers: tuple[str, ...]
    ask: Ask | None


def with_region(situation: Situation, entries: tuple[Entry, ...]) -> Situation:
    """Return `situation` knowing the entries of `region.yaml`, what help they offer, and the bureau that serves it.

    An entry whose condition does not hold is a value that does not apply. Raises `PlannerError` with all problems.
    """
    values = situation.values()
    raise_errors(problem for entry in entries for problem in region_problems(entry, situation))
    found = [_fact(entry.data, values) for entry in entries]
    return situation.with_facts([_bureau(situation), *found, _offers(found)])


def regional(situation: Situation) -> tuple[RegionFact, ...]:
    """Return the entries that apply, by topic and then as written."""
    found = [fact.value for fact in situation.facts.values() if isinstance(fact.value, RegionFact)]
    return tuple(sorted(found, key=lambda item: REGION_TOPICS.index(item.topic)))


def is_stated(data: Mapping[str, Any]) -> bool:
    """Whether an entry has a statement that may be printed, not only a question."""
    return "statement" in data and data.get("sure") != "low"


def _bureau(situation: Situation) -> Fact:
    """Return the bureau of the ministry that serves the prefecture, by the legal fact that shares them out."""
    path, prefecture = "town.bureau", situation.value("town.prefecture")
    areas = situation.value(_BUREAUS).values if _BUREAUS in situation else {}
    area = next((name for name, members in areas.items() if prefecture in members), None)
    name = Missing(path, Reason.UNKNOWN) if area is None else area if area.endswith("事務所") else f"{area}総合通信局"
    return Fact(path, name, "総務省の地方機関", Origin(OriginKind.DERIVED, inputs=("town.prefecture", _BUREAUS)))


def _offers(found: list[Fact]) -> Fact:
    """Return the kinds of help that the schemes of the region give to the municipality."""
    helping = [fact for fact in found if isinstance(fact.value, RegionFact) and fact.value.offers]
    kinds = tuple(kind for kind in REGION_OFFERS if any(kind in fact.value.offers for fact in helping))
    origin = Origin(OriginKind.DERIVED, inputs=tuple(fact.path for fact in helping))
    return Fact("town.offers", kinds, "県域の仕組みで受けられる支援", origin)


def _fact(data: Mapping[str, Any], values: Mapping[str, Any]) -> Fact:
    path = f"region.{data['id']}"
    value = _region_fact(path, data) if _applies(data, values) else Missing(path, Reason.NOT_APPLICABLE)
    stated = isinstance(value, RegionFact) and value.statement
    origin = Origin(OriginKind.REGION, data["source"], data["as_of"], url=data["url"]) if stated else _OPEN
    return Fact(path, value, data["title"], origin)


def _applies(data: Mapping[str, Any], values: Mapping[str, Any]) -> bool:
    return not data.get("when") or Condition(data["when"]).evaluate(values)[0] is True


def _region_fact(path: str, data: Mapping[str, Any]) -> RegionFact:
    said = data.get("statement") if data.get("sure") != "low" else None
    return RegionFact(
        id=path,
        topic=data["topic"],
        title=data["title"],
        statement=(said or "").strip(),
        here=(data.get("here") or "").strip() if said else "",
        source=data.get("source") or "",
        url=data.get("url") or "",
        as_of=data.get("as_of") or "",
        sure=data.get("sure") or "",
        offers=tuple(data.get("offers", ())) if said else (),
        ask=Ask(**data["ask"]) if data.get("ask") else None,
    )


def region_problems(entry: Entry, situation: Situation) -> Iterator[Problem]:
    """Yield why an entry can be neither stated nor asked."""
    data = entry.data
    wrong = _wrong_statement(data), _wrong_ask(data), _wrong_condition(data, situation.values())
    for key, what, remedy in chain.from_iterable(wrong):
        yield Problem("template/region", entry.at(key), what, remedy)


def _wrong_statement(data: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    low = data.get("sure") == "low"
    missing = [key for key in _STATED if not data.get(key) and not (low and key == "here")]
    if "statement" in data and missing:
        remedy = "出典、URL、時点、確かさと、この団体で意味すること（here）を書いてください"
        yield "statement", f"statement に要る項目が足りません（{'、'.join(missing)}）", remedy
    if "ask" not in data and low:
        remedy = "誰が誰に確かめるかを書いてください。それまで本文には出ません"
        yield "sure", "確かでない（low）のに ask がありません", remedy
    elif "ask" not in data and "statement" not in data:
        yield "id", "statement も ask もありません", "確かめた事実か、誰が誰に何を聞くかを書いてください"
    if data.get("offers") and not ("statement" in data and "ask" in data):
        remedy = "確かめた事実（statement）と、申し込む先（ask）を書いてください"
        yield "offers", "offers（受けられる支援）に要る項目が足りません", remedy


def _wrong_ask(data: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    who = data.get("ask", {}).get("who", EVERYONE)
    if who not in (*ROLES, EVERYONE):
        yield "ask", f"ask の who「{who}」という役割はありません", f"次から選んでください: {'、'.join(ROLES)}"


def _wrong_condition(data: Mapping[str, Any], values: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    if "when" not in data:
        return
    try:
        condition = Condition(data["when"])
    except ConditionError as error:
        yield "when", str(error), "条件の書き方を直してください"
        return
    closed = [name for name in condition.names if not root_of(name).public]
    if closed:
        remedy = "団体と公的統計（town、stats）だけで書いてください。回答による違いは here に書きます"
        yield "when", f"when で読めない名前があります（{'、'.join(closed)}）", remedy
    else:
        yield from _undecidable(condition, values)


def _undecidable(condition: Condition, values: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    try:
        condition.evaluate(values)
    except ConditionError:
        unknown = next((name for name in condition.names if name not in values), None)
        if unknown is None:
            yield "when", "when は判定できません（値の種類が合いません）", "比べる値の種類を直してください"
        else:
            remedy = suggestion(unknown, values, "団体と公的統計（town、stats）の名前を書いてください")
            yield "when", f"when の「{unknown}」という名前はありません", remedy
