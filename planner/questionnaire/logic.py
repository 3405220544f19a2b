"""Three-valued logic for Jinja expressions: what reads a missing value is neither true nor false.

Jinja's `and`, `or`, `not` and comparisons are rewritten, before compilation, into calls of the functions below. They
follow Kleene: `false and missing` is false, `true or missing` is true, `not missing` is missing. An `if` treats a
missing result as not true. Both sides of `and` and `or` are always evaluated.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import Environment, nodes
from jinja2.visitor import NodeTransformer

from planner.missing import Missing, is_known

_OPERATORS: Mapping[str, Callable[[Any, Any], Any]] = {
    "eq": operator.eq,
    "ne": operator.ne,
    "lt": operator.lt,
    "lteq": operator.le,
    "gt": operator.gt,
    "gteq": operator.ge,
    "in": lambda item, items: item in items,
    "notin": lambda item, items: item not in items,
}


def both(left: Any, right: Any) -> Any:
    """Return `left and right`; missing unless one side is known to be false."""
    for side in (left, right):
        if is_known(side) and not side:
            return side
    return left if not is_known(left) else right


def either(left: Any, right: Any) -> Any:
    """Return `left or right`; missing unless one side is true or both are known."""
    for side in (left, right):
        if side:
            return side
    return left if not is_known(left) else right


def negated(value: Any) -> Any:
    """Return `not value`, or the missing value itself."""
    return value if not is_known(value) else not value


def compared(left: Any, name: str, right: Any) -> Any:
    """Return the comparison named as in Jinja's syntax tree, or the missing operand."""
    for side in (left, right):
        if isinstance(side, Missing):
            return side
    return _OPERATORS[name](left, right)


class ThreeValued(NodeTransformer):
    """Rewrites the logical operators of a Jinja syntax tree into the calls that `install` provides."""

    def visit_And(self, node: nodes.And) -> nodes.Node:
        self.generic_visit(node)
        return _call("_both", node.left, node.right, lineno=node.lineno)

    def visit_Or(self, node: nodes.Or) -> nodes.Node:
        self.generic_visit(node)
        return _call("_either", node.left, node.right, lineno=node.lineno)

    def visit_Not(self, node: nodes.Not) -> nodes.Node:
        self.generic_visit(node)
        return _call("_negated", node.node, lineno=node.lineno)

    def visit_Compare(self, node: nodes.Compare) -> nodes.Node:
        self.generic_visit(node)
        left, result = node.expr, None
        for operand in node.ops:
            step = _call("_compared", left, nodes.Const(operand.op), operand.expr, lineno=node.lineno)
            result = step if result is None else _call("_both", result, step, lineno=node.lineno)
            left = operand.expr
        assert result is not None  # Jinja's parser never makes a comparison without an operand
        return result


def install(environment: Environment) -> None:
    """Give `environment` what rewritten expressions call, and the tests `known` and `unknown`."""
    environment.globals |= {"_both": both, "_either": either, "_negated": negated, "_compared": compared}
    environment.tests |= {"known": is_known, "unknown": lambda value: not is_known(value)}


def _call(name: str, *arguments: nodes.Expr, lineno: int) -> nodes.Call:
    return nodes.Call(nodes.Name(name, "load"), list(arguments), [], None, None, lineno=lineno)
