"""Rewrites a template's syntax tree so that everything it prints carries what was read for it.

Bodies of `if` and `for` get marks around them; `set` and macro arguments keep their paths with the value; `release`
sees exactly what its operand read. Nothing of this has to be written in a template.
"""

# ruff: noqa: N802 - Jinja's visitor calls methods by node class
from __future__ import annotations

from collections.abc import Iterable

from jinja2 import TemplateSyntaxError, nodes
from jinja2.visitor import NodeTransformer

FUNCTIONS = frozenset(("figure", "label", "source", "asof", "say", "department", "finder", "unnamed_roles"))
FOR_MARKED = frozenset(("join", "release"))
_JINJA_NAMES = frozenset(("super", "caller", "loop", "self"))


class Scopes(NodeTransformer):
    """The rewriting; one instance per template. Raises `TemplateSyntaxError` for what cannot be traced."""

    def __init__(self, name: str | None, filename: str | None) -> None:
        self._place = (name, filename)
        self._modules: set[str] = set()
        self._loops = 0

    def visit_Template(self, node: nodes.Template) -> nodes.Node:
        self._modules = {item.target for item in node.find_all(nodes.Import)}
        return self.generic_visit(node)

    def visit_If(self, node: nodes.If) -> nodes.Node:
        self.generic_visit(node)
        node.body = _scoped(node.body, node.lineno)
        node.else_ = _scoped(node.else_, node.lineno) if node.else_ else [_printed("_forget", node.lineno)]
        return node

    def visit_For(self, node: nodes.For) -> list[nodes.Node]:
        """Give the whole loop one scope, of what was read for its items, and each turn one, of what its filter read."""
        if node.recursive:
            self._refuse("recursive な for は使えません", node.lineno)
        self.generic_visit(node)
        self._loops += 1
        items = f"_items_{self._loops}"
        line = node.lineno
        listed = _call("_listed", _expr(node.iter), lineno=line)
        kept = nodes.Assign(nodes.Name(items, "store", lineno=line), listed, lineno=line)
        node.iter = nodes.Name(items, "load", lineno=line)
        node.body = _scoped(node.body, line)
        return [kept, _printed("_enter", line), node, _printed("_leave", line)]

    def visit_Assign(self, node: nodes.Assign) -> nodes.Node:
        if not isinstance(node.target, nodes.Name):
            self._refuse("set で一度に複数の名前は定められません", node.lineno)
        self.generic_visit(node)
        node.node = _carried(_expr(node.node))
        return node

    def visit_With(self, node: nodes.With) -> nodes.Node:
        self.generic_visit(node)
        node.values = [_carried(value) for value in node.values]
        return node

    def visit_AssignBlock(self, node: nodes.AssignBlock) -> nodes.Node:
        if node.filter is not None:
            self._refuse("set のまとまりにフィルターは使えません", node.lineno)
        return self.generic_visit(node)

    def visit_FilterBlock(self, node: nodes.FilterBlock) -> nodes.Node:
        return self._refuse("filter のまとまりは使えません", node.lineno)

    def visit_ScopedEvalContextModifier(self, node: nodes.ScopedEvalContextModifier) -> nodes.Node:
        return self._refuse("autoescape は使えません", node.lineno)

    def visit_Name(self, node: nodes.Name) -> nodes.Node:
        if node.ctx != "load" or node.name.startswith("_") or node.name in FUNCTIONS | _JINJA_NAMES:
            return node
        return _call("_reread", node, lineno=node.lineno)

    def visit_Call(self, node: nodes.Call) -> nodes.Node:
        callee = node.node
        takes_carried = self._is_macro(callee)
        is_say = isinstance(callee, nodes.Name) and callee.name == "say"
        self.generic_visit(node)
        if takes_carried:
            node.args = [_carried(argument) for argument in node.args]
            for keyword in node.kwargs:
                keyword.value = _carried(keyword.value)
        if is_say:
            node.args = [_call("_position", lineno=node.lineno), *node.args]
        return node

    def visit_CondExpr(self, node: nodes.CondExpr) -> nodes.Node:
        self.generic_visit(node)
        node.test = _call("_condition", _call("_position", lineno=node.lineno), node.test, lineno=node.lineno)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:
        self.generic_visit(node)
        return _call("_joined", *node.nodes, lineno=node.lineno)

    def visit_Filter(self, node: nodes.Filter) -> nodes.Node:
        self.generic_visit(node)
        operand = _expr(node.node)
        if node.name == "release":
            return _call("_release", _call("_position", lineno=node.lineno), operand, *node.args, lineno=node.lineno)
        if node.name not in FOR_MARKED:
            node.node = _call("_unmarked", operand, lineno=node.lineno)
        return node

    def _is_macro(self, callee: nodes.Expr) -> bool:
        if isinstance(callee, nodes.Getattr) and isinstance(callee.node, nodes.Name):
            return callee.node.name in self._modules
        return isinstance(callee, nodes.Name) and callee.name not in FUNCTIONS and not callee.name.startswith("_")

    def _refuse(self, message: str, line: int) -> nodes.Node:
        raise TemplateSyntaxError(message, line, *self._place)


def _scoped(body: Iterable[nodes.Node], line: int) -> list[nodes.Node]:
    return [_printed("_enter", line), *body, _printed("_leave", line)]


def _printed(name: str, line: int) -> nodes.Output:
    return nodes.Output([_call(name, lineno=line)], lineno=line)


def _carried(node: nodes.Expr) -> nodes.Expr:
    if isinstance(node, nodes.Const):
        return node
    return _call("_carried", _call("_position", lineno=node.lineno), node, lineno=node.lineno)


def _expr(node: nodes.Node | None) -> nodes.Expr:
    assert isinstance(node, nodes.Expr)  # filters without an operand stand only in what is refused
    return node


def _call(name: str, *arguments: nodes.Expr, lineno: int) -> nodes.Call:
    return nodes.Call(nodes.Name(name, "load", lineno=lineno), list(arguments), [], None, None, lineno=lineno)
