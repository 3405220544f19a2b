"""Calls that a rewriting puts into a Jinja syntax tree. No template can name what they call, so nothing checks them.

Such a call is the most frequent thing a template does; through Jinja's sandbox it would take several times as long.
"""

# ruff: noqa: N802 - Jinja's visitor calls methods by node class
from __future__ import annotations

from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame

MARKS = ("_enter", "_leave", "_unsaid")  # what makes marks: they are text that is printed as it is


def machine(name: str, *arguments: nodes.Expr, lineno: int) -> nodes.Call:
    """Return the call of what the environment has under the attribute `name`."""
    return nodes.Call(nodes.EnvironmentAttribute(name), list(arguments), [], None, None, lineno=lineno)


class MachineCode(CodeGenerator):
    """Writes calls made by `machine` as plain Python, all others as Jinja does."""

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        if not isinstance(node.node, nodes.EnvironmentAttribute):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if not _is_mark(node):
            self.write(finalize.src)  # which returns text

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if not _is_mark(node):
            self.write(")")


def _is_mark(node: nodes.Expr) -> bool:
    made = node.node if isinstance(node, nodes.Call) else None
    return isinstance(made, nodes.EnvironmentAttribute) and made.name in MARKS
