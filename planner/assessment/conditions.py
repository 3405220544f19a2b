"""Finds every condition of a template set that reads what there is not, or compares what cannot be compared."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterator, Mapping, MutableMapping
from contextlib import suppress
from itertools import islice, product
from pathlib import Path
from typing import Any

from planner.assessment.contradictions import ROW
from planner.errors import Place, Problem
from planner.missing import Missing
from planner.nearest import suggestion
from planner.questionnaire.condition import Condition, ConditionError
from planner.questionnaire.model import Column
from planner.questionnaire.order import types_read
from planner.questionnaire.samples import samples
from planner.situation.model import Situation
from planner.situation.offered import unoffered
from planner.templateset.entries import kinds_with
from planner.templateset.model import TemplateSet
from planner.templateset.overlay import Entry
from planner.templateset.schema import CONDITION

_MOST_TRIED = 16  # combinations of answers: a wrong type shows in the first


def condition_problems(template_set: TemplateSet, situation: Situation) -> Iterator[Problem]:
    """Yield what is wrong with the conditions that a set itself brings and that can be read at all.

    Those that it inherits are told of the set that brings them. `situation` tells the names there are; each condition
    is tried on possible answers besides those it has.
    """
    values, own = situation.values(), template_set.folder
    for name in kinds_with(CONDITION):
        laid = template_set.laid(name)
        for entry in (entry for entry in (*laid.sound, *laid.faulty) if entry.is_own(own)):
            yield from _unknown_table(entry, situation)
            known = {**values, **_cells(entry, situation)}
            for keys, source in entry.texts(CONDITION):
                place = entry.at(*keys)
                if own in Path(place.file).parents:
                    with suppress(ConditionError):  # told by whoever loads the entry
                        yield from _problems(Condition(source), place, situation, known)
                        yield from _unoffered(Condition(source), entry, place, situation)


def _columns(entry: Entry, situation: Situation) -> tuple[Column, ...]:
    """Return the columns of the table on whose rows the conditions of an entry are tried."""
    table = str(entry.data.get("each", ""))
    question = situation[table].question if table in situation else None
    return question.columns if question else ()


def _cells(entry: Entry, situation: Situation) -> dict[str, Any]:
    return {path: Missing(path) for path in (f"{ROW}.{column.id}" for column in _columns(entry, situation))}


def _unknown_table(entry: Entry, situation: Situation) -> Iterator[Problem]:
    if "each" in entry.data and not _columns(entry, situation):
        what = f"each の「{entry.data['each']}」という表はありません"
        yield Problem("template/unknown-name", entry.at("each"), what, "表の設問の id（分野.設問）を書いてください")


def _problems(
    condition: Condition, place: Place, situation: Situation, values: MutableMapping[str, Any]
) -> Iterator[Problem]:
    unknown = [name for name in condition.names if not _is_name(name, values)]
    for name in unknown:
        what = f"条件「{condition.source}」にある「{name}」という名前はありません"
        remedy = suggestion(name, values, "設問の id（分野.設問）、stats、derived、law などの名前を書いてください")
        yield Problem("template/unknown-name", place, what, remedy)
    if not unknown:
        yield from _trial(condition, place, situation, values)


def _unoffered(condition: Condition, entry: Entry, place: Place, situation: Situation) -> Iterator[Problem]:
    """Yield each text compared with an answer, or with a cell of the row an entry is tried on, that is no choice."""
    for _, path, words in condition.compared:
        table = entry.data.get("each", ROW)
        yield from unoffered(
            situation, f"{table}{path.removeprefix(ROW)}" if path.startswith(f"{ROW}.") else path, words, place
        )


def _is_name(name: str, values: Mapping[str, Any]) -> bool:
    """Whether a dotted name is one of the values, or lies in one that has parts."""
    while name:
        if name in values:
            return True
        name = name.rpartition(".")[0]
    return False


def _trial(
    condition: Condition, place: Place, situation: Situation, values: MutableMapping[str, Any]
) -> Iterator[Problem]:
    names = [name for name in condition.names if name in situation]
    asked = [(name, question) for name in names if (question := situation[name].question)]
    possible = product(*(samples(question) for _, question in asked))
    try:
        condition.evaluate(values)
        for answers in islice(possible, _MOST_TRIED):
            condition.evaluate(ChainMap(dict(zip((name for name, _ in asked), answers, strict=True)), values))
    except ConditionError:
        what = f"条件「{condition.source}」は判定できません（値の種類が合わないか、ない項目を読んでいます）"
        kinds = types_read([question for _, question in asked])
        remedy = f"比べる値の種類を直してください。{kinds}" if asked else "名前と比べる値を確かめてください"
        yield Problem("template/condition", place, what, remedy)
