"""What an expression reads and what it compares it with, found in its syntax tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from jinja2 import nodes

# A filter that returns some of the items it was given, in whatever order
_KEEPING_ITEMS = frozenset(("list", "reject", "rejectattr", "reverse", "select", "selectattr", "sort", "unique"))
_BY_MEMBER = frozenset(("selectattr", "rejectattr"))
_COMPARING = frozenset(("eq", "ne", "in", "notin", "equalto", "sameas", "=="))


class Compared(NamedTuple):
    """The texts that the value at a dotted `path`, or each of its items, is compared with, on a line."""

    line: int
    path: str
    words: tuple[str, ...]


def paths_read(tree: nodes.Node) -> tuple[str, ...]:
    """Return the dotted paths that a syntax tree reads, each once, in the order written."""
    found: dict[str, None] = {}
    _gather(tree, found)
    return tuple(found)


def _gather(node: nodes.Node, found: dict[str, None]) -> None:
    path = dotted(node)
    if path is not None:
        found[path] = None
        return
    for child in node.iter_child_nodes():
        _gather(child, found)


def dotted(node: nodes.Node | None) -> str | None:
    """Return the dotted path that a node is, written with dots or with brackets; None if it is none."""
    if isinstance(node, nodes.Name):
        return node.name if node.ctx == "load" else None
    if isinstance(node, nodes.Getattr):
        base = dotted(node.node)
        return f"{base}.{node.attr}" if base else None
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
        base = dotted(node.node)
        return f"{base}.{node.arg.value}" if base else None
    return None


def iterated(node: nodes.Node | None) -> str | None:
    """Return the dotted path whose items a node gives, some of them or all; None where nothing can be said."""
    while isinstance(node, nodes.Filter) and node.name in _KEEPING_ITEMS:
        node = node.node
    if not isinstance(node, (nodes.Name, nodes.Getattr)):
        return None
    paths = paths_read(node)
    return paths[0] if len(paths) == 1 else None


def comparisons(every: Iterable[nodes.Node]) -> Iterator[Compared]:
    """Yield what nodes compare with texts: `a.b == "x"`, `a.b in ["x"]`, `"x" in a.b`, `selectattr("b", "in", …)`."""
    for node in every:
        if isinstance(node, nodes.Compare) and len(node.ops) == 1 and node.ops[0].op in _COMPARING:
            sides = node.expr, node.ops[0].expr
            pairs = [(dotted(value), _texts(other)) for value, other in (sides, sides[::-1])]
        elif isinstance(node, nodes.Filter) and node.name in _BY_MEMBER:
            pairs = [_member_compared(node)]
        else:
            continue
        yield from (Compared(node.lineno, path, words) for path, words in pairs if path and words)


def _member_compared(node: nodes.Filter) -> tuple[str | None, tuple[str, ...]]:
    items, given = iterated(node.node), [_texts(argument) for argument in node.args]
    if items is None or len(given) != 3 or not (given[0] and given[1] and given[1][0] in _COMPARING):
        return None, ()
    return f"{items}.{given[0][0]}", given[2]


def _texts(node: nodes.Node) -> tuple[str, ...]:
    """Return the text that a node is, or those that are listed in it."""
    if isinstance(node, (nodes.List, nodes.Tuple)):
        return tuple(text for item in node.items for text in _texts(item))
    return (node.value,) if isinstance(node, nodes.Const) and isinstance(node.value, str) else ()
