"""A template as it is written: what it reads, defines and filters, found once for all sets that inherit it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

from jinja2 import TemplateSyntaxError, nodes
from msgspec import Struct

from planner.cache import user_cache
from planner.manuscript.environment import TemplateEnvironment
from planner.manuscript.readings import Reading, definitions, inside, local_names, readings
from planner.manuscript.recorder import Recorder
from planner.manuscript.scopes import Scopes
from planner.questionnaire.expressions import Compared, comparisons, dotted

_EXPLAINED = "{##"


class Usage(NamedTuple):
    """A filter or a test on a line of a template, the dotted path of what it is used on if it is one, and its texts."""

    line: int
    name: str
    is_filter: bool
    used_on: str | None
    texts: tuple[str, ...]


class BlockSource(NamedTuple):
    """A `{% block %}` as written, `inner` if it stands in another.

    `keeps` if it says what the parent has, `empty` if it says nothing at all, `explained` if a comment stands in it.
    """

    name: str
    line: int
    inner: bool
    keeps: bool
    empty: bool
    explained: bool


class Written(Struct, frozen=True):
    """What a template reads and compares with texts, its own names (as of `local_names`), filters, tests and blocks.

    `definitions` are the lines and names of what it defines, as often as it does. `extends` if it lies over that of the
    parent, else it stands alone.
    """

    readings: tuple[Reading, ...]
    compared: tuple[Compared, ...]
    local: dict[str, str | None]
    definitions: tuple[tuple[int, str], ...]
    usages: tuple[Usage, ...]
    extends: bool
    blocks: tuple[BlockSource, ...]


@cache
def written(source: str) -> Written:
    """Return what a template holds, as kept from an earlier run; raises the `TemplateSyntaxError` that it has."""
    if "{" not in source:  # as most texts in data
        return _PLAIN
    read, compared, local, defined, used, extends, blocks = user_cache().kept(
        "written", source, make=lambda: _parts(source)
    )
    return Written(
        readings=tuple(Reading(*item) for item in read),
        compared=tuple(Compared(*item) for item in compared),
        local=local,
        definitions=tuple((line, name) for line, name in defined),
        usages=tuple(Usage(*item) for item in used),
        extends=extends,
        blocks=tuple(BlockSource(*item) for item in blocks),
    )


def mistake(source: str) -> TemplateSyntaxError | None:
    """Return what keeps a template from being compiled, such as a block given twice; no unknown filter or test."""
    try:
        written(source)
    except TemplateSyntaxError as error:
        return error
    return None


_PLAIN = Written((), (), local_names(()), (), (), extends=False, blocks=())
_Rows = list[tuple[Any, ...]]
_Parts = tuple[_Rows, _Rows, dict[str, str | None], _Rows, _Rows, bool, _Rows]


def _parts(source: str) -> _Parts:
    """Return what a template holds as plain data."""
    tree = _environment().tree(source)
    every = inside(tree)
    extends = any(isinstance(node, nodes.Extends) for node in every)
    found = readings(tree), comparisons(every), _usages(every), _blocks(every, source)
    read, compared, used, blocks = (list(map(tuple, items)) for items in found)
    parts = read, compared, local_names(every), definitions(every), used, extends, blocks
    Scopes(None, None).visit(tree)  # refuses what cannot be traced; it changes the tree, and so comes last
    return parts


@cache
def _environment() -> TemplateEnvironment:
    return TemplateEnvironment((), Recorder())


def _usages(every: Sequence[nodes.Node]) -> Iterator[Usage]:
    for node in every:
        if isinstance(node, (nodes.Filter, nodes.Test)):
            given = (*node.args, *(word.value for word in node.kwargs))
            texts = tuple(item.value for item in given if isinstance(item, nodes.Const) and isinstance(item.value, str))
            yield Usage(node.lineno, node.name, isinstance(node, nodes.Filter), dotted(node.node), texts)


def _blocks(every: Sequence[nodes.Node], source: str) -> Iterator[BlockSource]:
    lines, found = source.split("\n"), {node: inside(node) for node in every if isinstance(node, nodes.Block)}
    inner = {node.name for held in found.values() for node in held if isinstance(node, nodes.Block)}
    return (_block(node, held, node.name in inner, lines) for node, held in found.items())


def _block(node: nodes.Block, held: Sequence[nodes.Node], inner: bool, lines: Sequence[str]) -> BlockSource:
    called = (call.node for call in held if isinstance(call, nodes.Call))
    keeps = any(isinstance(callee, nodes.Name) and callee.name == "super" for callee in called)
    return BlockSource(node.name, node.lineno, inner, keeps, _says_nothing(held), _is_explained(node, lines))


def _says_nothing(held: Sequence[nodes.Node]) -> bool:
    outputs = (item for output in held if isinstance(output, nodes.Output) for item in output.nodes)
    return all(isinstance(item, nodes.TemplateData) and not item.data.strip() for item in outputs)


def _is_explained(node: nodes.Block, lines: Sequence[str]) -> bool:
    for line in lines[node.lineno - 1 :]:
        if _EXPLAINED in line:
            return True
        if "endblock" in line:
            return False
    return False
