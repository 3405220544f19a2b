"""A template as it is written: what it reads, defines and filters, found once for all sets that inherit it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import astuple, dataclass
from functools import cache
from typing import Any

from jinja2 import TemplateAssertionError, TemplateSyntaxError, nodes

from planner.cache import user_cache
from planner.manuscript.environment import TemplateEnvironment
from planner.manuscript.readings import Reading, local_names, readings
from planner.manuscript.recorder import Recorder


@dataclass(frozen=True, slots=True)
class Usage:
    """A filter or a test on a line of a template, with the texts given to it."""

    line: int
    name: str
    is_filter: bool
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Written:
    """What a template reads, the names it defines itself (as of `local_names`), its filters and tests."""

    readings: tuple[Reading, ...]
    local: dict[str, str | None]
    usages: tuple[Usage, ...]


@cache
def written(source: str) -> Written:
    """Return what a template holds, as kept from an earlier run; raises jinja2's `TemplateSyntaxError`."""
    read, local, used = user_cache().kept("written", source, make=lambda: _parts(source))
    return Written(tuple(Reading(*item) for item in read), local, tuple(Usage(*item) for item in used))


_Parts = tuple[list[tuple[Any, ...]], dict[str, str | None], list[tuple[Any, ...]]]


def _parts(source: str) -> _Parts:
    """Return what a template holds as plain data."""
    tree = TemplateEnvironment((), Recorder()).tree(source)
    return list(map(astuple, readings(tree))), local_names(tree), list(map(astuple, _usages(tree)))


@cache
def mistake(source: str) -> TemplateSyntaxError | None:
    """Return what keeps a template from being compiled, such as a block given twice; no unknown filter or test."""
    try:
        with suppress(TemplateAssertionError):
            TemplateEnvironment((), Recorder()).compile(source)
    except TemplateSyntaxError as error:
        return error
    return None


def _usages(tree: nodes.Template) -> Iterator[Usage]:
    for node in tree.find_all((nodes.Filter, nodes.Test)):
        assert isinstance(node, (nodes.Filter, nodes.Test))
        given = (*node.args, *(word.value for word in node.kwargs))
        texts = tuple(item.value for item in given if isinstance(item, nodes.Const) and isinstance(item.value, str))
        yield Usage(node.lineno, node.name, isinstance(node, nodes.Filter), texts)
