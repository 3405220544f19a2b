"""Works the table of derived values out of what is known of a municipality."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

from planner.missing import Missing, is_known
from planner.situation.derivation import Derivation
from planner.situation.derivations import DERIVATIONS
from planner.situation.model import Fact, Origin, OriginKind, Situation

PLAN_YEARS = 5  # assumed until the question about the plan's length is answered


def derive(situation: Situation) -> Situation:
    """Return `situation` with every derived value that does not compare with other municipalities."""
    facts = dict(situation.facts)
    growing = Situation(situation.on, MappingProxyType(facts))  # copying all facts for each rule took twice its work
    for rule in DERIVATIONS:
        fact = _fact(rule, growing)
        facts[fact.path] = fact
    return situation.with_facts(facts.values())


def _fact(rule: Derivation, situation: Situation) -> Fact:
    values = [_input(situation, path) for path in rule.inputs]
    needed = (value for path, value in zip(rule.inputs, values, strict=True) if path not in rule.optional)
    missing = next((value for value in needed if not is_known(value)), None)
    value = Missing(missing.path, missing.reason) if isinstance(missing, Missing) else rule.compute(*values)
    as_of = oldest(situation, rule.inputs)
    origin = Origin(OriginKind.DERIVED, as_of=as_of, inputs=rule.inputs, rows_of=rule.rows_of)
    return Fact(f"derived.{rule.id}", value, rule.label, origin, rule.unit)


def _input(situation: Situation, path: str) -> Any:
    """Return the value at `path`, or the cells of the column that it names."""
    if path in situation or path.startswith("law."):
        return situation.facts[path].value if path in situation else Missing(path)  # too uncertain to be stated
    table, _, column = path.rpartition(".")
    rows = situation.value(table)
    return rows if isinstance(rows, Missing) else tuple(row[column] for row in rows)


def oldest(situation: Situation, paths: tuple[str, ...]) -> str:
    """Return the earliest date that an answer among `paths` is true of, empty if none names one."""
    facts = [fact for path in paths if (fact := situation.fact_behind(path)) and fact.question is not None]
    return min((fact.origin.as_of for fact in facts if fact.origin.as_of), default="")
