"""Three-valued logic for Jinja expressions: what reads a missing value is neither true nor false.

Jinja's `and`, `or`, `not` and comparisons are rewritten, before compilation, into calls of the functions below. They
follow Kleene: `false and missing` is false, `true or missing` is true, `not missing` is missing. An `if` treats a
missing result as not true. Both sides of `and` and `or` are always evaluated.

Which missing value comes out tells whether somebody can still find the answer out. A comparison or a calculation with
something that does not apply here does not apply either, so the settled side comes out. Of `and` and `or` the side
that is still open comes out: once it is known it may decide, whatever the other is.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import Undefined, nodes
from jinja2.visitor import NodeTransformer

from planner.missing import Missing, PartlyKnown, is_known
from planner.questionnaire.machinery import machine


def both(left: Any, right: Any) -> Any:
    """Return `left and right`; missing unless one side is known to be false."""
    for side in (left, right):
        if is_known(side) and not side:
            return side
    return _undecided(left, right)


def either(left: Any, right: Any) -> Any:
    """Return `left or right`; missing unless one side is true or both are known."""
    for side in (left, right):
        if side:
            return side
    return _undecided(left, right)


def negated(value: Any) -> Any:
    """Return `not value`, or the missing value itself."""
    return value if not is_known(value) else not value


def contained(item: Any, items: Any) -> Any:
    """Return whether `item` is one of `items`; missing if none of them is and one of them is not known."""
    if type(items) in (tuple, list) and Missing not in map(type, (item, *items)):
        return item in items  # nearly always
    if isinstance(items, (str, Mapping)) or not hasattr(items, "__iter__"):
        return item in items
    open_member = items.missing if isinstance(items, PartlyKnown) else None
    for member in items:
        same = member == item
        if isinstance(same, Missing):
            open_member = open_member if same.is_settled else same
        elif same:
            return True
    return False if open_member is None else open_member


_OPERATORS: Mapping[str, Callable[[Any, Any], Any]] = {
    "eq": operator.eq,
    "ne": operator.ne,
    "lt": operator.lt,
    "lteq": operator.le,
    "gt": operator.gt,
    "gteq": operator.ge,
    "in": contained,
    "notin": lambda item, items: negated(contained(item, items)),
}


def compared(left: Any, name: str, right: Any) -> Any:
    """Return the comparison named as in Jinja's syntax tree, or the missing operand, first one that is settled."""
    if not isinstance(left, Missing) and not isinstance(right, Missing):
        return _OPERATORS[name](left, right)
    missing = [side for side in (left, right) if isinstance(side, Missing)]
    return next((side for side in missing if side.is_settled), missing[0])


def known(value: Any) -> bool:
    """Whether a value is there; raises for a name that does not exist, which must not pass for an unknown value."""
    if isinstance(value, Undefined):
        str(value)
    return is_known(value)


def _undecided(left: Any, right: Any) -> Any:
    missing = [side for side in (left, right) if isinstance(side, Missing)]
    if not missing:
        return right
    return next((side for side in missing if not side.is_settled), missing[0])


class ThreeValued(NodeTransformer):
    """Rewrites the logical operators of a Jinja syntax tree into calls of the functions in `LOGIC`."""

    def visit_And(self, node: nodes.And) -> nodes.Node:
        self.generic_visit(node)
        return machine("_both", node.left, node.right, lineno=node.lineno)

    def visit_Or(self, node: nodes.Or) -> nodes.Node:
        self.generic_visit(node)
        return machine("_either", node.left, node.right, lineno=node.lineno)

    def visit_Not(self, node: nodes.Not) -> nodes.Node:
        self.generic_visit(node)
        return machine("_negated", node.node, lineno=node.lineno)

    def visit_Compare(self, node: nodes.Compare) -> nodes.Node:
        self.generic_visit(node)
        left, result = node.expr, None
        for operand in node.ops:
            step = machine("_compared", left, nodes.Const(operand.op), operand.expr, lineno=node.lineno)
            result = step if result is None else machine("_both", result, step, lineno=node.lineno)
            left = operand.expr
        assert result is not None  # Jinja's parser never makes a comparison without an operand
        return result


# What rewritten expressions call, to be made attributes of their environment
LOGIC: Mapping[str, Callable[..., Any]] = {
    "_both": both,
    "_either": either,
    "_negated": negated,
    "_compared": compared,
}
