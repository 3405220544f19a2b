"""What a template reads, found in its syntax tree: dotted names, and the paths given to functions as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from jinja2 import nodes

from planner.questionnaire.condition import paths_read
from planner.templateset.functions import JINJA_NAMES

_OF_JINJA = (*JINJA_NAMES, "varargs", "kwargs")
# A filter that returns some of the items it was given, in whatever order
_KEEPING_ITEMS = frozenset(("list", "reject", "rejectattr", "reverse", "select", "selectattr", "sort", "unique"))


class Reading(NamedTuple):
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


def inside(tree: nodes.Node) -> tuple[nodes.Node, ...]:
    """Return all nodes in a tree in the order written, for Jinja's `find_all` walks it anew for each kind."""
    found, waiting = [], [tree]
    while waiting:
        node = waiting.pop()
        found.append(node)
        waiting.extend(reversed(tuple(node.iter_child_nodes())))
    return tuple(found[1:])


def local_names(every: Sequence[nodes.Node]) -> dict[str, Any]:
    """Return the names a template of these nodes defines itself; for a loop's variable, the dotted path it runs over.

    The value is None where nothing can be said, or where two loops of the same variable differ.
    """
    own = dict.fromkeys(name for _, name in definitions(every))
    return dict.fromkeys(_OF_JINJA) | own | _loops(every, _assigned(every))


def definitions(every: Sequence[nodes.Node]) -> list[tuple[int, str]]:
    """Return the line and the name of each variable, argument, macro and import that nodes define."""
    variables = (node for node in every if isinstance(node, nodes.Name) and node.ctx in ("store", "param"))
    macros = (node for node in every if isinstance(node, nodes.Macro))
    modules = (node for node in every if isinstance(node, nodes.Import))
    members = ((node.lineno, name) for node in every if isinstance(node, nodes.FromImport) for name in node.names)
    return [
        *((node.lineno, node.name) for node in variables),
        *((node.lineno, node.name) for node in macros),
        *((node.lineno, node.target) for node in modules),
        *((line, name if isinstance(name, str) else name[1]) for line, name in members),
    ]


def _assigned(every: Sequence[nodes.Node]) -> set[str]:
    """Return the names that something other than a loop gives a value to."""
    targets = (node.target for node in every if isinstance(node, (nodes.Assign, nodes.AssignBlock)))
    return {target.name for target in targets if isinstance(target, nodes.Name)}


def _loops(every: Sequence[nodes.Node], assigned: set[str]) -> dict[str, str | None]:
    runs: dict[str, set[str | None]] = {}
    for loop in every:
        if isinstance(loop, nodes.For) and isinstance(loop.target, nodes.Name):
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
