"""The filters and tests that conditions and templates share: what is not known stays not known in all of them."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import TemplateRuntimeError, Undefined, pass_context
from jinja2.filters import FILTERS as JINJA
from jinja2.filters import make_attrgetter
from jinja2.runtime import Context
from jinja2.tests import TESTS as JINJA_TESTS

from planner.missing import Missing, PartlyKnown
from planner.questionnaire.logic import compared, known
from planner.subjects import is_about

# No filter that invents a value (default, float), draws lots (random) or writes markup (urlize, safe) is among them
_OF_VALUES = ("abs", "indent", "lower", "replace", "round", "trim", "upper")
_OF_LISTS = ("batch", "first", "groupby", "last", "slice")
_KEEPING_ITEMS = ("list", "map", "reverse", "sort", "unique")
_TESTS = ("boolean", "divisibleby", "even", "none", "number", "odd", "string")
_COMPARISONS = {
    "eq": ("eq", "==", "equalto"),
    "ne": ("ne", "!="),
    "lt": ("lt", "<", "lessthan"),
    "lteq": ("le", "<="),
    "gt": ("gt", ">", "greaterthan"),
    "gteq": ("ge", ">="),
    "in": ("in",),
}


def settled(value: Any) -> Any:
    """Return a value that is there already: what a filter would work out only later is worked out now."""
    return tuple(value) if hasattr(value, "__next__") else value


def length(values: Any) -> Any:
    """Return how many there are; missing if the list, or what belongs to it, is not known."""
    if isinstance(values, (Missing, PartlyKnown)):
        return values.missing if isinstance(values, PartlyKnown) else values
    return len(settled(values))


def whole(value: Any) -> Any:
    """Return a number without its decimals."""
    return value if isinstance(value, Missing) else int(value)


def keeping_missing(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return `function` giving the missing value back wherever it is given one."""

    @functools.wraps(function)  # keeps the attribute by which Jinja knows that the environment comes first
    def kept(*arguments: Any, **options: Any) -> Any:
        missing = next((item for item in (*arguments, *options.values()) if isinstance(item, Missing)), None)
        return settled(function(*arguments, **options)) if missing is None else missing

    return kept


def _selecting(wanted: bool, by_attribute: bool) -> Callable[..., Any]:
    @pass_context
    def select(context: Context, values: Any, *arguments: Any) -> Any:
        of_part = _reading(context, arguments[0]) if by_attribute else _itself
        name, *others = arguments[by_attribute:] or (None,)
        test = _test(context, name) if name is not None else _itself
        return _selected(values, lambda item: test(of_part(item), *others), wanted)

    return select


def _reading(context: Context, name: Any) -> Callable[[Any], Any]:
    """Return what reads a part of an item; nearly always that is one name, which needs none of Jinja's loop."""
    if isinstance(name, str) and name.isidentifier():
        read = context.environment.getitem
        return lambda item: read(item, name)
    return make_attrgetter(context.environment, name)


def _test(context: Context, name: str) -> Any:
    tests: Mapping[str, Any] = context.environment.tests
    if name not in tests:
        raise TemplateRuntimeError(f"No test named {name!r}.")
    return tests[name]


def _selected(values: Any, verdict: Callable[[Any], Any], wanted: bool) -> Any:
    if isinstance(values, Missing):
        return values
    sure = []
    missing = values.missing if isinstance(values, PartlyKnown) else None
    for item in values:
        holds = verdict(item)
        if isinstance(holds, Missing) and not holds.is_settled:
            missing = holds
        elif bool(holds) is wanted:
            sure.append(item)
    if missing is None:
        return tuple(sure)
    return PartlyKnown(sure, missing) if sure else missing


def _itself(value: Any) -> Any:
    return value


def _keeping_open(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return a filter of lists whose result is as partly known as the list it is given."""

    @functools.wraps(function)
    def kept(*arguments: Any, **options: Any) -> Any:
        result = function(*arguments, **options)
        partly = next((item for item in arguments if isinstance(item, PartlyKnown)), None)
        return result if partly is None else PartlyKnown(result, partly.missing)

    return kept


def _adding(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return a filter of lists that is missing where the list is not known as a whole."""

    @functools.wraps(function)
    def whole_list(*arguments: Any, **options: Any) -> Any:
        partly = next((item for item in arguments if isinstance(item, PartlyKnown)), None)
        return function(*arguments, **options) if partly is None else partly.missing

    return whole_list


def _texts(subject: Any) -> Any:
    """Return the texts that a text, or a list of which some may be missing, consists of."""
    return (subject,) if isinstance(subject, str) else (text for text in subject if isinstance(text, str))


def _comparing(name: str) -> Callable[[Any, Any], Any]:
    return lambda left, right: compared(left, name, right)


_JINJA_TESTS: Mapping[str, Any] = JINJA_TESTS

FILTERS: Mapping[str, Callable[..., Any]] = {
    **{name: keeping_missing(JINJA[name]) for name in (*_OF_VALUES, *_OF_LISTS)},
    **{name: _keeping_open(keeping_missing(JINJA[name])) for name in _KEEPING_ITEMS},
    "sum": _adding(keeping_missing(JINJA["sum"])),
    "select": _selecting(True, False),
    "reject": _selecting(False, False),
    "selectattr": _selecting(True, True),
    "rejectattr": _selecting(False, True),
    "length": length,
    "count": length,
    "int": whole,
}

TESTS: Mapping[str, Callable[..., Any]] = {
    **{name: keeping_missing(_JINJA_TESTS[name]) for name in _TESTS},
    **{alias: _comparing(name) for name, aliases in _COMPARISONS.items() for alias in aliases},
    "about": keeping_missing(lambda subject, *words: any(is_about(words, text) for text in _texts(subject))),
    "known": known,
    "unknown": lambda value: not known(value),
    "inapplicable": lambda value: isinstance(value, Missing) and value.is_settled,
    "defined": lambda value: not isinstance(value, Undefined),
    "undefined": lambda value: isinstance(value, Undefined),
}
