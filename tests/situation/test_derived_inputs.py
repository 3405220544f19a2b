"""A derived value rests on what it names, and is as narrow."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from msgspec.structs import replace

from planner.answers.model import Answers
from planner.answers.visibility import with_visibility
from planner.missing import is_known
from planner.municipality.table import load_municipalities
from planner.questionnaire.model import Column, Disclosure, Question, QuestionType
from planner.situation.collect import collect, plan_years
from planner.situation.derive import derive
from planner.situation.model import OriginKind, Situation, inputs_of
from tests.shipped import BASE, QUESTIONS


def answered(question: Question, number: int) -> Any:
    """Return some answer to a question, another one for another number."""
    if question.type is QuestionType.TABLE:
        rows = range(number, number + 3)
        return tuple({column.id: cell(column, row) for column in question.columns} for row in rows)
    return cell(question, number)


def cell(item: Question | Column, number: int) -> Any:
    if item.type in (QuestionType.TEXT, QuestionType.LONGTEXT, QuestionType.DEPARTMENT, QuestionType.CHOICE):
        return f"{item.id}{number}"
    if item.type is QuestionType.CHOICES:
        return (item.choices[number].id,)
    return 2027 + number if item.type is QuestionType.YEAR else 10 + number


@cache
def nothing_answered() -> Situation:
    table = load_municipalities()
    own = table.by_code("052078")
    assert own is not None
    return collect(QUESTIONS, with_visibility(QUESTIONS, Answers()), own, table, BASE, date(2026, 11, 23))


def situation_of(answers: dict[str, Any]) -> Situation:
    """Return the situation of 湯沢市 with the values of answers replaced."""
    known = nothing_answered()
    changed = known.with_facts(replace(known[path], value=value) for path, value in answers.items())
    return derive(changed.with_facts([plan_years(changed)]))


def derived_values(situation: Situation) -> dict[str, Any]:
    """Return every derived value by path, of rows each column by its own."""
    found: dict[str, Any] = {}
    for path, fact in situation.facts.items():
        if fact.origin.kind is not OriginKind.DERIVED and path != "assumption.plan_years":
            continue
        if fact.origin.rows_of and fact.value:
            found |= {f"{path}.{name}": [row[name] for row in fact.value] for name in fact.value[0]}
        else:
            found[path] = fact.value if is_known(fact.value) else None
    return found


def rests_on(situation: Situation, path: str) -> set[str]:
    """Return every path that a value names as an input, of its inputs too."""
    fact = situation.fact_behind(path)
    inputs = inputs_of(fact, path) if fact else ()
    return {path, *(deeper for item in inputs for deeper in rests_on(situation, item))}


ALL = {question.id: answered(question, 0) for question in QUESTIONS if question.type is not QuestionType.MUNICIPALITY}


def test_no_derived_value_changes_with_an_answer_that_it_does_not_name() -> None:
    before = situation_of(ALL)
    values = derived_values(before)
    names = {path: rests_on(before, path) for path in values}
    assert any(path.startswith("derived.ledger_renewals.") for path in names)
    for question in QUESTIONS:
        for path, value in changes(question):
            after = derived_values(situation_of(ALL | {question.id: value}))
            changed = {name for name, found in values.items() if after.get(name) != found}
            assert {name for name in changed if path not in names[name]} == set(), path


def changes(question: Question) -> Iterator[tuple[str, Any]]:
    """Yield another answer to a question, or for a table one with other cells in a single column."""
    if question.id not in ALL:
        return
    if question.type is not QuestionType.TABLE:
        yield question.id, answered(question, 1)
        return
    for column in question.columns:
        rows = zip(ALL[question.id], answered(question, 1), strict=True)
        yield f"{question.id}.{column.id}", tuple(row | {column.id: other[column.id]} for row, other in rows)


def test_the_sum_of_costs_is_as_narrow_as_the_costs() -> None:
    situation = situation_of(ALL)
    assert situation.disclosure("derived.ledger_cost") is Disclosure.INTERNAL
    assert situation.disclosure("derived.ledger_renewals.vendor") is Disclosure.INTERNAL
    assert situation.disclosure("derived.ledger_renewals.work") is Disclosure.PUBLIC
