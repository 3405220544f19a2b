"""What can be read of each name without rendering: the types of records, for checking templates as written."""

from __future__ import annotations

import types
from collections.abc import Mapping
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from msgspec import Struct

from planner.assessment.controls import Control
from planner.assessment.model import DomainLevel, Issue, OpenQuestion
from planner.manuscript.evidence import Evidence
from planner.manuscript.names import Unknown
from planner.missing import Missing
from planner.procurement.model import Purchases
from planner.programme.model import Programme
from planner.questionnaire.model import QuestionType
from planner.situation.derivations import DERIVATIONS
from planner.situation.law import LegalFact
from planner.situation.model import Situation
from planner.situation.region import RegionFact

_ROOTS: Mapping[str, Any] = {
    "maturity": tuple[DomainLevel, ...],
    "maturity_of": dict[str, DomainLevel],
    "issues": tuple[Issue, ...],
    "undecided": tuple[OpenQuestion, ...],
    "controls": tuple[Control, ...],
    "programme": Programme,
    "purchases": Purchases,
    "unknowns": tuple[Unknown, ...],
    "evidence": tuple[Evidence, ...],
    "glossary": tuple[dict[str, str], ...],
    "law": dict[str, LegalFact],
    "region": dict[str, RegionFact],
    "regional": tuple[RegionFact, ...],
}


class Anything:
    """The kind of a value whose members are not checked."""


def kind_of_root(name: str) -> Any:
    """Return the kind of a top-level name that is no answer or statistic; None for any other name."""
    return _ROOTS.get(name)


def kind_of_fact(situation: Situation, path: str) -> Any:
    """Return the kind of the fact at `path`: rows with their columns if it is a table or hands on the rows of one.

    Of another derived value it is what its formula says that it returns, else anything.
    """
    fact = situation[path]
    question = (situation.facts.get(fact.origin.rows_of) or fact).question
    if question is not None and question.type is QuestionType.TABLE:
        return tuple[types.SimpleNamespace, ...], frozenset(column.id for column in question.columns)
    return _worked_out().get(path, Anything)


@cache
def _worked_out() -> Mapping[str, Any]:
    """Return the kinds of the derived values whose formulas name them."""
    hints = {f"derived.{rule.id}": get_type_hints(rule.compute).get("return", Anything) for rule in DERIVATIONS}
    return {path: _known(hint) for path, hint in hints.items()}


def _known(hint: Any) -> Any:
    """Return what a value is where it is known."""
    return next((item for item in get_args(hint) if item is not Missing), hint) if _is_union(hint) else hint


def item_of(kind: Any) -> Any:
    """Return the kind of the items of a list of `kind`."""
    if isinstance(kind, tuple):
        return kind[1]  # the columns of a table's rows
    arguments = get_args(kind)
    return arguments[0] if get_origin(kind) is tuple and arguments else Anything


def member_of(kind: Any, name: str) -> Any:
    """Return the kind of member `name`, None if there is no such member."""
    if isinstance(kind, frozenset):
        return Anything if name in kind else None
    if get_origin(kind) is dict:
        return get_args(kind)[1]
    if _is_record(kind):
        return _hint(kind, name)
    return Anything


_hints = cache(get_type_hints)  # working them out takes long, and a template asks for the same few again and again


def may_be_nothing(kind: Any, name: str) -> bool:
    """Whether member `name` of a record is None where there is nothing to tell."""
    return _is_record(kind) and type(None) in get_args(_hints(kind).get(name))


def _is_record(kind: Any) -> bool:
    return isinstance(kind, type) and (issubclass(kind, Struct) or hasattr(kind, "_fields"))


def _hint(kind: type, name: str) -> Any:
    hints = _hints(kind)
    if name in hints:
        hint = hints[name]
        return next((item for item in get_args(hint) if _is_record(item)), Anything) if _is_union(hint) else hint
    member = getattr(kind, name, None)
    return Anything if isinstance(member, property) else None


def _is_union(hint: Any) -> bool:
    return get_origin(hint) is types.UnionType
