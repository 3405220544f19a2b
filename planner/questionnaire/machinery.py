"""Calls that a rewriting puts into a Jinja syntax tree. No template can name what they call, so nothing checks them.

Such a call is the most frequent thing a template does; through Jinja's sandbox it would take several times as long.
"""

# ruff: noqa: N802 - Jinja's visitor calls methods by node class
from __future__ import annotations

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame


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
