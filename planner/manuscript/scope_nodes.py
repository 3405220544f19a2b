"""What the rewriting of a syntax tree asks about single nodes, and the nodes that it puts in their place."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import nodes

from planner.manuscript.display import printed
from planner.manuscript.marks import has_marks, safe
from planner.questionnaire.machinery import machine


def says_nothing(node: nodes.Node) -> bool:
    """Whether a node prints nothing and reads nothing, so that it may stand before an `extends`."""
    if isinstance(node, nodes.Output):
        return all(isinstance(item, nodes.TemplateData) and not item.data.strip() for item in node.nodes)
    return isinstance(node, (nodes.Import, nodes.FromImport))


def names_set(branch: nodes.If) -> Iterator[str]:
    """Yield the names that a branch sets for what comes after it; loops, blocks and `with` keep theirs inside."""
    for node in (*branch.body, *branch.else_):
        if isinstance(node, (nodes.Assign, nodes.AssignBlock)) and isinstance(node.target, nodes.Name):
            yield node.target.name
        elif isinstance(node, nodes.If):
            yield from (name for inner in (node, *node.elif_) for name in names_set(inner))


def is_constant(node: nodes.Node) -> bool:
    """Whether a node is a value written in the template."""
    return isinstance(node, nodes.Const)


def wording(node: nodes.Const) -> nodes.Expr:
    """Return a constant as wording of the template, which no value is."""
    if has_marks(str(node.value)):
        return node  # refused when it is printed
    return nodes.TemplateData(safe(printed(node.value)), lineno=node.lineno)


def decided_name(name: str, line: int) -> nodes.Expr:
    """Return the value of a name that a branch may have set, with what led there."""
    return machine("_decided", nodes.Name(name, "load", lineno=line), lineno=line)


def carried(node: nodes.Expr) -> nodes.Expr:
    """Return a node whose value keeps the paths read for it; a constant has none."""
    if isinstance(node, nodes.Const):
        return node
    return machine("_carried", machine("_position", lineno=node.lineno), node, lineno=node.lineno)


def expr(node: nodes.Node | None) -> nodes.Expr:
    """Return a node that must be there and be an expression."""
    assert isinstance(node, nodes.Expr)  # filters without an operand stand only in what is refused
    return node
