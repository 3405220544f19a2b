"""Rewrites a template's syntax tree so that everything it prints carries what was read for it.

Bodies of `if` and `for` get marks around them; `set` and macro arguments keep their paths with the value; `release`
sees exactly what its operand read. Nothing of this has to be written in a template.
"""

# ruff: noqa: N802 - Jinja's visitor calls methods by node class
from __future__ import annotations

from collections.abc import Iterable

from jinja2 import TemplateSyntaxError, nodes
from jinja2.visitor import NodeTransformer

from planner.manuscript.scope_nodes import carried, decided_name, expr, is_constant, names_set, says_nothing, wording
from planner.questionnaire.machinery import machine
from planner.templateset.functions import FUNCTIONS, JINJA_NAMES

_MAYBE_TEXT = (nodes.Name, nodes.Call, nodes.Filter, nodes.CondExpr, nodes.Add, nodes.Concat)
FOR_MARKED = frozenset(
    (
        "as_moved",
        "beyond_statistics",
        "by_deadline",
        "first_sentence",
        "from_year",
        "goal",
        "join",
        "release",
        "unrepeated",
        "unsourced",
    )
)


class Scopes(NodeTransformer):
    """The rewriting; one instance per template. Raises `TemplateSyntaxError` for what cannot be traced."""

    def __init__(self, name: str | None, filename: str | None) -> None:
        self._place = (name, filename)
        self._modules: set[str] = set()
        self._blocks: set[str] = set()
        self._loops = 0
        self._depth = 0
        self._prints = True

    def visit_Template(self, node: nodes.Template) -> nodes.Node:
        self._modules = {item.target for item in node.find_all(nodes.Import)}
        position = next((index for index, item in enumerate(node.body) if isinstance(item, nodes.Extends)), None)
        self._prints = position is None
        if not all(map(says_nothing, node.body[:position] if position else ())):
            self._refuse("extends は、ひな型の始めに書いてください", node.body[position or 0].lineno)
        return self.generic_visit(node)

    def visit_Output(self, node: nodes.Output) -> nodes.Node:
        """Let a constant that is printed be wording of the template, and no value."""
        node.nodes = [wording(item) if isinstance(item, nodes.Const) else self.visit(item) for item in node.nodes]
        return node

    def visit_If(self, node: nodes.If) -> nodes.Node:
        """Give each branch a scope, an empty one where there is no `else`, and what any branch sets the reason why."""
        names = sorted({name for branch in (node, *node.elif_) for name in names_set(branch)})
        self._depth += 1
        for branch in (node, *node.elif_):
            branch.test = self._seen(self.visit(branch.test))
            branch.body = self._branch(branch.body, names, node.lineno)
        unsaid = [self._mark("_unsaid", node.lineno)]
        node.else_ = self._branch(node.else_, names, node.lineno) if node.else_ or names else unsaid
        self._depth -= 1
        return node

    def visit_For(self, node: nodes.For) -> list[nodes.Node]:
        """Give the whole loop one scope, of what was read for its items, and each turn one, of what its filter read."""
        if node.recursive:
            self._refuse("recursive な for は使えません", node.lineno)
        if node.test and any(name.name == "loop" for name in node.test.find_all(nodes.Name)):
            self._refuse("for の if に loop は使えません（回の中の if に書いてください）", node.lineno)
        self._loops += 1
        self._depth += 1
        line, items = node.lineno, f"_items_{self._loops}"
        listed = machine("_listed", self.visit(node.iter), lineno=line)
        kept = nodes.Assign(nodes.Name(items, "store", lineno=line), listed, lineno=line)
        node.iter = nodes.Name(items, "load", lineno=line)
        node.test = self._seen(self.visit(node.test)) if node.test else None
        node.body = self._branch(node.body, (), line)
        node.else_ = self._branch(node.else_, (), line) if node.else_ else []
        self._depth -= 1
        return [kept, self._mark("_enter", line), node, self._mark("_leave", line)]

    def visit_Block(self, node: nodes.Block) -> nodes.Node:
        if node.name in self._blocks:
            self._refuse(f"ブロック「{node.name}」が二度あります", node.lineno)
        self._blocks.add(node.name)
        return self._printing(node)

    def visit_CallBlock(self, node: nodes.CallBlock) -> nodes.Node:
        self._printing(node)
        node.defaults = [carried(value) for value in node.defaults]
        return node

    def visit_Macro(self, node: nodes.Macro) -> nodes.Node:
        self._only_outside("macro", node.lineno)
        self._printing(node)
        node.defaults = [carried(value) for value in node.defaults]
        return node

    def visit_Import(self, node: nodes.Import) -> nodes.Node:
        return self._fixed(node, "import")

    def visit_FromImport(self, node: nodes.FromImport) -> nodes.Node:
        return self._fixed(node, "from")

    def visit_Extends(self, node: nodes.Extends) -> nodes.Node:
        return self._fixed(node, "extends")

    def visit_Include(self, node: nodes.Include) -> nodes.Node:
        if not is_constant(node.template):
            self._refuse("include には、ファイルの名前をそのまま書いてください", node.lineno)
        return node

    def visit_Assign(self, node: nodes.Assign) -> nodes.Node:
        if not isinstance(node.target, nodes.Name):
            self._refuse("set で一度に複数の名前は定められません", node.lineno)
        node.node = carried(self.visit(node.node))
        return node

    def visit_With(self, node: nodes.With) -> nodes.Node:
        self.generic_visit(node)
        node.values = [carried(value) for value in node.values]
        return node

    def visit_AssignBlock(self, node: nodes.AssignBlock) -> nodes.Node:
        if node.filter is not None:
            self._refuse("set のまとまりにフィルターは使えません", node.lineno)
        return self._printing(node)

    def visit_FilterBlock(self, node: nodes.FilterBlock) -> nodes.Node:
        return self._refuse("filter のまとまりは使えません", node.lineno)

    def visit_ScopedEvalContextModifier(self, node: nodes.ScopedEvalContextModifier) -> nodes.Node:
        return self._refuse("autoescape は使えません", node.lineno)

    def visit_Name(self, node: nodes.Name) -> nodes.Node:
        if node.ctx != "load" or node.name in FUNCTIONS.keys() | JINJA_NAMES:
            return node
        if node.name.startswith("_"):
            self._refuse(f"名前「{node.name}」は使えません（下線で始まる名前は使えません）", node.lineno)
        return machine("_reread", node, lineno=node.lineno)

    def visit_Call(self, node: nodes.Call) -> nodes.Node:
        callee = node.node
        takes_carried = self._is_macro(callee)
        is_say = isinstance(callee, nodes.Name) and callee.name == "say"
        self.generic_visit(node)
        if takes_carried:
            node.args = [carried(argument) for argument in node.args]
            for keyword in node.kwargs:
                keyword.value = carried(keyword.value)
        if is_say:
            node.args = [machine("_position", lineno=node.lineno), *node.args]
        return node

    def visit_CondExpr(self, node: nodes.CondExpr) -> nodes.Node:
        self.generic_visit(node)
        node.test = self._seen(node.test)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:
        self.generic_visit(node)
        return machine("_joined", *node.nodes, lineno=node.lineno)

    def visit_Filter(self, node: nodes.Filter) -> nodes.Node:
        self.generic_visit(node)
        operand = expr(node.node)
        node.args = [
            item if is_constant(item) else machine("_unmarked", item, lineno=node.lineno) for item in node.args
        ]
        if node.name == "release":
            return machine(
                "_release", machine("_position", lineno=node.lineno), operand, *node.args, lineno=node.lineno
            )
        if node.name not in FOR_MARKED:
            node.node = machine("_unmarked", operand, lineno=node.lineno)
        return node

    def _is_macro(self, callee: nodes.Expr) -> bool:
        if isinstance(callee, nodes.Getattr) and isinstance(callee.node, nodes.Name):
            return callee.node.name in self._modules
        return isinstance(callee, nodes.Name) and callee.name not in FUNCTIONS and not callee.name.startswith("_")

    def _branch(self, body: Iterable[nodes.Node], names: Iterable[str], line: int) -> list[nodes.Node]:
        """Return `body` in a scope, at whose end each of `names` takes along what led there."""
        visited = [made for node in body for made in self.visit_list(node)]
        kept = [nodes.Assign(nodes.Name(name, "store"), decided_name(name, line), lineno=line) for name in names]
        return [self._mark("_enter", line), *visited, *kept, self._mark("_leave", line)]

    def _mark(self, name: str, line: int) -> nodes.Node:
        """Return the printing of a mark; where a template extends another it prints nothing, but reads all the same."""
        call = machine(name, lineno=line)
        return nodes.Output([call], lineno=line) if self._prints else nodes.ExprStmt(call, lineno=line)

    def _printing(self, node: nodes.Node) -> nodes.Node:
        """Visit what is inside `node`, which prints wherever it stands and whatever stands around it."""
        outside = self._prints, self._depth
        self._prints, self._depth = True, 0
        self.generic_visit(node)
        self._prints, self._depth = outside
        return node

    def _fixed(self, node: nodes.Import | nodes.FromImport | nodes.Extends, name: str) -> nodes.Node:
        self._only_outside(name, node.lineno)
        if not is_constant(node.template):
            self._refuse(f"{name} には、ファイルの名前をそのまま書いてください", node.lineno)
        return node

    def _only_outside(self, name: str, line: int) -> None:
        if self._depth:
            self._refuse(f"{name} は if や for の外に書いてください", line)

    def _seen(self, test: nodes.Expr) -> nodes.Expr:
        """Let a condition see the letters of rendered text, where it may be one."""
        return machine("_seen", test, lineno=test.lineno) if isinstance(test, _MAYBE_TEXT) else test

    def _refuse(self, message: str, line: int) -> nodes.Node:
        raise TemplateSyntaxError(message, line, *self._place)
