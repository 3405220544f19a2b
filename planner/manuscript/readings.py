"""What a template reads, found in its syntax tree: dotted names, and the paths given to functions as text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from jinja2 import nodes

from planner.questionnaire.condition import paths_read
from planner.templateset.functions import JINJA_NAMES

_OF_JINJA = (*JINJA_NAMES, "varargs", "kwargs")
# A filter that returns some of the items it was given, in whatever order
_KEEPING_ITEMS = frozenset(("list", "reject", "rejectattr", "reverse", "select", "selectattr", "sort", "unique"))


@dataclass(frozen=True, slots=True)
class Reading:
    """A dotted `path`, or the constant `argument` of the function `argument_of`, on a line of the template."""

    line: int
    path: str | None = None
    argument_of: str = ""
    argument: str = ""


def readings(node: nodes.Node) -> Iterator[Reading]:
    """Yield everything that a tree reads, in the order written."""
    if isinstance(node, nodes.Name) and node.ctx != "load":
        return
    if isinstance(node, (nodes.Name, nodes.Getattr, nodes.Getitem)):
        yield from (Reading(node.lineno, path) for path in paths_read(node))
        return
    if isinstance(node, nodes.Call):
        yield from _call(node)
        return
    for child in node.iter_child_nodes():
        yield from readings(child)


def _call(node: nodes.Call) -> Iterator[Reading]:
    callee = node.node
    # A method such as `.startswith` is no name of ours; what it is called on is
    yield from readings(callee.node if isinstance(callee, nodes.Getattr) else callee)
    for argument in (*node.args, *(keyword.value for keyword in node.kwargs)):
        if isinstance(callee, nodes.Name) and isinstance(argument, nodes.Const) and isinstance(argument.value, str):
            yield Reading(node.lineno, argument_of=callee.name, argument=argument.value)
        else:
            yield from readings(argument)


def local_names(tree: nodes.Template) -> dict[str, Any]:
    """Return the names a template defines itself; for the variable of a loop, the dotted path it runs over.

    The value is None where nothing can be said, or where two loops of the same variable differ.
    """
    own = dict.fromkeys(name for _, name in definitions(tree))
    return dict.fromkeys(_OF_JINJA) | own | _loops(tree, _assigned(tree))


def definitions(tree: nodes.Template) -> Iterator[tuple[int, str]]:
    """Yield the line and the name of each variable, argument, macro and import that a template defines."""
    for name in tree.find_all(nodes.Name):
        if name.ctx in ("store", "param"):
            yield name.lineno, name.name
    for macro in tree.find_all(nodes.Macro):
        yield macro.lineno, macro.name
    for module in tree.find_all(nodes.Import):
        yield module.lineno, module.target
    for item in tree.find_all(nodes.FromImport):
        yield from ((item.lineno, name if isinstance(name, str) else name[1]) for name in item.names)


def _assigned(tree: nodes.Template) -> set[str]:
    """Return the names that something other than a loop gives a value to."""
    targets = [item.target for item in tree.find_all(nodes.Assign)]
    targets += [item.target for item in tree.find_all(nodes.AssignBlock)]
    return {target.name for target in targets if isinstance(target, nodes.Name)}


def _loops(tree: nodes.Template, assigned: set[str]) -> dict[str, str | None]:
    runs: dict[str, set[str | None]] = {}
    for loop in tree.find_all(nodes.For):
        if isinstance(loop.target, nodes.Name):
            runs.setdefault(loop.target.name, set()).add(_iterated(loop.iter))
    return {
        name: next(iter(paths)) if len(paths) == 1 and name not in assigned else None for name, paths in runs.items()
    }


def _iterated(node: nodes.Node) -> str | None:
    while isinstance(node, nodes.Filter) and node.name in _KEEPING_ITEMS and node.node is not None:
        node = node.node
    if not isinstance(node, (nodes.Name, nodes.Getattr)):
        return None
    paths = paths_read(node)
    return paths[0] if len(paths) == 1 else None
