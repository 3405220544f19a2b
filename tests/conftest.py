"""What all tests share: a cache of their own, so that what templates hold is worked out once; no test is timed.

What travels with the planner is read once in each process: no test changes it.
"""

import os
from collections.abc import Callable
from functools import cache, wraps
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from hypothesis import settings

from planner import pipeline
from planner.cache import user_cache
from planner.cli.main import collect_seldom
from planner.shipped import shipped_folder
from planner.templateset.model import TemplateSet

settings.register_profile("untimed", deadline=None, max_examples=60)
settings.load_profile("untimed")

ALONE = ("tests", "cli", "impact", "workshop")  # the folders of tests that take long: each goes to whichever is free
FIRST = ("lint", "towns", "cities", "sensitivity")  # the groups that take longest, so that no process waits at the end


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let one process have the tests that share a fixture, and those of a small module.

    To hand out each alone takes longer than to run it, and would make the fixture in every process.
    """
    for item in items:
        if _group(item) is None and (item.path.parent.name not in ALONE or _shares(item)):
            item.add_marker(pytest.mark.xdist_group(item.nodeid.partition("::")[0]))
    items.sort(key=lambda item: FIRST.index(_group(item)) if _group(item) in FIRST else len(FIRST))


def _group(item: pytest.Item) -> str | None:
    marker = item.get_closest_marker("xdist_group")
    return marker.args[0] if marker else None


def _shares(item: pytest.Item) -> bool:
    """Whether a test has a fixture that is made once for its module."""
    found = item._fixtureinfo.name2fixturedefs if isinstance(item, pytest.Function) else {}
    return any(definition.scope == "module" for definitions in found.values() for definition in definitions)


_READERS = ("load_questionnaire", "load_template_sets", "load_assessment", "load_catalogue", "load_material")


def pytest_configure(config: pytest.Config) -> None:
    collect_seldom()
    for name in _READERS:
        setattr(pipeline, name, _once(getattr(pipeline, name)))
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # a program that a test starts has its bytecode, as installed
    cache = getattr(config, "cache", None)  # none with -p no:cacheprovider
    folder = cache.mkdir("planner") if cache else "off"
    os.environ.setdefault("PLANNER_CACHE", str(folder))
    config.pluginmanager.register(_Sharing())


def _once(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Return `read`, giving back what it read before of a folder, or of a set of folders, that travels."""
    kept = cache(read)

    @wraps(read)
    def reading(source: Path | TemplateSet) -> Any:
        return kept(source) if _travels(source) else read(source)

    return reading


def _travels(source: Path | TemplateSet) -> bool:
    sets = shipped_folder("plan_templates")
    if isinstance(source, TemplateSet):
        return all(folder.parent == sets for folder in source.chain)
    return source in (sets, shipped_folder("questionnaires"))


class _Sharing:
    """Tells the other processes what this one has worked out, ever more seldom, as ever less of it is new."""

    def __init__(self) -> None:
        self._begun = self._told = monotonic()

    def pytest_runtest_logfinish(self) -> None:
        now = monotonic()
        if now - self._told > (self._told - self._begun) / 2 + 1:
            user_cache().save()
            self._told = now

    def pytest_sessionfinish(self) -> None:
        user_cache().save()
