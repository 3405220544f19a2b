"""What a template reads, found in its syntax tree: dotted names, and the paths given to functions as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from jinja2 import nodes

from planner.questionnaire.expressions import dotted, iterated, paths_read
from planner.templateset.functions import JINJA_NAMES

Paths = frozenset[str]
_NONE: Paths = frozenset()
_OF_JINJA = (*JINJA_NAMES, "varargs", "kwargs")


class Reading(NamedTuple):
    """A dotted `path`, or the constant `argument` of the function `argument_of`, on a line of the template.

    `sure` are the beginnings of the path that an `if` around it has found to be there.
    """

    line: int
    path: str | None = None
    argument_of: str = ""
    argument: str = ""
    sure: tuple[str, ...] = ()


def readings(node: nodes.Node, sure: Paths = _NONE) -> Iterator[Reading]:
    """Yield everything that a tree reads, in the order written; what is in `sure` is there."""
    if isinstance(node, nodes.Name) and node.ctx != "load":
        return
    if isinstance(node, (nodes.Name, nodes.Getattr, nodes.Getitem)):
        yield from (Reading(node.lineno, path, sure=_beginnings(path, sure)) for path in paths_read(node))
    elif isinstance(node, nodes.Call):
        yield from _call(node, sure)
    else:
        for child, also in _parts(node):
            yield from readings(child, sure | also)


def _call(node: nodes.Call, sure: Paths) -> Iterator[Reading]:
    callee = node.node
    # A method such as `.startswith` is no name of ours; what it is called on is
    yield from readings(callee.node if isinstance(callee, nodes.Getattr) else callee, sure)
    for argument in (*node.args, *(keyword.value for keyword in node.kwargs)):
        if isinstance(callee, nodes.Name) and isinstance(argument, nodes.Const) and isinstance(argument.value, str):
            yield Reading(node.lineno, argument_of=callee.name, argument=argument.value)
        else:
            yield from readings(argument, sure)


def _parts(node: nodes.Node) -> Iterator[tuple[nodes.Node, Paths]]:
    """Yield what stands in a node, each with the paths that are there wherever it is reached."""
    if isinstance(node, nodes.If):
        yield node.test, _NONE
        yield from ((child, _shown(node.test)) for child in node.body)
        missing = _shown(node.test, holds=False)
        for branch in node.elif_:
            yield from ((child, also | missing) for child, also in _parts(branch))
            missing |= _shown(branch.test, holds=False)
        yield from ((child, missing) for child in node.else_)
    elif isinstance(node, nodes.CondExpr):
        yield node.test, _NONE
        yield node.expr1, _shown(node.test)
        if node.expr2 is not None:
            yield node.expr2, _shown(node.test, holds=False)
    elif isinstance(node, nodes.For) and node.test is not None:
        yield from ((child, _NONE) for child in (node.target, node.iter, node.test, *node.else_))
        yield from ((child, _shown(node.test)) for child in node.body)
    else:
        yield from ((child, _NONE) for child in node.iter_child_nodes())


def _shown(test: nodes.Node, *, holds: bool = True) -> Paths:
    """Return the paths that are there, and no empty value, where a test holds or where it does not."""
    if isinstance(test, nodes.Not):
        return _shown(test.node, holds=not holds)
    if isinstance(test, nodes.And if holds else nodes.Or):
        return _shown(test.left, holds=holds) | _shown(test.right, holds=holds)
    path = dotted(test) if holds else None
    return frozenset((path,)) if path else _NONE


def _beginnings(path: str, sure: Paths) -> tuple[str, ...]:
    names = path.split(".")
    beginnings = (".".join(names[:end]) for end in range(1, len(names)))
    return tuple(
        start for start in beginnings if any(known == start or known.startswith(f"{start}.") for known in sure)
    )


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
            runs.setdefault(loop.target.name, set()).add(iterated(loop.iter))
    return {
        name: next(iter(paths)) if len(paths) == 1 and name not in assigned else None for name, paths in runs.items()
    }
