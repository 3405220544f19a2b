"""One question in a section file becomes a `Question`, with every fault an author made in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from planner.errors import Place
from planner.municipality.columns import COLUMNS
from planner.nearest import suggestion
from planner.questionnaire.choices import choice_faults, written_choices
from planner.questionnaire.condition import Condition, ConditionError
from planner.questionnaire.model import Choice, Column, Question, QuestionType
from planner.questionnaire.rules import rule_faults
from planner.questionnaire.schema import DISCLOSURES
from planner.schema import Fault

_TAKEN = frozenset({"top_level"})  # what the namespace of conditions itself is made of
_CHOICE_TYPES = (QuestionType.CHOICE, QuestionType.CHOICES)
_OFFERING = (QuestionType.TEXT, QuestionType.DEPARTMENT)


def question_faults(item: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield what is wrong with a question that keeps to the schema."""
    kind = QuestionType(item["type"])
    if item["id"] in _TAKEN:
        yield Fault(("id",), "taken-name", f"id「{item['id']}」は使えません", "別の id にしてください")
    yield from _choices_faults(item, kind)
    yield from _offers_faults(item, kind)
    yield from _columns_faults(item, kind)
    rules = item.get("rules", {})
    for fault in rule_faults(kind, rules, written_choices(item.get("choices", ()))):
        yield Fault(("rules", *fault.keys), fault.code, fault.what, fault.remedy)
    if "words" in item and kind is not QuestionType.YESNO:
        what = f"型 {kind.value} に「はい」「いいえ」の言い方（words）は付けられません"
        yield Fault(("words",), "needless-words", what, "words を消すか、型を yesno にしてください")
    if "prefill" in item and item["prefill"] not in COLUMNS:
        what = f"公的統計に「{item['prefill']}」という列はありません"
        remedy = suggestion(item["prefill"], COLUMNS, "prefill には市区町村の統計表の列の名前を書いてください")
        yield Fault(("prefill",), "unknown-column", what, remedy)
    if "when" in item:
        yield from _condition_faults(item["when"])


def _choices_faults(item: Mapping[str, Any], kind: QuestionType) -> Iterator[Fault]:
    if kind in _CHOICE_TYPES and "choices" not in item:
        remedy = "「choices:」に「id: 表示名」を並べてください"
        yield Fault(("type",), "no-choices", f"型 {kind.value} なのに選択肢がありません", remedy)
    elif kind not in _CHOICE_TYPES and "choices" in item:
        what = f"型 {kind.value} に選択肢は付けられません"
        yield Fault(("choices",), "needless-choices", what, "choices を消すか、型を choice 又は choices にしてください")
    for fault in choice_faults(item.get("choices", ())):
        yield Fault(("choices", *fault.keys), fault.code, fault.what, fault.remedy)


def _offers_faults(item: Mapping[str, Any], kind: QuestionType) -> Iterator[Fault]:
    if "offers" in item and kind not in _OFFERING:
        what = f"型 {kind.value} によくある答え（offers）は付けられません"
        yield Fault(("offers",), "needless-offers", what, "offers を消すか、型を text 又は department にしてください")


def _columns_faults(item: Mapping[str, Any], kind: QuestionType) -> Iterator[Fault]:
    columns = item.get("columns", ())
    if kind is QuestionType.TABLE and not columns:
        yield Fault(
            ("type",), "no-columns", "型 table なのに列がありません", "「columns:」に id、label、type を並べてください"
        )
    elif kind is not QuestionType.TABLE and columns:
        what = f"型 {kind.value} に列は付けられません"
        yield Fault(("columns",), "needless-columns", what, "columns を消すか、型を table にしてください")
    yield from repeated_ids(columns, ("columns",), "列")
    for index, column in enumerate(columns):
        of_column = QuestionType(column["type"])
        for fault in (*_choices_faults(column, of_column), *_offers_faults(column, of_column)):
            yield Fault(("columns", index, *fault.keys), fault.code, fault.what, fault.remedy)
        if DISCLOSURES[column.get("disclosure", item["disclosure"])] < DISCLOSURES[item["disclosure"]]:
            what = f"列「{column['label']}」の公開区分が設問（{item['disclosure']}）より広くなっています"
            remedy = "列の disclosure を消すか、設問の方を広げて狭い列だけに disclosure を書いてください"
            yield Fault(("columns", index, "disclosure"), "wider-column", what, remedy)


def repeated_ids(items: Any, keys: tuple[str | int, ...], what: str) -> Iterator[Fault]:
    """Yield the items of a list whose id came before; `what` names one of them."""
    seen: set[str] = set()
    for index, item in enumerate(items if isinstance(items, list) else ()):
        name = item.get("id") if isinstance(item, dict) else None
        if isinstance(name, str) and name in seen:
            remedy = f"{what}ごとに違う id にしてください"
            yield Fault((*keys, index, "id"), "duplicate-id", f"{what}の id「{name}」が二度あります", remedy)
        elif isinstance(name, str):
            seen.add(name)


def _condition_faults(source: str) -> Iterator[Fault]:
    try:
        Condition(source)
    except ConditionError as error:
        remedy = (
            "例 organisation.headquarters、network.model == 'alpha'、'snow' in basics.hazards のように書いてください"
        )
        yield Fault(("when",), "condition", str(error), remedy)


def question_in(item: Mapping[str, Any], section_id: str, place: Place) -> Question:
    """Return the question that a faultless mapping describes."""
    disclosure = DISCLOSURES[item["disclosure"]]
    return Question(
        id=f"{section_id}.{item['id']}",
        ask=item["ask"].strip(),
        why=item["why"].strip(),
        help=item.get("help", "").strip(),
        type=QuestionType(item["type"]),
        respondent=item["respondent"],
        disclosure=disclosure,
        place=place,
        label=item["label"].strip(),
        unit=item.get("unit", ""),
        when=Condition(item["when"]) if "when" in item else None,
        choices=_choices(item),
        columns=tuple(_column(column, item["disclosure"]) for column in item.get("columns", ())),
        rules=MappingProxyType(item.get("rules", {})),
        examples=tuple(str(example) for example in item.get("examples", ())),
        prefill=item.get("prefill", ""),
        words=_words(item),
        required=item.get("required", False),
        offers=tuple(item.get("offers", ())),
        published=item.get("published", ""),
        forecast=item.get("forecast", False),
        after_draft=item.get("after_draft", False),
        part_of=item.get("part_of", ""),
    )


def _words(item: Mapping[str, Any]) -> tuple[str, str]:
    yes, no = item.get("words", ("はい", "いいえ"))
    return str(yes), str(no)


def _column(item: Mapping[str, Any], disclosure: str) -> Column:
    return Column(
        id=item["id"],
        label=item["label"].strip(),
        type=QuestionType(item["type"]),
        disclosure=DISCLOSURES[item.get("disclosure", disclosure)],
        choices=_choices(item),
        unit=item.get("unit", ""),
        required=item.get("required", False),
        offers=tuple(item.get("offers", ())),
    )


def _choices(item: Mapping[str, Any]) -> tuple[Choice, ...]:
    return written_choices(item.get("choices", ()))
